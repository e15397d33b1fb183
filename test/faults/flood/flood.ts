// npm run faults -- flood: a day on which strangers send a million guesses from a hundred thousand clients, half of them at
// one account, against the real verbs and a real database (C23). Only the clock, the work of a hash and that of a proof are
// simulated. For an hour a tenth of them bring a proof of work, which makes proofs dear. In between people sign in whose
// account, client and browser are quiet: they are what is measured.
import { randomInt, randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { EmailAddress } from '#domain/emailAddress'
import { DEAREST_PROOF, proofPrice } from '#domain/limits'
import { type SignInRequest, signIn } from '#operations/access/signIn'
import { sendMailCode } from '#operations/accounts/mailProof'
import { limit, takeTokens, tokensLeft } from '#store/access/buckets'
import { report } from '../../../bench/support/measure.ts'
import { createProof } from '../../../src/web/robotCheck/proof.ts'
import { stopDatabases } from '../../support/database.ts'
import { solveProof } from '../../support/solveProof.ts'
import { type TestApp, testApp } from '../../support/testApp.ts'
import { aBrowser } from '../../support/who.ts'
import { measuredMs, simulatedPasswords } from './queue.ts'

const DAY_SECONDS = 86_400
const HOUR_SECONDS = 3600
const ACCOUNTS = 200
const VICTIM = 'Victim2345'

/** What C23 asks for. */
const BARS = { innocents: 0.99, waitMs: 5000, guessesADay: 100, reached: 0.05, hashes: 2, mailsAnHour: 12 }

export type Flood = { attempts: number; clients: number; innocents: number; seconds: number }
type Outcome = {
  in: number
  waits: number[]
  /** Of those whose browser has signed in before. */
  knownWaits: number[]
  reached: number
  atVictim: number
  dearest: number
  /** Codes that quiet people asked for at a mailbox which strangers use up, those they got, and all that went there in an hour. */
  codes: { asked: number; sent: number; mostInAnHour: number }
}

export async function flood(): Promise<void> {
  const day: Flood = { attempts: 1_000_000, clients: 100_000, innocents: 2000, seconds: DAY_SECONDS }
  try {
    const { hashMs, proofMs, ...outcome } = await flooded(await testApp(), day)
    const innocents = outcome.in / day.innocents
    const waits = outcome.waits.toSorted((a, b) => a - b)
    const waitP99 = waits[Math.floor(waits.length * 0.99)]!
    const reached = outcome.reached / day.attempts
    report({
      name: 'flood',
      ...day,
      innocents,
      waitP99,
      waitKnownMost: Math.max(...outcome.knownWaits),
      codesAsked: outcome.codes.asked,
      codesSent: outcome.codes.sent,
      mostCodesInAnHour: outcome.codes.mostInAnHour,
      reached,
      guessesADay: outcome.atVictim,
      dearestProof: outcome.dearest,
      hashMs,
      proofMs: Math.max(...proofMs),
      ok:
        innocents >= BARS.innocents &&
        waitP99 <= BARS.waitMs &&
        Math.max(...outcome.knownWaits) <= BARS.hashes * hashMs &&
        outcome.codes.sent === outcome.codes.asked &&
        outcome.codes.mostInAnHour <= BARS.mailsAnHour &&
        outcome.atVictim <= BARS.guessesADay &&
        outcome.dearest === DEAREST_PROOF &&
        reached <= BARS.reached,
    })
  } finally {
    await stopDatabases()
  }
}

/** Second by second: what strangers send in it, and now and then one of the people. */
export async function flooded(app: TestApp, { attempts, clients, innocents, seconds }: Flood) {
  const hashMs = await measuredMs(app.deps.passwords)
  const proofMs = await proofTimes(app)
  const { passwords, looks, waitedMs } = simulatedPasswords(
    app.clock,
    hashMs,
    (typed, known) => known === `hash of ${typed}`,
  )
  const deps = { ...app.deps, passwords }
  await quietAccounts(app)
  const codes = { asked: 0, sent: 0, mostInAnHour: 0 }
  const outcome: Outcome = { in: 0, waits: [], knownWaits: [], reached: 0, atVictim: 0, dearest: 1, codes }
  let [sent, signedIn] = [0, 0]
  for (let second = 1; second <= seconds; second++) {
    app.clock.advance({ seconds: 1 })
    const due = Math.floor((attempts * second) / seconds)
    const guesses: Promise<void>[] = []
    const pay = second >= seconds / 2 && second < seconds / 2 + HOUR_SECONDS
    for (; sent < due; sent++) guesses.push(guess(sent, pay && sent % 10 === 1))
    await Promise.all(guesses)
    const dueIn = Math.floor((innocents * second) / seconds)
    for (; signedIn < dueIn; signedIn++) await quiet(signedIn)
    if (second % HOUR_SECONDS === 60) await mailed()
    if (second % 3600 === 0)
      console.error(`${second / 3600} h: ${outcome.in} of ${signedIn} in, ${outcome.reached} looked at`)
  }
  return { ...outcome, hashMs, proofMs }

  /** Each hour five strangers ask thrice for a code at one mailbox, and then a person whose client has not asked yet. */
  async function mailed(): Promise<void> {
    let sent = 0
    const ask = async (client: string): Promise<boolean> => {
      const id = randomUUID()
      const email = 'victim@quiet.example' as EmailAddress
      const request = { id, email, purpose: 'register', language: 'ja', by: aBrowser, client } as const
      const got = (await sendMailCode(app.deps, request)).ok
      sent += Number(got)
      return got
    }
    for (let i = 0; i < 15; i++) await ask(`192.0.2.${i % 5}`)
    codes.sent += Number(await ask(`198.18.${codes.asked >> 8}.${codes.asked & 255}`))
    codes.asked++
    codes.mostInAnHour = Math.max(codes.mostInAnHour, sent)
  }

  async function guess(i: number, hasProof: boolean): Promise<void> {
    const isAtVictim = i % 2 === 0
    const before = looks()
    const loginId = isAtVictim ? VICTIM : `Guess${String(randomInt(100_000)).padStart(5, '0')}`
    const client = `10.${(i % clients) >> 16}.${((i % clients) >> 8) & 255}.${i & 255}`
    if (hasProof) await takeTokens(app.db, [limit('proofs')], app.clock.now()) // as the gate does
    const decision = await signIn(deps, request({ loginId, client, password: 'a guess', hasProof }))
    if (decision.ok) throw new Error('a guess was right')
    if (decision.refusal !== 'login-wrong') return
    outcome.reached++
    if (isAtVictim && looks() > before) outcome.atVictim++
  }

  /** Every second one comes with a browser that has signed in before; the others pay when they are asked to. */
  async function quiet(i: number): Promise<void> {
    const loginId = accountOf(i)
    const person = { loginId, client: `203.0.${(i >> 8) & 255}.${i & 255}`, password: `own ${loginId}` }
    const knownBrowser = i % 2 === 0 ? `browser of ${i}` : undefined
    let waited = 0
    let decision = await signIn(deps, request({ ...person, knownBrowser, hasProof: false }))
    if (!decision.ok && decision.refusal === 'login-needs-proof') {
      const price = proofPrice(await tokensLeft(app.db, limit('proofs'), app.clock.now()))
      outcome.dearest = Math.max(outcome.dearest, price)
      waited += price * proofMs[i % proofMs.length]!
      await takeTokens(app.db, [limit('proofs')], app.clock.now())
      decision = await signIn(deps, request({ ...person, knownBrowser, hasProof: true }))
    }
    if (!decision.ok) return
    outcome.in++
    outcome.waits.push(waited + waitedMs())
    if (knownBrowser !== undefined) outcome.knownWaits.push(waitedMs())
  }
}

let sessions = 0

const request = (
  attempt: Pick<SignInRequest, 'loginId' | 'client' | 'password' | 'hasProof'> & { knownBrowser?: string | undefined },
): SignInRequest => ({
  knownBrowser: undefined,
  ...attempt,
  agent: null,
  by: aBrowser,
  formerHash: undefined,
  sessionHash: Buffer.from(`session ${++sessions}`),
})

const accountOf = (i: number) => `Quiet${String(i % ACCOUNTS).padStart(5, '0')}`

async function quietAccounts({ db }: TestApp): Promise<void> {
  const [company] = await db<{ id: number }[]>`
    insert into companies (name, country, address, created_at) values ('Quiet', 'JP', array['-'], now()) returning id`
  await db`insert into accounts (company_id, login_id, password_hash, email, created_at)
    select ${company!.id}, id, 'hash of own ' || id, id || '@quiet.example', now()
    from (select 'Quiet' || lpad(n::text, 5, '0') as id from generate_series(0, ${ACCOUNTS - 1}) n) q`
  await db`insert into accounts (company_id, login_id, password_hash, email, created_at)
    values (${company!.id}, ${VICTIM}, 'hash of what nobody guesses', 'victim@quiet.example', now())`
}

/** How long proofs of work take to find here, in milliseconds. */
async function proofTimes({ clock }: TestApp): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < 9; i++) {
    const challenge = await createProof({
      hmacSecret: 'a secret',
      expiresAt: clock.now().add({ minutes: 5 }),
      price: 1,
    })
    const started = performance.now()
    await solveProof(challenge)
    times.push(performance.now() - started)
  }
  return times
}
