import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { realCalendar } from '#calendar'
import { parseActivationKeyNo, parseRegistrationId } from '#domain/codes'
import { operate } from '#operator/operate'
import { systemRandom } from '#random'
import type { Db } from '#store/db'
import { aDatabase } from '../support/database.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { anOperator, csvRows, trail } from '../support/operator.ts'
import { testApp } from '../support/testApp.ts'
import { idIn, testCodes } from '../support/testCodes.ts'
import { wordsOf } from '../support/visitor.ts'

const cardsIn = async (db: Db) => [...(await db`select * from activation_keys order by activation_key_no`)]

test('mints cards: what the CSV says is what the database has, with an audit row for each', async () => {
  const db = await aDatabase()
  const { run } = await anOperator(db)
  const { code, out, err } = await run('mint', '--product', 'KX-VCS701W', '--count', '3', '--for', 'みなと映像')
  assert.equal(code, 0)
  assert.equal(err, 'Minted 3 cards of KX-VCS701W (HD コム つながるねっとサービス 1 年).\n')
  assert.ok(out.startsWith('\uFEFFActivation Key No.,Registration ID,Product,Name,Minted for\r\n'), 'BOM and CRLF')

  const rows = csvRows(out).slice(1)
  assert.equal(rows.length, 3)
  const cards = await cardsIn(db)
  for (const [no = '', id = '', ...rest] of rows) {
    assert.match(no, /^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
    const [number, registrationId] = [parseActivationKeyNo(no), parseRegistrationId(id)]
    assert.ok(number.ok && registrationId.ok)
    const card = cards.find(c => c.activation_key_no === number.value)!
    assert.equal(card.registration_id, null)
    assert.equal(idIn(card.id_sealed, card.activation_key_no), registrationId.value)
    assert.deepEqual(rest, ['KX-VCS701W', 'HD コム つながるねっとサービス 1 年', 'みなと映像'])
    assert.equal(card.minted_for, 'みなと映像')
  }
  assert.deepEqual(
    new Set((await trail(db)).map(row => JSON.stringify(row))),
    new Set(
      cards.map(card =>
        JSON.stringify({
          operator: 'sato',
          act: 'mint',
          subject: { product: 'KX-VCS701W', mintedFor: 'みなと映像', activationKeyNo: card.activation_key_no },
          reason: 'order 1234',
        }),
      ),
    ),
  )
})

test('a dry run says the same and writes nothing: no card, no trail, no file', async () => {
  const db = await aDatabase()
  const { run, path } = await anOperator(db)
  const argv = ['mint', '--product', 'KX-VCS703W', '--count', '2', '--out', 'cards.csv']
  const dry = await run(...argv, '--dry-run')
  assert.deepEqual(await cardsIn(db), [])
  assert.deepEqual(await trail(db), [])
  assert.ok(!existsSync(path('cards.csv')))
  const real = await run(...argv)
  assert.equal(dry.err.replace('Dry run: would mint', 'Minted'), real.err)
  assert.deepEqual([dry.code, dry.out, real.code, real.out], [0, '', 0, ''])
  assert.equal((await cardsIn(db)).length, 2)
})

test('a file is for its owner only, and never written over', async () => {
  const db = await aDatabase()
  const { run, path, read } = await anOperator(db)
  const argv = ['mint', '--product', 'KX-VCS701W', '--count', '1', '--out', 'cards.csv']
  assert.equal((await run(...argv)).code, 0)
  assert.equal(statSync(path('cards.csv')).mode & 0o777, 0o600)
  const before = await read('cards.csv')
  assert.deepEqual(await run(...argv), { code: 1, out: '', err: 'cards.csv is there already: name a new file.\n' })
  assert.equal(await read('cards.csv'), before)
  assert.equal((await cardsIn(db)).length, 1)
  const elsewhere = await run(...argv.slice(0, -1), 'no/such/folder.csv')
  assert.deepEqual(elsewhere, { code: 1, out: '', err: 'no/such/folder.csv cannot be written (ENOENT).\n' })
})

test('an unknown product is a sentence with those that there are, and leaves no file', async () => {
  const { run, path } = await anOperator(await aDatabase())
  const answer = await run('mint', '--product', 'KX-VCS799W', '--count', '1', '--out', 'cards.csv')
  const products = `
  HDCOM-TRIAL  無償 3 ヶ月
  KX-VCS701W   HD コム つながるねっとサービス 1 年
  KX-VCS703W   HD コム つながるねっとサービス 3 年
  MPCS-12      HDVC-MPCS つながるねっとサービス 1 年
  MPCS-36      HDVC-MPCS つながるねっとサービス 3 年
  MPCS-TRIAL   HDVC-MPCS 無償 3 ヶ月\n`
  const err = `KX-VCS799W: There is no product with this code. There are:${products}`
  assert.deepEqual(answer, { code: 1, out: '', err })
  assert.ok(!existsSync(path('cards.csv')))
})

test('numbers that a card has already are drawn again, within a draw and across draws', async () => {
  const db = await aDatabase()
  // Only 64 numbers exist, so that draws do meet.
  const narrow = (bytes: number) =>
    bytes === 8 ? Uint8Array.of(0, 0, 0, 0, 0, 0, 0, systemRandom(1)[0]! % 64) : systemRandom(bytes)
  const { run } = await anOperator(db, { random: narrow })
  const first = csvRows((await run('mint', '--product', 'KX-VCS701W', '--count', '30')).out).slice(1)
  const second = csvRows((await run('mint', '--product', 'KX-VCS701W', '--count', '30')).out).slice(1)
  const told = [...first, ...second].map(([no = '', id = '']) => `${no} ${id}`.replaceAll('-', '')).sort()
  const kept = (await cardsIn(db))
    .map(card => `${card.activation_key_no} ${idIn(card.id_sealed, card.activation_key_no)}`)
    .sort()
  assert.equal(new Set(kept).size, 60)
  assert.deepEqual(told, kept)
  assert.equal((await trail(db)).length, 60)
})

test('a cell that a spreadsheet would calculate is neutralised (C15)', async () => {
  const db = await aDatabase()
  const { run } = await anOperator(db)
  for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '"=1"']) {
    const { out } = await run('mint', '--product', 'KX-VCS701W', '--count', '1', `--for=${name}`)
    const cell = out.slice(out.indexOf('サービス 1 年,') + 'サービス 1 年,'.length, -2)
    if (name.startsWith('"')) assert.equal(cell, '"""=1"""')
    else assert.match(cell, /^"?'/, JSON.stringify(cell))
  }
})

