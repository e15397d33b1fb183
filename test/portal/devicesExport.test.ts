// 書き出し (P22): the ticked devices or all that a filter finds, in three formats, read back as they were written.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { CARE_FIELDS, parseCareField, parseTags, tagsText } from '#domain/careEntry'
import { formatCode, type MprId } from '#domain/codes'
import { readRows } from '#operations/csv/read'
import { theDealer, thereAndBack } from '../support/careList.ts'
import { issued } from '../support/issueWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { type Seen, type Visitor, wordsOf } from '../support/visitor.ts'

/** Somebody with so many devices in care. */
async function inCare(app: TestApp, count: number) {
  const clerk = await app.aReseller()
  await app.moreDevices(Math.max(0, count - 3))
  const cards = Array.from({ length: count }, () => app.aDevice().card('KX-VCS701W'))
  for (const card of cards) await issued(clerk, card)
  const ids = (await app.db<{ id: number }[]>`select id from care_entries order by id`).map(({ id }) => id)
  return { clerk, cards, ids }
}

const TITLES = [
  'MPR ID',
  '状態',
  '納入先',
  '設置場所',
  '注文番号',
  '自社管理番号',
  '延長案内先',
  '備考',
  'タグ',
  'Registration Key',
]
const COLUMNS = Object.fromEntries(
  TITLES.map(title => [title, { title, names: [title.toLowerCase().replace(/\s/g, '')], required: true }]),
)

async function rowsOf({ bytes }: Pick<Seen, 'bytes'>): Promise<Record<string, string>[]> {
  async function* pieces() {
    yield bytes
  }
  return (await Array.fromAsync(readRows(pieces(), COLUMNS))).flat().map(({ cells }) => cells)
}

async function sheetOf({ bytes }: Seen): Promise<Record<string, unknown>[]> {
  const { sheets } = await readXlsx(new Uint8Array(bytes))
  const [heading = [], ...rows] = sheets[0]!.rows
  return rows.map(row => Object.fromEntries(heading.map((title, i) => [String(title), row[i] ?? ''])))
}

const setWords = (clerk: Visitor, id: number, words: Record<string, string>) =>
  clerk.submit(`/devices/${id}/words`, words)

