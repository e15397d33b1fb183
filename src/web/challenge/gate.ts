// The robot check before a password is looked at (C7): the image's text, digits read aloud, or a proof of work. Each
// counts once.
import { createHmac } from 'node:crypto'
import { addImageText, consumeAnswers, consumeProof, keepDigits } from '#store/access/challenges'
import type { Form } from '#ui/form'
import type { Ctx, WebDeps } from '../env.ts'
import { hashOf } from '../guard.ts'
import { takeShare } from '../problems.ts'
import { isUuid } from '../uuid.ts'
import { sameAnswer } from './answer.ts'
import { chanceFrom, keyedChance } from './chance.ts'
import { drawImageText, drawText } from './imageText.ts'
import { createProof, type ProofChallenge, verifyProof } from './proof.ts'
import { drawDigits, speakDigits } from './spokenDigits.ts'

const MINUTES = 5

/** Draws the image of one login page, bound to the browser that shows it. @returns the PNG */
export async function imageFor(c: Ctx, deps: WebDeps, id: string): Promise<Uint8Array | undefined> {
  const browser = deps.cookies.preLogin.read(c)
  if (!browser || !isUuid(id)) return undefined
  await takeShare(c, deps, 'picture-client')
  const random = chanceFrom(deps.random)
  const answer = drawText(random)
  const expiresAt = deps.clock.now().add({ minutes: MINUTES })
  await addImageText(deps.db, { id, browserHash: hashOf(browser), answer, expiresAt })
  return drawImageText(answer, random)
}

/**
 * The digits of the same login page read aloud, for the same browser. Asked again, the same sound comes: players ask for
 * it in parts and when it is played again. @returns a WAV
 */
export async function soundFor(c: Ctx, deps: WebDeps, page: string): Promise<Uint8Array | undefined> {
  const browser = deps.cookies.preLogin.read(c)
  if (!browser || !isUuid(page)) return undefined
  await takeShare(c, deps, 'picture-client')
  const [id, now] = [soundId(page), deps.clock.now()]
  const drawn = drawDigits(chanceFrom(deps.random))
  const expiresAt = now.add({ minutes: MINUTES })
  const answer = await keepDigits(deps.db, { id, browserHash: hashOf(browser), answer: drawn, expiresAt, now })
  if (answer === undefined) return undefined
  const key = createHmac('sha256', deps.secret).update(`spoken-digits:${id}:${answer}`).digest()
  return speakDigits(answer, deps.voices[c.get('lang')], keyedChance(key))
}

/** A page has one id for its picture and its sound: this tells their rows apart. */
const soundId = (page: string): string => `sound:${page}`

export function proofFor(deps: WebDeps): Promise<ProofChallenge> {
  return createProof({ hmacSecret: deps.secret, expiresAt: deps.clock.now().add({ minutes: MINUTES }) })
}

/** Whether a login form carries its image's text, its sound's digits or an unused proof. Image and sound are used up. */
export async function passesGate(c: Ctx, deps: WebDeps, form: Form): Promise<boolean> {
  const now = deps.clock.now()
  const browser = deps.cookies.preLogin.read(c)
  const { challenge = '' } = form
  const answers =
    browser && isUuid(challenge)
      ? await consumeAnswers(deps.db, [challenge, soundId(challenge)], hashOf(browser), now)
      : []
  if (form.proof) {
    const proof = await verifyProof({ hmacSecret: deps.secret, payload: form.proof, now })
    return proof.ok && (await consumeProof(deps.db, proof.id, proof.expiresAt, now))
  }
  return answers.some(answer => sameAnswer(answer, form.image ?? ''))
}
