// A browser that signed in to an account before is marked, so that strangers' wrong guesses cannot lock its user out, nor hold
// them up (C6, C23). It is marked for the last accounts that signed in here, for each as long as the cookie policy says.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { KNOWN_BROWSER_DAYS } from './cookies.ts'
import type { Ctx, WebDeps } from './env.ts'
import { token } from './token.ts'

/** Colleagues at one computer. */
const MOST_ACCOUNTS = 5
const DAY_MS = 86_400_000

/** `whose` names the account to nobody but this server; `day` is when it signed in last. */
type Mark = { nonce: string; day: number; whose: string }

/** The browser's mark with this account first, for its cookie. One that it has for the account is kept, and lasts anew. */
export function markBrowser(c: Ctx, deps: WebDeps, loginId: string): string {
  const whose = nameOf(deps, loginId)
  const marks = marksOf(c, deps)
  const nonce = marks.find(mark => mark.whose === whose)?.nonce ?? token(deps.random, 12)
  const others = marks.filter(mark => mark.whose !== whose).slice(0, MOST_ACCOUNTS - 1)
  return written(deps, [{ nonce, day: today(deps), whose }, ...others])
}

/** The cookie that no longer knows this account. */
export function unmarkBrowser(c: Ctx, deps: WebDeps, loginId: string): string {
  const left = marksOf(c, deps).filter(mark => mark.whose !== nameOf(deps, loginId))
  const { knownBrowser } = deps.cookies
  return left.length > 0 ? knownBrowser.set(written(deps, left)) : knownBrowser.clear()
}

/** The mark's own part, when the browser carries one for this account. */
export function knownBrowser(c: Ctx, deps: WebDeps, loginId: string): string | undefined {
  const whose = nameOf(deps, loginId)
  return marksOf(c, deps).find(mark => mark.whose === whose)?.nonce
}

/** The same of whichever account signed in here last: its proofs of work have a price of their own. */
export const knownToAnyAccount = (c: Ctx, deps: WebDeps): string | undefined => marksOf(c, deps)[0]?.nonce

/** Those that are ours and have not ended. */
function marksOf(c: Ctx, deps: WebDeps): Mark[] {
  const parts = (deps.cookies.knownBrowser.read(c) ?? '').split('.')
  const marks: Mark[] = []
  for (let at = 0; at + 3 < parts.length && marks.length < MOST_ACCOUNTS; at += 4) {
    const [nonce = '', day = '', whose = '', signed = ''] = parts.slice(at, at + 4)
    const mark = { nonce, day: Number(day), whose }
    const right = Buffer.from(signature(deps, mark))
    const given = Buffer.from(signed)
    const isOurs = given.length === right.length && timingSafeEqual(given, right)
    // Nobody takes it that a day of ours is past: a clock may have been set back.
    if (isOurs && Math.abs(today(deps) - mark.day) <= KNOWN_BROWSER_DAYS) marks.push(mark)
  }
  return marks
}

const written = (deps: WebDeps, marks: Mark[]): string =>
  marks.map(mark => [mark.nonce, mark.day, mark.whose, signature(deps, mark)].join('.')).join('.')

const today = ({ clock }: WebDeps): number => Math.floor(clock.now().epochMilliseconds / DAY_MS)

const nameOf = (deps: WebDeps, loginId: string): string => keyed(deps, `known browser of ${loginId}`)

const signature = (deps: WebDeps, { nonce, day, whose }: Mark): string =>
  keyed(deps, `known browser ${nonce} ${day} ${whose}`)

const keyed = ({ secret }: WebDeps, text: string): string =>
  createHmac('sha256', secret).update(text).digest().subarray(0, 16).toString('base64url')
