import assert from 'node:assert/strict'
import { test } from 'node:test'
import { realCalendar } from '#calendar'
import { addDocument } from '#operations/documents/addDocument'
import { oneVersionEach } from '#operations/documents/oneVersionEach'
import { REFUSED } from '#operator/sentences'
import type { Db } from '#store/db'
import { termsInForce } from '#store/documents/documents'
import { aDatabase } from '../support/database.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { mailbox } from '../support/mailbox.ts'
import { anOperator, trail } from '../support/operator.ts'
import { testApp } from '../support/testApp.ts'
import { anOperatorOf } from '../support/who.ts'

const LATER = '2027-04-01T00:00+09:00'
const CHANGES = ['--ja', '第8条を改めます。', '--en', 'Section 8 changes.']

async function prepared() {
  const db = await aDatabase()
  const clock = fakeClock()
  const operator = await anOperator(db, { clock })
  const printed = async (...argv: string[]) => JSON.parse((await operator.bare('document', ...argv)).out)
  return { db, clock, ...operator, printed }
}

test('every document is printed as JSON, and what is printed is taken back', async () => {
  const { db, printed, run, write } = await prepared()
  const kinds = (await db<{ kind: string }[]>`select distinct kind from documents`).map(row => row.kind)
  assert.ok(kinds.length >= 3)
  for (const kind of kinds) {
    const before = await printed(kind)
    await write(`${kind}.json`, `\uFEFF${JSON.stringify(before)}`)
    const answer = await run('document', kind, '--file', `${kind}.json`, '--from', 'now')
    assert.deepEqual([answer.code, answer.err], [0, ''])
    const after = await printed(kind)
    assert.equal(after.version, before.version + 1)
    assert.deepEqual([after.title, after.body], [before.title, before.body])
  }
})

test('an edited version comes into force when it should, and who added it is kept', async () => {
  const { db, clock, printed, run, write } = await prepared()
  const edited = await printed('terms-paid')
  edited.title.ja = '新しい約款'
  await write('terms.json', JSON.stringify(edited))
  const argv = ['document', 'terms-paid', '--file', 'terms.json', '--from', LATER, ...CHANGES]
  const what = 'version 2 of terms-paid (新しい約款), in force from 2027-04-01 00:00:00 JST'

  assert.deepEqual(await run(...argv, '--dry-run'), { code: 0, out: `Dry run: would add ${what}.\n`, err: '' })
  assert.equal((await printed('terms-paid', '--latest')).version, 1)
  assert.deepEqual(await run(...argv), { code: 0, out: `Added ${what}.\n`, err: '' })
  assert.deepEqual(await trail(db), [
    {
      operator: 'sato',
      act: 'document',
      subject: { kind: 'terms-paid', version: 2, effectiveFrom: '2027-03-31T15:00:00+00:00', mails: 0 },
      reason: 'order 1234',
    },
  ])
  assert.equal((await printed('terms-paid')).version, 1, 'not in force yet')
  assert.equal((await printed('terms-paid', '--latest')).version, 2)
  await oneVersionEach({ db, clock })
  assert.equal(
    (await printed('terms-paid', '--latest')).version,
    2,
    'an operator has been here: it is no new installation',
  )
  clock.advance({ months: 4 })
  assert.equal((await termsInForce(db, clock.now())).paid, 2, 'this is what people are asked to agree to')
  assert.equal((await printed('terms-paid')).title.ja, '新しい約款')
})

test('what cannot be added is a sentence', async () => {
  const { db, printed, run, write } = await prepared()
  const good = await printed('terms-paid')
  const adding = async (content: unknown, kind = 'terms-paid', from = LATER) => {
    const asItIs = typeof content === 'string' || Buffer.isBuffer(content)
    await write('next.json', asItIs ? content : JSON.stringify(content))
    return run('document', kind, '--file', 'next.json', '--from', from, ...CHANGES)
  }
  const withFirst = (change: object) => {
    const [first, ...rest] = good.body.ja
    return { ...good, body: { ...good.body, ja: [{ ...first, ...change }, ...rest] } }
  }
  const { version: _version, kind: _kind, ...nameless } = good
  const { title: _title, ...untitled } = good
  const table: [Parameters<typeof adding>, RegExp][] = [
    [['{'], /^next\.json is no JSON\.\n$/],
    [[{ ...good, titel: '' }], /^next\.json is no document: the whole: has no place for "titel"\.\n$/],
    [[untitled], /^next\.json is no document: title: is missing\.\n$/],
    [[{ ...good, title: { ja: 7, en: 'x' } }], /: title\.ja: is of another kind than what is printed\.\n$/],
    [[{ ...good, body: { ja: [], en: [] } }], /: body\.ja: is empty\.\n$/],
    // 約款 in Shift_JIS: as UTF-8 it would be wrong letters in what people agree to.
    [[Buffer.from('7b2296f18abe227d', 'hex')], /^next\.json is not UTF-8: save it as UTF-8 and try again\.\n$/],
    [[{ ...good, title: { ja: '', en: 'x' } }], /^next\.json is no document: title\.ja: /],
    [
      [{ ...good, body: { ...good.body, en: good.body.en.slice(1) } }],
      /^next\.json is no document: body: does not have the same number of sections in both languages\.\n$/,
    ],
    [[withFirst({ heading: '{who}について' })], /: body\.ja\.0\.heading: holds a \{name\} that is not put in\.\n$/],
    [[withFirst({ links: [{ text: 'x', href: 'javascript:alert(1)' }] })], /links\.0\.href: is no address\.\n$/],
    [[withFirst({ table: { head: ['a', 'b'], rows: [['a']] } })], /table: has a row of another width\.\n$/],
    [[good, 'terms-trial'], /^next\.json says that it is terms-paid, not terms-trial\.\n$/],
    [[nameless, 'terms-gold'], /^terms-gold: There is no document of this kind\.\n$/],
    [[{ ...good, version: 7 }], /^terms-paid: The file was made from a version that is not the newest/],
    [[good, 'terms-paid', '2026-11-30T00:00Z'], /^terms-paid: A version cannot begin in the past/],
  ]
  for (const [given, sentence] of table) {
    const answer = await adding(...given)
    assert.match(answer.err, sentence)
    assert.equal(answer.code, 1)
  }
  assert.deepEqual(await trail(db), [])
  assert.match((await run('document', 'terms-gold')).err, /^terms-gold: There is no document of this kind\.\n$/)

  assert.equal((await adding(good)).code, 0)
  assert.match((await adding({ ...good, version: 2 }, 'terms-paid', 'now')).err, /The newest version begins later/)
})

