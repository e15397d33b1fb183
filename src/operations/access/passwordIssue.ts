// Why a password that somebody wants cannot be taken (C1): its length, or that others would guess it.
import type { PasswordRefusal } from '#domain/accountRefusal'
import {
  closedUp,
  decidePasswordLength,
  guessedWords,
  type PasswordOwner,
  passwordForm,
  withoutWords,
} from '#domain/password'
import { type Decision, refuse } from '#domain/refusal'

/** Of zxcvbn's 0 to 4. A password with a lower score is found in hours by trying likely passwords first. */
const LOWEST_SCORE = 3
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
  const scoreOf = await estimate
  const unguessed = [password, closedUp(password)].map(text => withoutWords(text, words))
  const scores = [password, ...unguessed].map(text => scoreOf(beginningOf(text), words))
  return Math.min(...scores) < LOWEST_SCORE ? refuse('password-too-easy') : decision
}

/** Loaded when a password is first chosen: the lists of known passwords take memory that a server may never need. */
async function loaded(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const zxcvbn = new ZxcvbnFactory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs })
  return (password, words) => zxcvbn.check(password, words).score
}

const beginningOf = (text: string) => [...text].slice(0, ESTIMATED_CHARACTERS).join('')
