// People and devices at work through a proxy, on kept connections, on one for each request, and by HTTP/2.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#store/db'
import { aSession } from '../../support/aSession.ts'
import { aVisitor, type Visitor } from '../../support/visitor.ts'
import { between } from '../former/asked.ts'
import type { Codes } from '../former/fill.ts'
import { issue, type Promised } from '../former/journeys.ts'
import { type Ask, aBrowser, HOWS, type How, type Way } from './browser.ts'

/** Between two requests of one of them: the machine is busy, and never too busy to notice. */
const PAUSE_MS = { least: 5, most: 45 }

/** @property failed what was not answered as it should be, as sentences */
export type Book = { asked: Record<How, number>; failed: string[] }

export const emptyBook = (): Book => ({ asked: { kept: 0, fresh: 0, http2: 0 }, failed: [] })

/** @property cards that nobody has used; whoever applies takes one */
export type Scene = { db: Db; way: Way; book: Book; cards: Codes[]; promised: Promised }
/** `stop` lets everybody finish what they are at. */
export type Load = { stop(): Promise<void> }

/** What somebody does again and again. @param turn from 0 */
type Work = (turn: number) => Promise<unknown>
/** @param visitor is signed in, and asks by `ask` as well */
type Trade = (scene: Scene, ask: Ask, visitor: Visitor) => Promise<Work>

/** Of each kind of connection: eight. */
const TRADES: Trade[] = [reader, reader, applicant, applicant, applicant, applicant, device, device]

export async function startLoad(scene: Scene): Promise<Load> {
  const cookie = await aSession(scene.db)
  const ending = { now: false }
  const people = HOWS.flatMap(how => TRADES.map(trade => ({ how, trade })))
  const working = people.map(async ({ how, trade }, place) => {
    const browser = aBrowser(scene.way, how, `127.0.1.${place + 1}`)
    const ask = watched(scene.book, how, browser.ask)
    const visitor = aVisitor(ask)
    visitor.cookies.set('__Host-session', cookie)
    let work: Work | undefined
    for (let turn = 0; !ending.now; turn++) {
      try {
        work ??= await trade(scene, ask, visitor)
        await work(turn)
      } catch (error) {
        if (!(error instanceof Failed)) scene.book.failed.push(String(error))
      }
    }
    browser.leave()
  })
  return {
    async stop() {
      ending.now = true
      await Promise.all(working)
    },
  }
}

const READ = ['/menu', '/issue', '/search', '/account', '/login', '/session', '/.well-known/jwks.json']

async function reader(_scene: Scene, _ask: Ask, visitor: Visitor): Promise<Work> {
  return async turn => {
    const { body } = await visitor.get(READ[turn % READ.length]!)
    const style = /\/assets\/style\.\w+\.css/.exec(body)?.[0]
    if (style) await visitor.get(style)
  }
}

async function applicant(scene: Scene, _ask: Ask, visitor: Visitor): Promise<Work> {
  return () => applied(scene, visitor)
}

/** Registers, asks for its status, and now and then registers again, as after a restart. */
async function device(scene: Scene, ask: Ask, visitor: Visitor): Promise<Work> {
  const { mprId, key } = await applied(scene, visitor)
  const body = JSON.stringify({ mprId, registrationKey: key })
  const json = { 'content-type': 'application/json' }
  let token = ''
  return async turn => {
    if (turn % 5 === 0 || token === '') {
      const answer = await ask('/device/v1/registration', { method: 'POST', headers: json, body })
      token = ((await answer.json()) as { token: string }).token
    }
    await ask('/device/v1/service', { headers: { authorization: `Bearer ${token}` } })
  }
}

async function applied({ cards, promised }: Scene, visitor: Visitor): Promise<{ mprId: string; key: string }> {
  const codes = cards.pop()
  if (!codes) throw new Error('no card is left')
  await issue(visitor, codes, promised)
  return promised.issued.get(codes.activationKeyNo)!
}

/** Is in the book already. */
class Failed extends Error {}

const GOOD = new Set([200, 303])
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

function watched(book: Book, how: How, ask: Ask): Ask {
  return async (path, init) => {
    await sleep(between(PAUSE_MS))
    book.asked[how]++
    const fail = (why: unknown): never => {
      book.failed.push(`${init?.method ?? 'GET'} ${path.replace(UUID, ':id')} (${how}): ${why}`)
      throw new Failed()
    }
    const answer = await ask(path, init).catch(fail)
    return GOOD.has(answer.status) ? answer : fail(`the answer was ${answer.status}`)
  }
}