test('a version that begins later needs a sentence of what changes; one that begins now may have one (約款 §12)', async () => {
  const { db, printed, run, write } = await prepared()
  await write('next.json', JSON.stringify(await printed('guide')))
  const argv = ['document', 'guide', '--file', 'next.json', '--from']
  const silent = await run(...argv, LATER)
  assert.deepEqual([silent.code, silent.err], [1, `guide: ${REFUSED['document-without-changes']}\n`])
  assert.equal((await run(...argv, 'now')).code, 0)
  assert.equal((await db`select 1 from document_changes`).length, 0)
  await write('next.json', JSON.stringify(await printed('guide')))
  assert.equal((await run(...argv, 'now', ...CHANGES)).code, 0)
  const [row] = await db`select kind, version, changes_ja, changes_en from document_changes`
  const changes = { changes_ja: '第8条を改めます。', changes_en: 'Section 8 changes.' }
  assert.deepEqual({ ...row }, { kind: 'guide', version: 3, ...changes })
})

test('--mail tells every account that can sign in, in its language, with a link to the text', async () => {
  const app = await testApp()
  const { bare, run, write } = await anOperator(app.db, app)
  await app.db`update accounts set language = 'en' where login_id = ${app.demo.mpcsAccount.loginId}`
  await write('next.json', (await bare('document', 'terms-paid')).out)
  const argv = ['document', 'terms-paid', '--file', 'next.json', '--from', LATER, ...CHANGES, '--mail']
  assert.match((await run(...argv, '--dry-run')).out, /^Dry run: would add .* JST\. 2 mails wait to be sent\.\n$/)
  assert.equal((await app.db`select 1 from outbox`).length, 0)
  assert.match((await run(...argv)).out, /^Added version 2 of terms-paid .* JST\. 2 mails wait to be sent\.\n$/)
  const mails = await mailbox(app)
  const ja = mails.find(({ to }) => to === 'takahashi@minato-eizo.example')
  const en = mails.find(({ to }) => to !== 'takahashi@minato-eizo.example')
  assert.match(ja!.subject, /「つながるねっとサービス約款（有償版）」改定のお知らせ$/)
  assert.match(
    ja!.text,
    /適用開始： 2027年4月1日 0:00（日本時間）\n\n第8条を改めます。\n\n.*\nhttp:\/\/localhost:3000\/terms\/paid\?version=2\n/,
  )
  assert.match(en!.text, /Section 8 changes\.\n\nThe new text can be read here:\nhttp:/)
  assert.equal(mails.length, 2)
})

test('two who edited the same version at once: one is added, the other is told', async () => {
  const { db, clock, printed } = await prepared()
  const { title, body } = await printed('privacy-policy')
  const add = () => {
    const next = {
      kind: 'privacy-policy',
      title,
      body,
      from: undefined,
      basedOn: 1,
      dryRun: false,
      changes: undefined,
      mail: false,
    }
    return addDocument({ db, clock, calendar: realCalendar }, { by: anOperatorOf(), ...next })
  }
  const answers = await Promise.all([add(), add(), add()])
  assert.deepEqual(answers.map(a => (a.ok ? `version ${a.value.version}` : a.refusal)).sort(), [
    'document-not-the-latest',
    'document-not-the-latest',
    'version 2',
  ])
  assert.equal(await versions(db), 2)
})

async function versions(db: Db): Promise<number> {
  const [row] = await db<{ count: number }[]>`select count(*) from documents where kind = 'privacy-policy'`
  return row!.count
}
