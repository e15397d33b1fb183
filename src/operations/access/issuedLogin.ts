// What the server issues to an account: 登録ID and password, of letters that nobody mistakes for others (C1).
import { randomLetter } from '../chance.ts'
import type { OperationDeps } from '../deps.ts'

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LOGIN_ID_LETTERS = 10 // product.md §2
const PASSWORD_LETTERS = 16
export const ISSUED_PASSWORD_DAYS = 7 // P8

type Random = OperationDeps['random']

export const newLoginId = (random: Random): string => letters(LOGIN_ID_LETTERS, random)
export const newPassword = (random: Random): string => letters(PASSWORD_LETTERS, random)

/** Whether a text could be a password that was issued here. */
export const looksIssued = (password: string): boolean =>
  password.length === PASSWORD_LETTERS && [...password].every(letter => LETTERS.includes(letter))

/** Whether a text could be a 登録ID. Any other text is never sent to the database. */
export const isLoginId = (text: string): boolean => /^[0-9A-Za-z]{10}$/.test(text)

const letters = (count: number, random: Random) =>
  Array.from({ length: count }, () => randomLetter(LETTERS, random)).join('')