test('three formats carry the same devices: codes as text, fields as they are, under a name of the day', async () => {
  const app = await testApp()
  const { clerk, cards, ids } = await inCare(app, 2)
  const words = {
    endCustomer: '=HYPERLINK("x")',
    site: '本社、"3階"',
    orderNo: '0012',
    assetNo: '12-3',
    note: '_x0041_ ①',
    tags: '会議室, 春',
  }
  await setWords(clerk, ids[0]!, words)
  const day = app.deps.calendar.dayOf(app.clock.now())
  for (const [format, ending, read] of [
    ['csv', 'csv', rowsOf],
    ['csv-sjis', 'csv', rowsOf],
    ['xlsx', 'xlsx', sheetOf],
  ] as const) {
    const file = await clerk.post('/devices/export', { format })
    assert.equal(file.status, 200, format)
    assert.equal(
      file.headers.get('content-disposition'),
      `attachment; filename="devices-${day}.${ending}"; filename*=UTF-8''${encodeURIComponent('機器一覧')}-${day}.${ending}`,
    )
    assert.equal(Number(file.headers.get('content-length')), file.bytes.length)
    const rows = await read(file)
    assert.deepEqual(
      rows.map(row => row['MPR ID']).toSorted(),
      cards.map(({ mprId }) => formatCode(mprId)).toSorted(),
      format,
    )
    const row = rows.find(one => one.注文番号 === '0012')!
    assert.deepEqual(
      [row.納入先, row.設置場所, row.自社管理番号, row.タグ, row.状態],
      [words.endCustomer, words.site, words.assetNo, words.tags, '初回利用前'],
      format,
    )
    assert.equal(row.備考, words.note)
    assert.match(String(row['Registration Key']), /^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
  }
  const csv = (await clerk.post('/devices/export', { format: 'csv' })).body
  assert.ok(csv.startsWith('\uFEFFMPR ID,状態,利用期限 (GMT),'))
  assert.match(csv, /,"'=HYPERLINK\(""x""\)",/)
  const audit = await app.db`select subject from audit where act = 'export-devices' order by id`
  assert.deepEqual(
    audit.map(row => row.subject),
    ['csv', 'csv-sjis', 'xlsx', 'csv'].map(format => ({ devices: 2, format })),
  )
})

test('ticked devices alone, and those that a filter finds; nothing of another company', async () => {
  const app = await testApp()
  const { clerk, ids } = await inCare(app, 3)
  await setWords(clerk, ids[1]!, { endCustomer: '海風ホテル', tags: '' })
  const shown = ids.join('.')
  const ticked = await clerk.post('/devices/ticked', { list: '', shown, id: String(ids[0]), act: 'export' })
  assert.match(ticked.location, /^\/devices\/ticked\/[^/]+\/export$/)
  assert.match(wordsOf((await clerk.get(ticked.location)).body), /1台をファイルに書き出します/)
  const [row, ...others] = await rowsOf(await clerk.post(ticked.location, { format: 'csv' }))
  assert.equal(others.length, 0)
  assert.equal(row!.納入先, '')

  const list = await clerk.get('/devices?q=海風')
  assert.match(list.body, /href="\/devices\/export\?q=/)
  const found = await rowsOf(await clerk.post('/devices/export?q=海風', { format: 'csv' }))
  assert.deepEqual(
    found.map(one => one.納入先),
    ['海風ホテル'],
  )

  const dealer = await app.aReseller('mpcsAccount')
  assert.deepEqual(await rowsOf(await dealer.post('/devices/export', { format: 'csv' })), [])
  assert.equal((await dealer.post(ticked.location, { format: 'csv' })).status, 404)
  assert.equal((await app.visitor().post('/devices/export', { format: 'csv' })).status, 403)
})

test('the file has the devices in the order of the list, whatever that is', async () => {
  const app = await testApp()
  const dealer = await theDealer(app)
  const [last] = await app.db<{ mprId: string }[]>`select mpr_id as "mprId" from care_entries order by id desc limit 1`
  const four = last!.mprId.slice(-4)
  await app.db`update care_entries set note = ${four} where id % 7 = 0`
  const devices = await app.db<{ id: number; mprId: string }[]>`select id, mpr_id as "mprId" from care_entries`
  const mprIds = new Map(devices.map(({ id, mprId }) => [String(id), formatCode(mprId as MprId)]))
  for (const query of ['', 'order=customer', 'tab=extended', 'state=lapsed', `q=${four}`, `q=${four}&order=customer`]) {
    const file = await rowsOf(await dealer.post(`/devices/export?${query}`, { format: 'csv' }))
    const list = (await thereAndBack(dealer, `/devices?${query}`)).map(id => mprIds.get(id))
    assert.deepEqual(
      file.map(row => row['MPR ID']),
      list,
      query,
    )
    assert.ok(list.length > 1, query)
  }
})

test('what Shift_JIS cannot write is named before there is a file, and a missing format is asked for', async () => {
  const app = await testApp()
  const { clerk, cards, ids } = await inCare(app, 1)
  await setWords(clerk, ids[0]!, { endCustomer: '𠮟咤カフェ é', tags: '' })
  const page = await clerk.post('/devices/export', { format: 'csv-sjis' })
  assert.equal(page.status, 422)
  assert.match(wordsOf(page.body), /1台の機器に、Shift_JIS で書けない文字があります/)
  assert.match(wordsOf(page.body), /書けない文字：𠮟 é/)
  assert.ok(page.body.includes(formatCode(cards[0]!.mprId)))
  assert.equal((await app.db`select from audit where act = 'export-devices'`).length, 0)
  assert.equal((await clerk.post('/devices/export', { format: 'csv' })).status, 200)

  const without = await clerk.post('/devices/export', { format: 'pdf' })
  assert.equal(without.status, 422)
  assert.match(wordsOf(without.body), /ファイルの形式を選んでください。/)
})

test('rows that are exported are the rows that are read back, whatever was written in any script', async () => {
  const app = await testApp()
  const { clerk, ids } = await inCare(app, 1)
  const any = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('"', "'", '=', ',', '\n', '\r\n', '="', '＝', '海', 'é', 'ひ', ';', '\t'))
      .map(parts => parts.join('')),
  )
  const kept = (field: (typeof CARE_FIELDS)[number]) =>
    any.map(text => parseCareField(field, text)).map(parsed => (parsed.ok ? parsed.value : null))
  const tags = any.map(parseTags).map(parsed => (parsed.ok ? parsed.value : []))
  await fc.assert(
    fc.asyncProperty(fc.tuple(...CARE_FIELDS.map(kept)), tags, async (words, own) => {
      const [endCustomer, site, orderNo, assetNo, contact, note] = words.map(word => word ?? null)
      await app.db`update care_entries set end_customer = ${endCustomer!}, site = ${site!}, order_no = ${orderNo!},
        asset_no = ${assetNo!}, reminder_contact = ${contact!}, note = ${note!}, tags = ${own}::text[] where id = ${ids[0]!}`
      for (const format of ['csv', 'csv-sjis']) {
        const file = await clerk.post('/devices/export', { format })
        if (format === 'csv-sjis' && file.status === 422) continue
        const [row] = await rowsOf(file)
        const read = ['納入先', '設置場所', '注文番号', '自社管理番号', '延長案内先', '備考'].map(title => row![title])
        assert.deepEqual(
          read,
          words.map(word => word ?? ''),
        )
        assert.equal(row!.タグ, tagsText(own))
        const again = parseTags(row!.タグ!)
        assert.deepEqual(again.ok && again.value, own)
      }
    }),
    { numRuns: 150 },
  )
  assert.deepEqual(app.faults, [])
})
