// A device's MAC address as its label or an import file writes it: with colons, hyphens, dots, or nothing.
import { type Parsed, parseDigits } from './codes.ts'

declare const brand: unique symbol
/** Six pairs of hex digits: 02:1A:2B:3C:4D:5E. */
export type MacAddress = string & { readonly [brand]: 'macAddress' }

const DIGITS = 12

export function parseMacAddress(typed: string): Parsed<MacAddress> {
  const parsed = parseDigits<string>(typed.replace(/[:.：．]/g, ''), DIGITS)
  return parsed.ok ? { ok: true, value: parsed.value.match(/../g)!.join(':') as MacAddress } : parsed
}
