// The robot check before a password is looked at, or a mail is sent to whoever a stranger names (C7, C23): the image's text,
// digits read aloud, or a proof of work. Each counts once.
import { createHmac } from 'node:crypto'
import { DEAREST_PROOF, proofPrice } from '#domain/limits'
import { withoutInvisible } from '#domain/visible'
import { limit, proofLimit, takeTokens, tokensLeft } from '#store/access/buckets'
import { addImageText, consumeAnswers, consumeProof, keepDigits } from '#store/access/challenges'
import type { Form } from '#ui/form'
import { ROBOT_CHECK_ID, type RobotCheck } from '#ui/robotCheck'
import type { Ctx, WebDeps } from '../env.ts'
import { hashOf } from '../guard.ts'
import { knownToAnyAccount } from '../knownBrowser.ts'
import { takeShare } from '../problems.ts'
import { token } from '../token.ts'
import { isUuid, randomUuid } from '../uuid.ts'
import { sameAnswer } from './answer.ts'
import { chanceFrom, keyedChance } from './chance.ts'
import { drawImageText, drawText } from './imageText.ts'
import { createProof, type ProofTask, verifyProof } from './proof.ts'
import { drawDigits, speakDigits } from './spokenDigits.ts'

const MINUTES = 5

/** For a form that is shown now. Picture and sound store their answer under its id when they are fetched. */
export function newRobotCheck(deps: WebDeps, id = randomUuid(deps.random)): RobotCheck {
  const { image, sound, proof } = deps.surface.robotCheck
  const worker = deps.assets.urls.proofWorker ?? ''
  return { id, image: `${image}/${id}`, sound: `${sound}/${id}`, proof, worker }
}

/** The cookie that picture and sound are bound to, for a browser that has none. */
export function boundBrowser(c: Ctx, deps: WebDeps): string[] {
  if (deps.cookies.preLogin.read(c)) return []
  return [deps.cookies.preLogin.set(token(deps.random, 16))]
}

/**
 * Draws the image of one form, bound to the browser that shows it. @returns the picture; or how long the client has to wait for
 * one, as a number of seconds
 */
export async function imageFor(c: Ctx, deps: WebDeps, id: string): Promise<Uint8Array | number | undefined> {
  const browser = deps.cookies.preLogin.read(c)
  if (!browser || !isUuid(id)) return undefined
  const taken = await takeTokens(deps.db, [limit('picture-client', deps.clientOf(c))], deps.clock.now())
  if (!taken.ok) return taken.waitSeconds
  const random = chanceFrom(deps.random)
  const answer = drawText(random)
  const expiresAt = deps.clock.now().add({ minutes: MINUTES })
  await addImageText(deps.db, { id, browserHash: hashOf(browser), answer, expiresAt })
  return drawImageText(answer, random)
}

/**
 * The digits of the same form read aloud, for the same browser. Asked again, the same sound comes: players ask for
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

/**
 * The more proofs were of no use lately, the longer one takes to find (C23): of all strangers; or of this browser alone, where an
 * account knows it, so that no flood holds its user up.
 */
export async function proofFor(c: Ctx, deps: WebDeps): Promise<ProofTask> {
  const { db, clock, secret } = deps
  const now = clock.now()
  const lane = knownToAnyAccount(c, deps)
  if (lane === undefined) await takeShare(c, deps, 'proof-client')
  const own = lane === undefined ? DEAREST_PROOF : await ownPrice(deps, lane, now)
  const price = own === 1 ? own : Math.min(own, proofPrice(await tokensLeft(db, limit('proofs'), now)))
  return createProof({ hmacSecret: secret, expiresAt: now.add({ minutes: MINUTES }), price })
}

const ownPrice = async ({ db }: WebDeps, lane: string, now: Temporal.Instant): Promise<number> =>
  proofPrice(await tokensLeft(db, proofLimit(lane), now), 'proofs-known')

/** Whether nothing at all was answered. */
export const isUnanswered = ({ image = '', proof }: Form): boolean => withoutInvisible(image).trim() === '' && !proof

/** What to say at the robot check of a form that was sent; undefined when it was passed. */
export async function robotCheckError(c: Ctx, deps: WebDeps, form: Form): Promise<string | undefined> {
  const { robot } = c.get('text')
  if (isUnanswered(form)) return robot.emptyImage
  return (await passesRobotCheck(c, deps, form)) ? undefined : robot.wrong
}

/** Whether a form carries its image's text, its sound's digits or an unused proof. Image and sound are used up. */
export async function passesRobotCheck(c: Ctx, deps: WebDeps, form: Form): Promise<boolean> {
  const now = deps.clock.now()
  const browser = deps.cookies.preLogin.read(c)
  const { [ROBOT_CHECK_ID]: id = '' } = form
  const answers = browser && isUuid(id) ? await consumeAnswers(deps.db, [id, soundId(id)], hashOf(browser), now) : []
  if (form.proof) {
    const proof = await verifyProof({ hmacSecret: deps.secret, payload: form.proof, now })
    if (!proof.ok || !(await consumeProof(deps.db, proof.id, proof.expiresAt, now))) return false
    await takeTokens(deps.db, [proofLimit(knownToAnyAccount(c, deps))], now) // whether there is one left or not; a right password gives it back
    return true
  }
  return answers.some(answer => sameAnswer(answer, form.image ?? ''))
}
