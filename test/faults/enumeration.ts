// npm run faults -- enumeration: whether the time of an answer tells that an account exists (C2, C3, C6). 500 tries of each
// kind, in turns and in chance order, on the app itself, without a network's noise to hide behind. A control, in which
// unknown 登録ID cost no hash, must be seen.
import { randomInt } from 'node:crypto'
import { report } from '../../bench/support/measure.ts'
import { createApp } from '../../src/app.ts'
import { stopDatabases } from '../support/database.ts'
import { APPLICANT, registerTo } from '../support/registerWalk.ts'
import { readImage, seeImage, type TestApp, testApp } from '../support/testApp.ts'
import { aVisitor, type Visitor } from '../support/visitor.ts'
import { auc } from './auc.ts'

const TRIES = 500
const WARM_UP = 30
const MOST = 0.55

/** Prepares one try of a kind; what it gives back is measured. */
type Try = () => Promise<() => Promise<unknown>>

export async function enumeration(): Promise<void> {
  try {
    await measured(await testApp())
  } finally {
    await stopDatabases()
  }
}

async function measured(app: TestApp): Promise<void> {
  const known = app.demo.account.loginId
  await app.db`update accounts set disabled_at = ${app.clock.now()} where login_id = ${app.demo.mpcsAccount.loginId}`
  const disabled = app.demo.mpcsAccount.loginId
  const unhashed = {
    ...app.deps.passwords,
    verify: (password: string, hash?: string) => verifyOnly(app, password, hash),
  }
  const leaky = createApp({ ...app.deps, passwords: unhashed })

  const outcomes = [
    await compared(
      app,
      'register',
      registering(app, () => 'unknown@x.example'),
      registering(app, () => KNOWN),
    ),
    await compared(
      app,
      'login',
      loggingIn(app, app.app, unknownId),
      loggingIn(app, app.app, () => known),
    ),
    await compared(
      app,
      'login-disabled',
      loggingIn(app, app.app, unknownId),
      loggingIn(app, app.app, () => disabled),
    ),
    await compared(
      app,
      'forgotten',
      forgetting(app, unknownId),
      forgetting(app, () => known),
    ),
    await compared(
      app,
      'forgotten-disabled',
      forgetting(app, unknownId),
      forgetting(app, () => disabled),
    ),
  ]
  const control = await compared(
    app,
    'control',
    loggingIn(app, leaky, unknownId),
    loggingIn(app, leaky, () => known),
  )
  const ok = outcomes.every(({ lower }) => lower <= MOST) && control.lower > MOST
  report({ name: 'enumeration', tries: TRIES, reach: MOST, ...figures([...outcomes, control]), ok })
}

const KNOWN = 'takahashi@minato-eizo.example'
/** The same each time, as the known one is: what a first try leaves behind must not tell them apart. */
const unknownId = () => 'ZZZZZZZZZZ'

function figures(outcomes: { name: string; auc: number; lower: number }[]) {
  return Object.fromEntries(outcomes.map(({ name, auc, lower }) => [name, `${auc.toFixed(3)} (≥ ${lower.toFixed(3)})`]))
}

const verifyOnly = (app: TestApp, password: string, hash?: string) =>
  hash === undefined ? Promise.resolve(false) : app.deps.passwords.verify(password, hash)

/** Both kinds in chance order, an hour of the clock apart, so that no limit is reached. */
async function compared(app: TestApp, name: string, first: Try, second: Try) {
  const times: [number[], number[]] = [[], []]
  for (let n = 0; n < TRIES + WARM_UP; n++) {
    const order: (0 | 1)[] = randomInt(2) === 0 ? [0, 1] : [1, 0]
    for (const kind of order) {
      app.clock.advance({ hours: 1 })
      const ask = await [first, second][kind]!()
      const started = performance.now()
      await ask()
      if (n >= WARM_UP) times[kind].push(performance.now() - started)
    }
  }
  return { name, ...auc(times[0], times[1]) }
}

/** The form of P4 with an address: known or not. */
function registering(app: TestApp, emailOf: () => string): Try {
  return async () => {
    const visitor = app.visitor()
    const form = await registerTo(app, visitor, 'form')
    const email = emailOf()
    const answered = await readImage(visitor, app.db, form.body)
    return expecting(303, () => visitor.post(form.path, { ...APPLICANT, email, emailAgain: email, ...answered }))
  }
}

/** A wrong password, of the kind that is issued, for a 登録ID. */
function loggingIn(app: TestApp, at: TestApp['app'], idOf: () => string): Try {
  return async () => {
    const visitor = visitorOf(at)
    const { challenge, text } = await seeImage(visitor, app.db)
    const form = { loginId: idOf(), password: 'WRQNGWRQNGWRQNGW', challenge, image: text }
    return expecting(422, () => visitor.post('/login', form))
  }
}

/** A temporary password for a 登録ID. */
function forgetting(app: TestApp, idOf: () => string): Try {
  return async () => {
    const visitor = app.visitor()
    const answered = await readImage(visitor, app.db, (await visitor.get('/password')).body)
    return expecting(303, () => visitor.post('/password', { loginId: idOf(), ...answered }))
  }
}

function visitorOf(app: TestApp['app']): Visitor {
  const incoming = { socket: { remoteAddress: '192.0.2.1' } }
  return aVisitor((path, init) => app.request(path, init, { incoming }))
}

/** What is answered otherwise is not what was to be measured. */
function expecting(status: number, ask: () => Promise<{ status: number; body: string }>) {
  return async () => {
    const answer = await ask()
    if (answer.status !== status) throw new Error(`the answer was ${answer.status}:\n${answer.body}`)
  }
}
