// Codes that a phone read from paper (domain/scanned.ts): in this tab, over a login, for the forms that ask for them.
import { formatCode } from '#domain/codes'
import type { ScannedCodes } from '#domain/scanned'

const KEY = 'scanned'
/** A login and a look at the device are over by then. */
const LASTS_MS = 30 * 60_000

type Kept = { codes: ScannedCodes; until: number }

export function keepScanned(codes: ScannedCodes): boolean {
  const kept: Kept = { codes, until: Date.now() + LASTS_MS }
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept))
    return true
  } catch {
    return false // Forbidden or full: then they are typed.
  }
}

/** As they stand in fields, by the fields' names. */
export function scannedFields(): Record<string, string> | undefined {
  try {
    const kept: Kept | null = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    if (!kept || kept.until < Date.now()) return undefined
    return Object.fromEntries(Object.entries(kept.codes).map(([name, code]) => [name, formatCode(code)]))
  } catch {
    return undefined // Forbidden.
  }
}

/** They have been sent, or something else has. */
export function forgetScanned(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Forbidden: then nothing was kept.
  }
}
