// What the server issues to an account: 登録ID and password, of letters that nobody mistakes for others (C1).
import { withoutLabel } from '#domain/around'
import { withoutInvisible } from '#domain/visible'
import { randomLetter } from '../chance.ts'
import type { OperationDeps } from '../deps.ts'

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LOGIN_ID_LETTERS = 10 // product.md §2
const PASSWORD_LETTERS = 16
export const ISSUED_PASSWORD_DAYS = 7 // P8

type Random = OperationDeps['random']

export const newLoginId = (random: Random): string => letters(LOGIN_ID_LETTERS, random)
export const newPassword = (random: Random): string => letters(PASSWORD_LETTERS, random)

/**
 * The password that was issued here and typed or pasted like this: full-width, in small letters, with its label or spaces.
 * Undefined when it can be none.
 */
export function asIssued(typed: string): string | undefined {
  const letters = withoutLabel(withoutInvisible(typed.normalize('NFKC'))).toUpperCase()
  const isOne = letters.length === PASSWORD_LETTERS && [...letters].every(letter => LETTERS.includes(letter))
  return isOne ? letters : undefined
}

/** Whether a text could be a 登録ID. Any other text is never sent to the database. */
export const isLoginId = (text: string): boolean => /^[0-9A-Za-z]{10}$/.test(text)

const letters = (count: number, random: Random) =>
  Array.from({ length: count }, () => randomLetter(LETTERS, random)).join('')
