// The vendor's staff plan maintenance, call it off, and throw the emergency switch.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REFUSED } from '#operator/sentences'
import { windowsToCome } from '#store/notices/maintenance'
import { mailbox } from '../support/mailbox.ts'
import { anOperator, trail } from '../support/operator.ts'
import { testApp } from '../support/testApp.ts'

const WORDS = ['--ja', '設備を点検します。', '--en', 'We check our equipment.']
const ADD = ['maintenance', 'add', '--from', '2026-12-05T22:00', '--to', '2026-12-06T02:00', ...WORDS]
const SPAN = 'from 2026-12-05 22:00:00 JST to 2026-12-06 02:00:00 JST'
const ANNOUNCED = ', announced from 2026-12-01 12:00:00 JST'
const HEARD = 'Every server knows within 5 seconds.'

async function prepared() {
  const all = await testApp()
  const { db, clock, demo } = all
  const operator = await anOperator(db, { clock })
  return { all, db, clock, demo, ...operator }
}

const said = (out: string) => ({ code: 0, out: `${out}\n`, err: '' })
const refused = (err: string) => ({ code: 1, out: '', err: `${err}\n` })

test('maintenance is planned in Japan time; a dry run writes nothing; who and why are kept', async () => {
  const { db, clock, run, bare } = await prepared()
  const dry = `Dry run, nothing is written. It would be: Maintenance: ${SPAN}${ANNOUNCED}.`
  assert.deepEqual(await run(...ADD, '--dry-run'), said(dry))
  assert.deepEqual(await windowsToCome(db, clock.now()), [])
  assert.deepEqual(await bare('maintenance', 'list'), said('No maintenance is planned.'))

  assert.deepEqual(await run(...ADD), said(`Maintenance 1: ${SPAN}${ANNOUNCED}. ${HEARD}`))
  const [window] = await windowsToCome(db, clock.now())
  assert.equal(window!.startsAt.toString(), '2026-12-05T13:00:00Z')
  assert.equal(window!.endsAt?.toString(), '2026-12-05T17:00:00Z')
  assert.deepEqual(window!.text, { ja: '設備を点検します。', en: 'We check our equipment.' })
  const times = { startsAt: '2026-12-05T13:00:00+00:00', endsAt: '2026-12-05T17:00:00+00:00' }
  assert.deepEqual(await trail(db), [
    { operator: 'sato', act: 'maintenance', subject: { number: 1, ...times, mails: 0 }, reason: 'order 1234' },
  ])
  assert.equal((await db`select 1 from outbox`).length, 0)
})

test('an explicit offset is taken as it is, and an announcement may wait', async () => {
  const { run } = await prepared()
  const times = ['--from', '2026-12-05T13:00Z', '--to', '2026-12-05T18:00+01:00', '--announce-from', '2026-12-03 09:00']
  const announced = ', announced from 2026-12-03 09:00:00 JST'
  assert.deepEqual(
    await run('maintenance', 'add', ...times, ...WORDS),
    said(`Maintenance 1: ${SPAN}${announced}. ${HEARD}`),
  )
})

test('--mail writes a mail to every account that can sign in, in the same transaction', async () => {
  const { db, run, demo } = await prepared()
  await db`update accounts set disabled_at = now() where login_id = ${demo.mpcsAccount.loginId}`
  const dry = await run(...ADD, '--mail', '--dry-run')
  assert.match(dry.out, /\. 1 mail waits to be sent\.\n$/)
  assert.equal((await db`select 1 from outbox`).length, 0)
  assert.match((await run(...ADD, '--mail')).out, /\. 1 mail waits to be sent\. Every server/)
  const mails = await db`select template, login_id, data from outbox join accounts a on a.id = account_id`
  const data = {
    window: 1,
    startsAt: '2026-12-05T13:00:00Z',
    endsAt: '2026-12-05T17:00:00Z',
    textJa: '設備を点検します。',
    textEn: 'We check our equipment.',
  }
  assert.deepEqual(
    mails.map(row => ({ ...row })),
    [{ template: 'maintenance', login_id: demo.account.loginId, data }],
  )
  assert.equal((await trail(db))[0]!.subject instanceof Object, true)
  assert.match(JSON.stringify(await trail(db)), /"mails":1/)
})

