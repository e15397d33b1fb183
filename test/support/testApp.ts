// The real app on a real database, with a clock that tests set, the demo's data, and people who use it.

import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { createApp } from '#app'
import { calendarAhead, realCalendar } from '#calendar'
import type { Clock } from '#clock'
import type { ActivationKeyNo, MprId, RegistrationId } from '#domain/codes'
import type { Family } from '#domain/service'
import { createPasswords } from '#operations/access/passwords'
import { type Demo, seedDemo } from '#operations/upkeep/seedDemo'
import { systemRandom } from '#random'
import type { Db } from '#store/db'
import { addCards, addDevices } from '#store/upkeep/seed'
import type { Env } from '#web/env'
import type { VendorSettings } from '#words/vendor'
import { createMetrics } from '../../src/metrics.ts'
import { type Given, wire } from '../../src/wiring.ts'
import { filledDatabases } from './database.ts'
import { fakeClock } from './fakeClock.ts'
import { keptCard, testCodes, testRing } from './testCodes.ts'
import { aVisitor, fieldValue, type Visitor } from './visitor.ts'

const ORIGIN = 'http://localhost:3000'

/** What the demo's databases of this process hold. */
let seeded: Demo | undefined
const aDemoDatabase = filledDatabases(async db => {
  const deps = {
    db,
    clock: fakeClock(),
    calendar: realCalendar,
    random: systemRandom,
    codes: testCodes,
    passwords: createPasswords(),
  }
  await seedDemo(deps, async made => {
    seeded = made
  })
})

/** Of the first app, for those after it. */
let atHand: Given['atHand']

export type TestApp = Awaited<ReturnType<typeof testApp>>

/** @param vendor as if nothing were configured without it */
export async function testApp(publicOrigin = ORIGIN, vendor?: VendorSettings) {
  const db = await aDemoDatabase()
  const demo = structuredClone(seeded!)
  const clock = fakeClock()
  const faults: object[] = []
  const lines: Record<string, unknown>[] = []
  const log = {
    info: (data: object) => void lines.push({ ...data }),
    error: (data: object) => void faults.push(data),
  }
  const secret = 'a secret of tests that is long enough'
  const metrics = createMetrics()
  const shift = { days: 0 }
  const codes = testRing(clock)
  const calendar = calendarAhead(shift)
  const given = {
    db,
    clock,
    calendar,
    demoShift: shift,
    random: systemRandom,
    codes,
    secret,
    publicOrigin,
    trustedProxies: 0,
    vendor,
    log,
    metrics,
    atHand,
  }
  const deps = await wire(given)
  atHand = { assets: deps.assets, voices: deps.voices }
  const app = createApp(deps)
  const devices = { hdcom: 0, mpcs: 0 }
  let visitors = 0
  const cardOf = (mprId: MprId, product: string) => {
    const { keys } = demo.devices.find(device => device.mprId === mprId)!
    const { activationKeyNo, registrationId } = keys.find(key => key.product === product)!
    return { mprId, activationKeyNo, registrationId }
  }

  return {
    app,
    db,
    clock,
    /** Days that the business day is ahead. */
    shift,
    deps,
    metrics,
    /** What was logged besides faults. */
    lines,
    demo,
    /** What was logged as a fault; empty at the end of a good test. */
    faults,
    /** Another server on the same database, by a clock of its own. */
    beside: async (other: Clock) => {
      const deps = await wire({ ...given, clock: other, atHand, metrics: createMetrics() })
      return { deps, app: createApp(deps) }
    },
    /** Each from an address of their own, unless one is named. */
    visitor: (address = `198.51.100.${++visitors % 256}`) => visitorOf(app, address),
    /** Somebody of the demo's dealer, signed in by the image's text. */
    aReseller: (account: 'account' | 'mpcsAccount' = 'account') => signedIn(app, db, demo[account]),
    /** A device that no test has used yet, with its cards by product. */
    aDevice: (family: Family = 'hdcom') => {
      const device = demo.devices.filter(d => d.family === family)[devices[family]++]!
      return { ...device, card: (product: string) => cardOf(device.mprId, product) }
    },
    cardOf,
    signIn: (login: { loginId: string; password: string }) => signedIn(app, db, login),
    /** For those who need more HDコム devices than the demo has. */
    moreDevices: async (count: number) => {
      const more = Array.from({ length: count }, aNewDevice)
      await addDevices(db, more, clock.now())
      await addCards(
        db,
        more.flatMap(device => device.keys.map(keptCard)),
        clock.now(),
      )
      demo.devices.push(...more)
    },
  }
}

const hex = (digits: number) =>
  randomBytes(digits / 2)
    .toString('hex')
    .toUpperCase()

function aNewDevice(): Demo['devices'][number] {
  const keys = ['KX-VCS701W', 'KX-VCS703W', 'HDCOM-TRIAL'].map(product => ({
    activationKeyNo: hex(16) as ActivationKeyNo,
    registrationId: hex(8) as RegistrationId,
    product,
  }))
  return { mprId: hex(16) as MprId, family: 'hdcom', macAddress: '02:00:00:00:00:01', keys }
}

/** Somebody with a browser of their own, at this address. */
function visitorOf(app: Hono<Env>, address = '192.0.2.1'): Visitor {
  const incoming = { socket: { remoteAddress: address } }
  return aVisitor((path, init) => app.request(path, init, { incoming }))
}

/** Signs in with the text that the image was drawn from. */
async function signedIn(
  app: Hono<Env>,
  db: Db,
  { loginId, password }: { loginId: string; password: string },
): Promise<Visitor> {
  const visitor = visitorOf(app)
  const { challenge, text } = await seeImage(visitor, db)
  const answer = await visitor.post('/login', { loginId, password, challenge, image: text })
  if (answer.location !== '/menu') throw new Error(`login gave ${answer.status}`)
  return visitor
}

/** Opens the login page and reads its image. */
export async function seeImage(visitor: Visitor, db: Db): Promise<{ challenge: string; text: string }> {
  const { challenge, image } = await readImage(visitor, db, (await visitor.get('/login')).body)
  return { challenge, text: image }
}

/** Reads the image of a page that the visitor has before them. @returns the robot check's fields of its form */
export async function readImage(visitor: Visitor, db: Db, body: string): Promise<{ challenge: string; image: string }> {
  const challenge = fieldValue(body, 'challenge')!
  await visitor.get(`/robot-check/image/${challenge}`)
  return { challenge, image: await shownText(db, challenge) }
}

/** Opens the login page and hears its digits. */
export async function hearDigits(visitor: Visitor, db: Db) {
  const challenge = fieldValue((await visitor.get('/login')).body, 'challenge')!
  const sound = await visitor.get(`/robot-check/audio/${challenge}`)
  return { challenge, sound, digits: await spokenDigits(db, challenge) }
}

/** What the picture of a login page shows. */
export const shownText = (db: Db, challenge: string): Promise<string> => answerOf(db, challenge)

/** What the sound of a login page says. */
export const spokenDigits = (db: Db, challenge: string): Promise<string> => answerOf(db, `sound:${challenge}`)

async function answerOf(db: Db, id: string): Promise<string> {
  const [row] = await db<{ answer: string }[]>`select answer from login_challenges where id = ${id}`
  if (!row) throw new Error(`${id} was not asked for`)
  return row.answer
}