test('cards that nobody could be told of do not exist', async () => {
  const db = await aDatabase()
  const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
  broken.on('error', () => {})
  const err = new Writable({ write: (_chunk, _encoding, done) => done() })
  const argv = ['mint', '--product', 'KX-VCS701W', '--count', '1', '--as', 'sato', '--reason', 'r']
  const deps = { db, clock: fakeClock(), calendar: realCalendar, random: systemRandom, codes: testCodes }
  const open = async () => ({ ...deps, keyFile: { read: async () => new Map(), add: async () => {} } })
  await assert.rejects(
    operate(argv, { out: broken, err, watched: false, folder: '.', origin: 'https://keys.example.jp', open }),
    /EPIPE/,
  )
  assert.deepEqual(await cardsIn(db), [])
})

test('when the answer to the commit is lost, the file is kept: its cards may exist', async () => {
  const db = await aDatabase()
  const losing = new Proxy(db, {
    get: (target, name) =>
      name === 'begin'
        ? (work: Parameters<Db['begin']>[1]) =>
            target.begin(work as never).then(() => assert.fail('the answer is lost'))
        : Reflect.get(target, name),
  })
  const { run, path, read } = await anOperator(losing)
  await assert.rejects(run('mint', '--product', 'KX-VCS701W', '--count', '1', '--out', 'cards.csv'), /answer is lost/)
  assert.ok(existsSync(path('cards.csv')))
  const [, [no = ''] = []] = csvRows(await read('cards.csv'))
  assert.equal((await cardsIn(db))[0]!.activation_key_no, no.replaceAll('-', ''))
})

