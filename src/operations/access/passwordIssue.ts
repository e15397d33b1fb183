// Why a password that somebody wants cannot be taken (C1): its length, or that others would guess it.
import type { PasswordRefusal } from '#domain/accountRefusal'
import {
  closedUp,
  decidePasswordLength,
  guessedWords,
  type PasswordOwner,
  passwordForm,
  withoutHabits,
  withoutWords,
} from '#domain/password'
import { type Decision, refuse } from '#domain/refusal'

/**
 * Likely passwords first, so many are tried before this one, in powers of ten by zxcvbn. What is as easy is one of the lists that
 * leaked: three words that many use, with a year. Four words drawn by chance have 15, fifteen letters by chance as well.
 */
const LEAST_AS_TYPED = 12
/** Without the spaces of a sentence: Japanese letters have more to them than zxcvbn counts. */
const LEAST_CLOSED_UP = 10
/** Of what is left without what is guessed first: found in hours below this. */
const LEAST_LEFT = 8
/** Only so much of a password is scored: a longer text takes longer to score, and this much is enough to be safe. */
const ESTIMATED_CHARACTERS = 64

type Estimate = (password: string, words: string[]) => number
let estimate: Promise<Estimate> | undefined

export type PasswordIssue = Exclude<PasswordRefusal, 'password-same-as-present'>

/** Refusals: `password-too-short`, `password-too-long`, `password-too-easy`. */
export async function passwordIssue(typed: string, owner: PasswordOwner): Promise<Decision<string, PasswordIssue>> {
  const password = passwordForm(typed)
  const decision = decidePasswordLength(password)
  if (!decision.ok) return decision
  const words = guessedWords(owner)
  estimate ??= loaded()
  const guessesOf = await estimate
  const closed = closedUp(password)
  const left = [password, closed, withoutHabits(password), withoutHabits(closed)].map(text => withoutWords(text, words))
  const isEasy = (text: string, least: number) => guessesOf(beginningOf(text), words) < least
  const tooEasy =
    isEasy(password, LEAST_AS_TYPED) || isEasy(closed, LEAST_CLOSED_UP) || left.some(text => isEasy(text, LEAST_LEFT))
  return tooEasy ? refuse('password-too-easy') : decision
}

/** Loaded when a password is first chosen: the lists of known passwords take memory that a server may never need. */
async function loaded(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const zxcvbn = new ZxcvbnFactory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs })
  return (password, words) => zxcvbn.check(password, words).guessesLog10
}

const beginningOf = (text: string) => [...text].slice(0, ESTIMATED_CHARACTERS).join('')
