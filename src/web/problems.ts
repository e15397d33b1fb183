// Pages for absence, denial and faults (architecture.md, Errors).
import { minutesOf } from '#domain/limits'
import { NotAllowed } from '#domain/may'
import { limit, takeTokens } from '#store/access/buckets'
import { isDatabaseAway } from '#store/db'
import { linkButton } from '#ui/buttons'
import { html } from '#ui/html'
import { layout } from '#ui/layout'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'
import { lostAnswer } from './closed.ts'
import type { Ctx, WebDeps } from './env.ts'
import { ClientGone } from './form.ts'
import { frameOf } from './frame.ts'
import { data, page } from './respond.ts'

export type Problem = Exclude<keyof Text['problems'], 'requestId' | 'signedOut' | 'consentFirst'>

const STATUS: Record<Problem, number> = {
  notFound: 404,
  forbidden: 403,
  notAllowed: 403,
  tooLarge: 413,
  tooMany: 429,
  fault: 500,
}

/** When to ask again, where nothing says it better. */
const RETRY_SECONDS = 60

/** Thrown for what is not there or not yours: the same answer for both. */
class NotFound extends Error {}

export function notFound(): never {
  throw new NotFound()
}

/** Thrown at a client that asked for more than its share (C23). */
class TooMany extends Error {
  readonly waitSeconds: number
  constructor(waitSeconds: number) {
    super('too many')
    this.waitSeconds = waitSeconds
  }
}

/** Takes a client's share of what pages cost us before anybody is known; throws where it has none left. */
export async function takeShare(
  c: Ctx,
  deps: WebDeps,
  name: 'draft-client' | 'picture-client' | 'proof-client',
): Promise<void> {
  const taken = await takeTokens(deps.db, [limit(name, deps.clientOf(c))], deps.clock.now())
  if (!taken.ok) throw new TooMany(taken.waitSeconds)
}

export function problemPage(c: Ctx, deps: WebDeps, problem: Problem, waitSeconds = RETRY_SECONDS): Response {
  const text = c.get('text')
  const words = text.problems[problem]
  // Some problems come before anybody asked the database; the home page leads a stranger to the login by itself.
  const signedIn = c.get('account') !== undefined || deps.cookies.session.read(c) !== undefined
  const { surface } = deps
  const home = signedIn
    ? { href: surface.home, text: surface.homeLabel(text) }
    : { href: surface.login, text: surface.loginLabel(text) }
  const body = html`<h1>${words.title}</h1>
<p>${inPieces(words.text)}</p>
${problem === 'tooMany' ? html`<p>${text.common.againIn(minutesOf(waitSeconds))}</p>` : ''}
${problem === 'fault' ? html`<p>${text.problems.requestId}: <span class="code">${c.get('requestId')}</span></p>` : ''}
<p>${linkButton({ ...home, kind: 'secondary' })}</p>`
  const retry = problem === 'tooMany' ? { 'retry-after': String(waitSeconds) } : {}
  // The rest of a body that is too large is not read, so nothing can follow it on its connection.
  const close = problem === 'tooLarge' ? { connection: 'close' } : {}
  return page(
    layout(frameOf(c, deps), { title: words.title, error: true, help: problem !== 'notFound', body }),
    STATUS[problem],
    [],
    { ...retry, ...close },
  )
}

/** Whatever was thrown: absence is a 404, a database away a 503, anything else a fault that is logged once. */
export function problemOf(c: Ctx, deps: WebDeps, error: Error): Response | Promise<Response> {
  if (error instanceof ClientGone) return data('', 'text/plain', {}, 400)
  if (error instanceof NotFound) return problemPage(c, deps, 'notFound')
  if (error instanceof TooMany) return problemPage(c, deps, 'tooMany', error.waitSeconds)
  if (error instanceof NotAllowed) return problemPage(c, deps, 'notAllowed')
  const away = isDatabaseAway(error)
  deps.log.error({ requestId: c.get('requestId'), method: c.req.method, err: error }, away ? 'database away' : 'fault')
  return away ? lostAnswer(c, deps) : problemPage(c, deps, 'fault')
}
