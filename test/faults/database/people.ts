// People and devices at work while things happen to the database. Whoever is interrupted begins again until it is done.
import { setTimeout as sleep } from 'node:timers/promises'
import { promiseOf } from '../../support/extendWalk.ts'
import { keyIn } from '../../support/issueWalk.ts'
import { aScript } from '../../support/process.ts'
import { fieldValue, type Visitor } from '../../support/visitor.ts'
import { aPerson, ask, type Book, Interrupted, led, there } from './asked.ts'
import type { Promised } from './lost.ts'
import type { Codes, Lot } from './stock.ts'

export type Scene = {
  origin: string
  book: Book
  promised: Promised
  stock: Lot[]
  login: { loginId: string; password: string }
}

const APPLICANTS = 4
const READERS = 2
const DEVICES = 2
/** Between what somebody does and does next. */
const REST_MS = 60
const PAGES = ['/menu', '/account', '/issue', '/login', '/login/proof']

/** @returns lets everybody finish what they are at */
export async function atWork(scene: Scene): Promise<() => Promise<void>> {
  const ending = { now: false }
  const devices = devicesOf(scene)
  const again = async (work: () => Promise<void>) => {
    while (!ending.now) {
      await work().catch(error => {
        if (!(error instanceof Interrupted)) scene.book.wrong.push(String(error?.stack ?? error))
      })
      await sleep(REST_MS)
    }
  }
  const signedIn = async () => {
    const script = await aScript(scene.origin, scene.login)
    const person = aPerson(scene.book, scene.origin)
    for (const cookie of script.cookies) person.cookies.set(...cookie)
    return person
  }
  const people: Promise<void>[] = []
  for (let i = 0; i < APPLICANTS; i++) people.push(again(applicant(scene, await signedIn(), devices.heard)))
  for (let i = 0; i < READERS; i++) people.push(again(reader(await signedIn())))
  for (let i = 0; i < DEVICES; i++) people.push(again(devices.ask))
  return async () => {
    ending.now = true
    await Promise.all(people)
  }
}

/** 新規申請 for a device, then 期間の延長; each again until it is acknowledged. */
function applicant({ stock, promised }: Scene, visitor: Visitor, done: (codes: Codes) => void): () => Promise<void> {
  let lot: Lot | undefined
  return async () => {
    lot ??= stock.pop()
    if (!lot) throw new Error('no card is left')
    const { issue, extend } = lot
    if (!promised.issued.has(issue.activationKeyNo)) await applyFor(visitor, issue, promised)
    if (!promised.extended.has(extend.activationKeyNo)) await extendBy(visitor, extend, promised)
    done(issue)
    lot = undefined
  }
}

const ISSUED = /^\/issued\//
const EXTENDED = /^\/extended\//

async function applyFor(visitor: Visitor, codes: Codes, { issued }: Promised): Promise<void> {
  let at = await led(visitor, '/issue', codes)
  if (!ISSUED.test(at)) {
    const terms = there(await visitor.get(at))
    at = await led(visitor, at, { version: fieldValue(terms.body, 'version')! })
    const number = there(await visitor.get(at))
    at = await led(visitor, at, { number: fieldValue(number.body, 'number')! })
    there(await visitor.get(at))
    at = await led(visitor, at, {})
  }
  if (!ISSUED.test(at)) throw new Interrupted()
  issued.set(codes.activationKeyNo, { mprId: codes.mprId, key: '' })
  const key = keyIn(there(await visitor.get(at)).body)
  issued.set(codes.activationKeyNo, { mprId: codes.mprId, key: key?.replaceAll('-', '') ?? 'none' })
}

async function extendBy(visitor: Visitor, codes: Codes, { extended }: Promised): Promise<void> {
  let at = await led(visitor, '/extend', codes)
  if (!EXTENDED.test(at)) {
    const terms = there(await visitor.get(at))
    at = await led(visitor, at, { version: fieldValue(terms.body, 'version')! })
    at = await led(visitor, at, promiseOf(there(await visitor.get(at)).body))
  }
  if (!EXTENDED.test(at)) throw new Interrupted()
  extended.set(codes.activationKeyNo, codes.mprId)
  there(await visitor.get(at))
}

function reader(visitor: Visitor): () => Promise<void> {
  let turn = 0
  return async () => void there(await visitor.get(PAGES[turn++ % PAGES.length]!))
}

/** Devices that got their key register with it, one of them at a time, and ask for their service. */
function devicesOf({ book, origin, promised }: Scene) {
  const waiting: Codes[] = []
  const tokens: string[] = []
  return {
    heard: (codes: Codes) => void waiting.push(codes),
    async ask() {
      const codes = waiting.at(-1)
      if (codes && (tokens.length === 0 || waiting.length > 3)) {
        const { mprId, key: registrationKey } = promised.issued.get(codes.activationKeyNo)!
        waiting.length = 0
        if (registrationKey === '') return
        const answer = await ask(book, origin, '/device/v1/registration', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ mprId, registrationKey }),
        })
        tokens.push(((await there(answer).json()) as { token: string }).token)
      }
      const token = tokens.at(-1)
      if (token) await ask(book, origin, '/device/v1/service', { headers: { authorization: `Bearer ${token}` } })
    },
  }
}
