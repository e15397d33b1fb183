// The robot check before a password is looked at (C7): the image's text, or a proof of work. Each counts once.
import { addImageText, consumeImageText, consumeProof } from '#store/challenges'
import type { Ctx, WebDeps } from '../env.ts'
import type { Form } from '../form.ts'
import { hashOf } from '../guard.ts'
import { isUuid } from '../uuid.ts'
import { drawImageText, drawText, sameImageText } from './imageText.ts'
import { createProof, type ProofChallenge, verifyProof } from './proof.ts'

const MINUTES = 5

/** Draws the image of one login page, bound to the browser that shows it. @returns the PNG */
export async function imageFor(c: Ctx, deps: WebDeps, id: string): Promise<Uint8Array | undefined> {
  const browser = deps.cookies.preLogin.read(c)
  if (!browser || !isUuid(id)) return undefined
  const random = chance(deps)
  const answer = drawText(random)
  const expiresAt = deps.clock.now().add({ minutes: MINUTES })
  await addImageText(deps.db, { id, browserHash: hashOf(browser), answer, expiresAt })
  return drawImageText(answer, random)
}

export function proofFor(deps: WebDeps): Promise<ProofChallenge> {
  return createProof({ hmacSecret: deps.secret, expiresAt: deps.clock.now().add({ minutes: MINUTES }) })
}

/** Whether a login form carries the right text of its image, or an unused proof. The image is used up either way. */
export async function passesGate(c: Ctx, deps: WebDeps, form: Form): Promise<boolean> {
  const now = deps.clock.now()
  const browser = deps.cookies.preLogin.read(c)
  const text =
    browser && isUuid(form.challenge ?? '')
      ? await consumeImageText(deps.db, form.challenge!, hashOf(browser), now)
      : undefined
  if (form.proof) {
    const proof = await verifyProof({ hmacSecret: deps.secret, payload: form.proof, now })
    return proof.ok && (await consumeProof(deps.db, proof.id, proof.expiresAt, now))
  }
  return text !== undefined && sameImageText(text, form.image ?? '')
}

/** 0 to 1 (excluded), from the chance handed in. */
function chance(deps: WebDeps): () => number {
  return () => Buffer.from(deps.random(4)).readUInt32BE() / 2 ** 32
}
