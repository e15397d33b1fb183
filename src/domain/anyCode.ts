// Any code of a device, a card or a service, typed without saying which kind of code it is.
import {
  CODE_DIGITS,
  type CodeIssue,
  parseDigits,
  parseRegistrationId,
  type RegistrationId,
  type RegistrationKey,
} from './codes.ts'
import { type ConnectionNumber, parseConnectionNumber } from './connectionNumber.ts'

/** 16 digits may be an MPR ID, an Activation Key No. or a Registration Key: only the database knows. */
export type AnyCode = { kind: 'code16'; value: string } | { kind: 'connectionNumber'; value: ConnectionNumber }

export type ReadAnyCode = { ok: true; value: AnyCode } | { ok: false; issue: CodeIssue }

const CONNECTION_NUMBER_DIGITS = 11

export function parseAnyCode(typed: string): ReadAnyCode {
  const short = parseDigits<string>(typed, CONNECTION_NUMBER_DIGITS)
  const number = short.ok ? parseConnectionNumber(short.value) : undefined
  if (number) return { ok: true, value: { kind: 'connectionNumber', value: number } }
  const long = parseDigits<string>(typed, CODE_DIGITS)
  return long.ok ? { ok: true, value: { kind: 'code16', value: long.value } } : long
}

/** A code that is looked for whole only, and never stands in an address (R26). */
export type SecretCode =
  | { kind: 'registrationKey'; value: RegistrationKey }
  | { kind: 'registrationId'; value: RegistrationId }

/** Undefined when it is neither. */
export function parseSecretCode(typed: string): SecretCode | undefined {
  const key = parseDigits<RegistrationKey>(typed, CODE_DIGITS)
  if (key.ok) return { kind: 'registrationKey', value: key.value }
  const id = parseRegistrationId(typed)
  return id.ok ? { kind: 'registrationId', value: id.value } : undefined
}