test('cards are handed to a company without paper: its people pick them, its 管理者 get a mail, the trail tells', async () => {
  const app = await testApp()
  const { run } = await anOperator(app.db, { clock: app.clock })
  const { loginId } = app.demo.account
  const order = ['mint', '--product', 'KX-VCS701W', '--count', '3', '--company']
  assert.deepEqual(await run(...order, 'NOBODYHERE'), {
    code: 1,
    out: '',
    err: 'NOBODYHERE: There is no account with this 登録ID, which is case-sensitive.\n',
  })
  const company = 'みなと映像システム株式会社'
  const dry = await run(...order, loginId, '--dry-run')
  assert.match(dry.err, new RegExp(`^Dry run: would mint 3 cards .* and hand them to ${company}`))
  assert.equal((await app.db`select 1 from held_cards`).length, 0)
  const { out, err } = await run(...order, loginId, '--order', 'PO-5')
  assert.match(err, new RegExp(`and handed them to ${company}`))
  assert.equal(csvRows(out).length, 4)
  const held = await app.db`select account_id as who, order_no as "orderNo" from held_cards`
  assert.equal(held[0]!.orderNo, 'PO-5')
  assert.deepEqual(
    held.map(({ who }) => who),
    [null, null, null],
  )
  const mails = await app.db`select account_id as to, data from outbox where template = 'cards-arrived'`
  assert.deepEqual(
    mails.map(({ to, data }) => [to, data]),
    [[1, { productCode: 'KX-VCS701W', cards: 3 }]],
  )
  const [handed] = (await trail(app.db)).filter(row => row.act === 'hand-cards')
  assert.deepEqual(handed!.subject, { company: 1, product: 'KX-VCS701W', cards: 3 })
  const clerk = await app.aReseller()
  assert.match(wordsOf((await clerk.get('/cards')).body), /未使用 3/)
  assert.match(wordsOf((await clerk.get('/issue')).body), /注文番号 PO-5、残り3枚/)
  await app.db`update companies set closed_at = now(), name = null, country = null, address = null where id = 2`
  const [gone] = await app.db<{ loginId: string }[]>`select login_id as "loginId" from accounts where company_id = 2`
  assert.match((await run(...order, gone!.loginId)).err, /The account is closed/)
})

test('a sheet to print: eight cards a page, each with its codes and a QR code that says them in the fragment alone', async () => {
  const db = await aDatabase()
  const { run, read, path } = await anOperator(db)
  const order = ['mint', '--product', 'KX-VCS701W', '--count', '17', '--for', '<みなと&映像>', '--sheet', 'cards.html']
  const { code, out } = await run(...order)
  assert.equal(code, 0)
  const sheet = await read('cards.html')
  assert.equal(statSync(path('cards.html')).mode & 0o777, 0o600)
  const pages = sheet.split('<section class="page">').slice(1)
  assert.deepEqual(
    pages.map(page => page.split('<article').length - 1),
    [8, 8, 1],
  )
  for (const [no = '', id = ''] of csvRows(out).slice(1))
    assert.ok(sheet.includes(`<dd>${no}</dd>`) && sheet.includes(id))
  assert.ok(sheet.includes('&lt;みなと&amp;映像&gt;'))
  assert.ok(!/<script|https?:\/\/(?!keys\.example\.jp|www\.w3\.org)/.test(sheet), 'nothing is fetched from anywhere')
  const again = await run(...order)
  assert.deepEqual([again.code, again.err], [1, 'cards.html is there already: name a new file.\n'])
  assert.equal((await cardsIn(db)).length, 17)
})