test('mails of maintenance that is called off are not sent any more; those of another are', async () => {
  const { db, run } = await prepared()
  await run(...ADD, '--mail')
  await run('maintenance', 'add', '--from', '2026-12-07T22:00', '--to', '2026-12-08T02:00', ...WORDS, '--mail')
  await run('maintenance', 'cancel', '1', '--dry-run')
  const states = async () =>
    Array.from(
      await db`select distinct (data ->> 'window')::int as window, state, reason from outbox order by 1`.values(),
    )
  const waits = [2, 'waiting', null]
  assert.deepEqual(await states(), [[1, 'waiting', null], waits])
  await run('maintenance', 'cancel', '1')
  assert.deepEqual(await states(), [[1, 'dropped', 'maintenance-cancelled'], waits])
})

test('cancel offers the mail that puts right what others had told, and sends it once, at once or afterwards', async () => {
  const app = await prepared()
  const { db, run, clock } = app
  await run(...ADD, '--mail')
  assert.equal((await mailbox(app.all)).length, 2)
  const ends = `Maintenance 1 (${SPAN}) is called off, or ends now if it has begun.`
  const offer = ' 2 accounts were told of it by mail: maintenance cancel 1 --mail tells them that it is off.'
  const dry = (text: string) => said(`Dry run, nothing is written. It would be: ${text}`)
  assert.deepEqual(await run('maintenance', 'cancel', '1', '--dry-run'), dry(`${ends}${offer}`))
  const mails = ' 2 mails wait to be sent.'
  assert.deepEqual(await run('maintenance', 'cancel', '1', '--mail', '--dry-run'), dry(`${ends}${mails}`))
  assert.deepEqual(await run('maintenance', 'cancel', '1'), said(`${ends}${offer} ${HEARD}`))
  assert.equal((await mailbox(app.all)).length, 2, 'nobody is told without it')

  clock.advance({ minutes: 5 })
  assert.deepEqual(await run('maintenance', 'cancel', '1'), refused(`1: ${REFUSED['maintenance-over']}`))
  assert.deepEqual(await run('maintenance', 'cancel', '1', '--mail'), said(`${ends}${mails} ${HEARD}`))
  const told = (await mailbox(app.all)).slice(2)
  assert.deepEqual(
    told.map(({ template }) => template),
    ['maintenance-ended', 'maintenance-ended'],
  )
  assert.match(told[0]!.subject, /メンテナンス中止のお知らせ$/)
  assert.match(told[0]!.text, /開始： 2026年12月5日 22:00（日本時間）\n {2}終了： 2026年12月6日 2:00（日本時間）/)
  const again = await run('maintenance', 'cancel', '1', '--mail')
  assert.deepEqual(again, refused(`1: ${REFUSED['maintenance-put-right-already']}`))
  const [window] = await db`select ended_early_at from maintenance_windows`
  assert.equal(String(window!.ended_early_at), '2026-12-01T03:00:00Z', 'it was called off before')
  assert.deepEqual(
    (await trail(db)).map(({ act, subject }) => [act, (subject as { mails: number }).mails]),
    [
      ['maintenance', 2],
      ['maintenance-end', 0],
      ['maintenance-end', 2],
    ],
  )
})

test('whoever was not told is not told that it is off; whoever was told of one that ends early hears that it has ended', async () => {
  const app = await prepared()
  const { db, run, clock, demo } = app
  await run(...ADD)
  const ends = `Maintenance 1 (${SPAN}) is called off, or ends now if it has begun.`
  const nobody = said(`${ends} Nobody was told of it by mail. ${HEARD}`)
  assert.deepEqual(await run('maintenance', 'cancel', '1', '--mail'), nobody)
  const none = refused(`1: ${REFUSED['maintenance-told-nobody']}`)
  assert.deepEqual(await run('maintenance', 'cancel', '1', '--mail'), none)

  await run(...ADD, '--mail')
  await mailbox(app.all)
  await db`update outbox set state = 'waiting', ended_at = null, attempts = 0
    where account_id = (select id from accounts where login_id = ${demo.mpcsAccount.loginId})` // not told yet
  clock.advance({ days: 4, hours: 11 })
  assert.match((await run('maintenance', 'cancel', '2', '--mail')).out, / 1 mail waits to be sent\. Every/)
  const [mail, ...more] = (await mailbox(app.all)).slice(2)
  assert.match(mail!.subject, /メンテナンス終了のお知らせ$/)
  assert.deepEqual([mail!.to, more], ['takahashi@minato-eizo.example', []])
})

