// Codes in the fragment of an address that is printed as a QR code: a browser sends it to nobody, so it is in no log.
import {
  type ActivationKeyNo,
  type MprId,
  type Parsed,
  parseActivationKeyNo,
  parseMprId,
  parseRegistrationId,
  type RegistrationId,
} from './codes.ts'

export type ScannedCodes = { mprId?: MprId; activationKeyNo?: ActivationKeyNo; registrationId?: RegistrationId }

/** The page that such an address leads to: printed on paper, so it has to be there for ever (docs/running.md). */
export const SCAN_PATH = '/scan'

const NAMES = { m: 'mprId', a: 'activationKeyNo', r: 'registrationId' } as const
const PARSERS: Record<keyof typeof NAMES, (typed: string) => Parsed<string>> = {
  m: parseMprId,
  a: parseActivationKeyNo,
  r: parseRegistrationId,
}

/** Three codes with their names and signs between them take less. */
const LONGEST = 100

/** @param origin scheme, host and port of the portal */
export function scanAddress(origin: string, codes: ScannedCodes): string {
  const parts = Object.entries(NAMES).flatMap(([sign, name]) => (codes[name] ? [`${sign}=${codes[name]}`] : []))
  return `${origin}${SCAN_PATH}#${parts.join('&')}`
}

/** What a fragment that anybody may have made says: codes that are codes, and nothing else. @param fragment with its # */
export function scannedCodes(fragment: string): ScannedCodes {
  if (fragment.length > LONGEST) return {}
  const codes: Record<string, string> = {}
  for (const part of fragment.replace(/^#/, '').split('&')) {
    const sign = part.slice(0, part.indexOf('='))
    if (!Object.hasOwn(NAMES, sign)) continue
    const parsed = PARSERS[sign as keyof typeof NAMES](part.slice(sign.length + 1))
    if (parsed.ok) codes[NAMES[sign as keyof typeof NAMES]] = parsed.value
  }
  // Half a card is none.
  if (!codes.activationKeyNo || !codes.registrationId) {
    delete codes.activationKeyNo
    delete codes.registrationId
  }
  return codes
}