test('what is planned can be called off, what is on can be ended, and the list tells', async () => {
  const { db, clock, run, bare } = await prepared()
  await run(...ADD)
  const line = `1  planned: ${SPAN}${ANNOUNCED}\n   設備を点検します。\n   We check our equipment.`
  assert.deepEqual(await bare('maintenance', 'list'), said(line))
  const ends = `Maintenance 1 (${SPAN}) is called off, or ends now if it has begun.`
  const dry = `Dry run, nothing is written. It would be: ${ends}`
  assert.deepEqual(await run('maintenance', 'cancel', '1', '--dry-run'), said(dry))
  clock.advance({ days: 4, hours: 11 })
  assert.match((await bare('maintenance', 'list')).out, /^1 {2}on: /)
  assert.deepEqual(await run('maintenance', 'cancel', '1'), said(`${ends} ${HEARD}`))
  assert.deepEqual(await run('maintenance', 'cancel', '1'), refused(`1: ${REFUSED['maintenance-over']}`))
  assert.deepEqual(await run('maintenance', 'cancel', '7'), refused(`7: ${REFUSED['maintenance-unknown']}`))
  assert.deepEqual(await bare('maintenance', 'list'), said('No maintenance is planned.'))
  assert.match(
    (await bare('maintenance', 'list', '--all')).out,
    /^1 {2}over: .*, ended early at 2026-12-05 23:00:00 JST\n/,
  )
  assert.deepEqual(
    (await trail(db)).map(({ act, subject }) => [act, (subject as { number: number }).number]),
    [
      ['maintenance', 1],
      ['maintenance-end', 1],
    ],
  )
})

test('the emergency switch is on at once and until it is off', async () => {
  const { run } = await prepared()
  assert.deepEqual(await run('maintenance', 'off'), refused(REFUSED['maintenance-not-on']))
  const open = 'from 2026-12-01 12:00:00 JST until it is turned off'
  assert.deepEqual(await run('maintenance', 'on', ...WORDS), said(`Maintenance 1: ${open}. ${HEARD}`))
  assert.deepEqual(await run('maintenance', 'on', ...WORDS), refused(REFUSED['maintenance-on-already']))
  assert.deepEqual(
    await run('maintenance', 'off'),
    said(`Maintenance 1 (${open}) is called off, or ends now if it has begun. ${HEARD}`),
  )
  assert.deepEqual(await run('maintenance', 'off'), refused(REFUSED['maintenance-not-on']))
})

test('times that cannot be are a sentence', async () => {
  const { db, run } = await prepared()
  await run(...ADD)
  const adding = (from: string, to: string, announce = 'now') =>
    run('maintenance', 'add', '--from', from, '--to', to, '--announce-from', announce, ...WORDS)
  const table: [Promise<{ err: string }>, keyof typeof REFUSED][] = [
    [adding('2026-12-01T11:59', '2026-12-01T13:00'), 'maintenance-from-the-past'],
    [adding('2026-12-05T01:00', '2026-12-05T01:00'), 'maintenance-without-length'],
    [adding('2026-12-05T01:00', '2026-12-05T02:00', '2026-12-05T01:01'), 'maintenance-announced-too-late'],
    [adding('2026-12-06T01:00', '2026-12-06T03:00'), 'maintenance-overlaps'],
  ]
  for (const [answer, refusal] of table) assert.equal((await answer).err, `${REFUSED[refusal]}\n`)
  assert.equal((await db`select 1 from maintenance_windows`).length, 1)
})

test('two who plan for the same time at once: one does, the other is told', async () => {
  const { run } = await prepared()
  const answers = await Promise.all([run(...ADD), run(...ADD), run(...ADD)])
  assert.deepEqual(answers.map(answer => answer.code).sort(), [0, 1, 1])
})
