import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { test } from 'node:test'
import type { Db } from '#store/db'
import { aDatabase } from '../support/database.ts'
import { anOperator, csvRows, trail } from '../support/operator.ts'

const HEADING = 'MPR ID,種別,MACアドレス'
const devicesIn = async (db: Db) =>
  (await db`select mpr_id, family, mac_address from devices order by mpr_id`).map(row => Object.values(row).join(' '))

/** The numbers of a summary, by what they count: whatever was read is told, each row once. */
function counts(out: string): Record<string, number> {
  const told = [...out.matchAll(/^ *(\d+) {2}(.+)$/gm)].map(([, n, name]): [string, number] => [name!, Number(n)])
  const parts = told.slice(1).map(([, n]) => n)
  assert.equal(
    parts.reduce((sum, n) => sum + n, 0),
    told[0]?.[1],
    out,
  )
  return Object.fromEntries(told.filter(([, n]) => n !== 0))
}

test('imports devices from any of the usual files', async () => {
  const files: Record<string, string | Buffer> = {
    'as printed': `${HEADING}\n4F1A-09C2-77D0-3B5E,HDコム,02:1A:2B:3C:4D:5E\nAAAA-BBBB-CCCC-DDDD,HDVC-MPCS,\n`,
    'BOM, CRLF and quotes': `\uFEFF"MPR ID","種別","MACアドレス"\r\n"4F1A09C277D03B5E","HDコム","02:1A:2B:3C:4D:5E"\r\n"AAAABBBBCCCCDDDD","HDVC-MPCS",""\r\n`,
    'English, another order, more columns': `No.,MAC address,Family,MPR ID\n1,02-1a-2b-3c-4d-5e,hdcom,4f1a 09c2 77d0 3b5e\n2,,MPCS,aaaabbbbccccdddd\n`,
    'names of the code, no end of line':
      'mprId,family,macAddress\n4F1A09C277D03B5E,hdcom,021A2B3C4D5E\nAAAABBBBCCCCDDDD,mpcs,',
    'full-width, empty lines': `ＭＰＲ　ＩＤ,種別,ＭＡＣアドレス\n\n４Ｆ１Ａー０９Ｃ２ー７７Ｄ０ー３Ｂ５Ｅ,ＨＤコム,０２：１Ａ：２Ｂ：３Ｃ：４Ｄ：５Ｅ\n\nAAAABBBBCCCCDDDD,ＨＤＶＣ－ＭＰＣＳ,\n`,
    'a heading that ends in CRLF above rows that end in LF and CR': `${HEADING}\r\n4F1A09C277D03B5E,hdcom,021A2B3C4D5E\nAAAABBBBCCCCDDDD,mpcs,\r`,
    'CR alone': `${HEADING}\r4F1A09C277D03B5E,hdcom,021A2B3C4D5E\rAAAABBBBCCCCDDDD,mpcs,\r`,
    'semicolons, named': `sep=;\r\n${HEADING.replaceAll(',', ';')}\r\n4F1A09C277D03B5E;hdcom;021A2B3C4D5E\r\nAAAABBBBCCCCDDDD;mpcs;\r\n`,
    'tabs, and rows that were emptied': `${HEADING.replaceAll(',', '\t')}\n\t\t\n4F1A09C277D03B5E\thdcom\t021A2B3C4D5E\n\t\nAAAABBBBCCCCDDDD\tmpcs\t\n\t\t\n`,
    'texts that a spreadsheet keeps': `${HEADING}\n="4F1A09C277D03B5E",'hdcom,"=""021A2B3C4D5E"""\n'AAAABBBBCCCCDDDD,="mpcs",=""\n`,
    'Shift_JIS, as Excel saves it': Buffer.concat([
      Buffer.from('MPR ID,'),
      Buffer.from('8eed95ca', 'hex'), // 種別
      Buffer.from(',MAC\r\n4F1A09C277D03B5E,HD'),
      Buffer.from('83528380', 'hex'), // コム
      Buffer.from(',021A2B3C4D5E\r\nAAAABBBBCCCCDDDD,mpcs,\r\n'),
    ]),
  }
  for (const [name, content] of Object.entries(files)) {
    const db = await aDatabase()
    const { run, write } = await anOperator(db)
    await write('devices.csv', content)
    const { code, out, err } = await run('import-devices', 'devices.csv')
    assert.deepEqual([code, err], [0, ''], name)
    assert.match(out, /^Imported\.\n/)
    assert.deepEqual(counts(out), { rows: 2, added: 2 }, name)
    assert.deepEqual(await devicesIn(db), ['4F1A09C277D03B5E hdcom 02:1A:2B:3C:4D:5E', 'AAAABBBBCCCCDDDD mpcs '], name)
    const subject = { file: 'devices.csv', added: 2, changed: 0 }
    assert.deepEqual(await trail(db), [{ operator: 'sato', act: 'import-devices', subject, reason: 'order 1234' }])
  }
})

const FIRST = `${HEADING}
AAAABBBBCCCC0001,hdcom,02:00:00:00:00:01
AAAABBBBCCCC0002,hdcom,02:00:00:00:00:02
AAAABBBBCCCC0003,mpcs,
AAAABBBBCCCC0004,hdcom,02:00:00:00:00:04
`
const SECOND = `${HEADING}
AAAABBBBCCCC0001,hdcom,02:00:00:00:00:01
AAAABBBBCCCC0002,mpcs,02:00:00:00:00:02
AAAABBBBCCCC0003,mpcs,02:00:00:00:00:03
AAAABBBBCCCC0004,hdcom,02:00:00:00:00:44
AAAABBBBCCCC0001,hdcom,
AAAABBBBCCCC0005,hdcom,02:00:00:00:00:05
AAAABBBBCCCC0005,hdcom,02:00:00:00:00:05
AAAABBBBCCCC0005,mpcs,02:00:00:00:00:05
KX-VCS701W,hdcom,
AAAABBBBCCCC0006,tv,
=AAAABBBBCCCC000,hdcom,"@SUM(1,2)"
AAAABBBBCCCC0007,hdcom,02:00
AAAABBBBCCCC0008
,,
AAAABBBBCCCC0009,hdcom,,02:00:00:00:00:09
`
/** Line 6 says less than line 2, line 8 the same as line 7, line 9 something else. */
const LEFT_OUT = [
  ['10', 'MPR ID is a product number.', 'KX-VCS701W', 'hdcom', ''],
  ['11', '種別 is neither HDコム nor HDVC-MPCS.', 'AAAABBBBCCCC0006', 'tv', ''],
  ['12', 'MPR ID has 15 digits instead of 16.', "'=AAAABBBBCCCC000", 'hdcom', `"'@SUM(1`, `2)"`],
  ['13', 'MAC address has 4 digits instead of 12.', 'AAAABBBBCCCC0007', 'hdcom', '02:00'],
  ['14', 'The row has 1 cell where the heading has 3.', 'AAAABBBBCCCC0008', '', ''],
  ['16', 'The row has 4 cells where the heading has 3.', 'AAAABBBBCCCC0009', 'hdcom', '', '02:00:00:00:00:09'],
  ['3', 'The device is known with the other 種別.', 'AAAABBBBCCCC0002', 'mpcs', '02:00:00:00:00:02'],
  ['6', 'An earlier line has the same MPR ID with another 種別 or MAC address.', 'AAAABBBBCCCC0001', 'hdcom', ''],
  [
    '9',
    'An earlier line has the same MPR ID with another 種別 or MAC address.',
    'AAAABBBBCCCC0005',
    'mpcs',
    '02:00:00:00:00:05',
  ],
]
const OTHER_MAC = 'The device is known with another MAC address or none: --update would change it.'

for (const update of [false, true])
  test(`what is known is left as it is${update ? ', but for the MAC address with --update' : ''}`, async () => {
    const db = await aDatabase()
    const { run, write, read, path } = await anOperator(db)
    await write('first.csv', FIRST)
    await write('second.csv', SECOND)
    assert.equal((await run('import-devices', 'first.csv')).code, 0)
    const before = await devicesIn(db)

    const flags = update ? ['--update'] : []
    const dry = await run('import-devices', 'second.csv', ...flags, '--dry-run', '--failed', 'dry.csv')
    assert.deepEqual(await devicesIn(db), before, 'a dry run writes nothing')
    assert.equal((await trail(db)).length, 1)
    const real = await run('import-devices', 'second.csv', ...flags, '--failed', 'failed.csv')

    assert.equal(real.code, 1, 'something was left out')
    assert.equal(real.err, 'The rows that are left out are in failed.csv.\n')
    assert.match(dry.out, /^Dry run, nothing is written\. It would be:\n/)
    assert.equal(dry.out.split('\n').slice(1).join('\n'), real.out.split('\n').slice(1).join('\n'))
    assert.equal(await read('dry.csv'), await read('failed.csv'))
    assert.equal(statSync(path('failed.csv')).mode & 0o777, 0o600)
    assert.deepEqual(counts(real.out), {
      rows: 14,
      added: 1,
      'known already': 1,
      'repeated in the file': 1,
      'left out: invalid': 6,
      'left out: known with the other 種別': 1,
      'left out: an earlier line says otherwise': 2,
      [update ? 'MAC address changed' : 'left out: known with another MAC address']: 2,
    })
    const failed = csvRows(await read('failed.csv'))
    assert.deepEqual(failed[0], ['Line', 'Reason', 'MPR ID', '種別', 'MACアドレス'])
    const macs = [
      ['4', OTHER_MAC, 'AAAABBBBCCCC0003', 'mpcs', '02:00:00:00:00:03'],
      ['5', OTHER_MAC, 'AAAABBBBCCCC0004', 'hdcom', '02:00:00:00:00:44'],
    ]
    const known = LEFT_OUT.toSpliced(7, 0, ...(update ? [] : macs))
    assert.deepEqual(failed.slice(1), known)

    const after = before.concat('AAAABBBBCCCC0005 hdcom 02:00:00:00:00:05')
    if (update) after[2] = 'AAAABBBBCCCC0003 mpcs 02:00:00:00:00:03'
    if (update) after[3] = 'AAAABBBBCCCC0004 hdcom 02:00:00:00:00:44'
    assert.deepEqual(await devicesIn(db), after)
    const acts = (await trail(db)).slice(1).map(({ act, subject }) => ({ act, subject }))
    const changes = [
      { act: 'change-mac', subject: { mprId: 'AAAABBBBCCCC0003', from: null, to: '02:00:00:00:00:03' } },
      {
        act: 'change-mac',
        subject: { mprId: 'AAAABBBBCCCC0004', from: '02:00:00:00:00:04', to: '02:00:00:00:00:44' },
      },
    ]
    assert.deepEqual(acts, [
      { act: 'import-devices', subject: { file: 'second.csv', added: 1, changed: update ? 2 : 0 } },
      ...(update ? changes : []),
    ])
  })

test('the same file again changes nothing and leaves no trace', async () => {
  const db = await aDatabase()
  const { run, write, path } = await anOperator(db)
  await write('first.csv', FIRST)
  await run('import-devices', 'first.csv')
  const again = await run('import-devices', 'first.csv', '--update', '--failed', 'failed.csv')
  assert.deepEqual([again.code, again.err, counts(again.out)], [0, '', { rows: 4, 'known already': 4 }])
  assert.equal((await trail(db)).length, 1)
  assert.ok(!existsSync(path('failed.csv')), 'nothing failed, so there is no file of it')
})

test('the file of failed rows is imported as it is once it is mended', async () => {
  const db = await aDatabase()
  const { run, write, read } = await anOperator(db)
  await write('devices.csv', `${HEADING}\nAAAABBBBCCCC000,HDコム,\n`)
  const told = await run('import-devices', 'devices.csv')
  assert.deepEqual([told.code, told.err], [1, 'Add --failed FILE to have the rows that are left out.\n'])
  await run('import-devices', 'devices.csv', '--failed', 'failed.csv')
  await write('mended.csv', (await read('failed.csv')).replace('AAAABBBBCCCC000,', 'AAAABBBBCCCC0001,'))
  assert.equal((await run('import-devices', 'mended.csv')).code, 0)
  assert.deepEqual(await devicesIn(db), ['AAAABBBBCCCC0001 hdcom '])
})

test('fifty rows under a heading that ends otherwise are fifty devices', async () => {
  const db = await aDatabase()
  const { run, write } = await anOperator(db)
  const row = (n: number) => `${n.toString(16).padStart(16, '0')},hdcom,\n`
  await write('devices.csv', `${HEADING}\r\n${Array.from({ length: 50 }, (_, n) => row(n)).join('')}`)
  assert.deepEqual(counts((await run('import-devices', 'devices.csv')).out), { rows: 50, added: 50 })
  assert.equal((await devicesIn(db)).length, 50)
})

test('a row with a cell too many stays left out until it is mended', async () => {
  const db = await aDatabase()
  const { run, write, read } = await anOperator(db)
  await write('devices.csv', `${HEADING}\nAAAABBBBCCCC0001,hdcom,,02:00:00:00:00:01\n`)
  await run('import-devices', 'devices.csv', '--failed', 'failed.csv')
  const again = await run('import-devices', 'failed.csv', '--failed', 'again.csv')
  assert.deepEqual(counts(again.out), { rows: 1, 'left out: invalid': 1 })
  assert.match(
    await read('again.csv'),
    /\r\n2,The row has 6 cells where the heading has 5\.,AAAABBBBCCCC0001,hdcom,,02:/,
  )
  await write('mended.csv', (await read('failed.csv')).replace(',,', ','))
  assert.equal((await run('import-devices', 'mended.csv')).code, 0)
  assert.deepEqual(await devicesIn(db), ['AAAABBBBCCCC0001 hdcom 02:00:00:00:00:01'])
})

test('a file that is none is a sentence, and nothing of it is imported', async () => {
  const db = await aDatabase()
  const { run, write, path } = await anOperator(db)
  const good = 'AAAABBBBCCCC0001,hdcom,\n'
  const table: [string | Buffer | undefined, RegExp][] = [
    [undefined, /^devices\.csv cannot be read \(ENOENT\)\.\n$/],
    ['', /^devices\.csv is empty: its first line must name the columns\.\n$/],
    [good, /^devices\.csv has no column MPR ID, 種別: its first line must name the columns\.\n$/],
    [`MPR ID,MAC\n${good}`, /^devices\.csv has no column 種別:/],
    [`List of May,,\n${HEADING}\n${good}`, /^devices\.csv, line 2: the columns are named here, but other lines stand/],
    [`${HEADING}\n${good}x,"hdcom\n`, /^devices\.csv, line 3: a quotation mark opens a cell here and is never .*\.\n$/],
    [`${HEADING}\n${good}"a"b,hdcom,\n`, /^devices\.csv, line 3: text follows a closing quotation mark: .*\.\n$/],
    [`${HEADING}\n${good}"${'x'.repeat(200_000)}`, /^devices\.csv, line 3: the row is longer than 65536 .*\.\n$/],
    [
      Buffer.concat([Buffer.from(`MPR ID,family,MAC\n${good}`), Buffer.from([0x8e, 0x2c, 0x2c])]),
      /^devices\.csv, line 3: this line is neither UTF-8 nor Shift_JIS: mend the line, or save it as "CSV UTF-8" .*\.\n$/,
    ],
    [Buffer.from(`\uFEFF${HEADING}\n${good}`, 'utf16le'), /^devices\.csv is UTF-16: save it as "CSV UTF-8" and try/],
  ]
  for (const [content, sentence] of table) {
    if (content !== undefined) await write('devices.csv', content)
    const { code, out, err } = await run('import-devices', 'devices.csv', '--failed', 'failed.csv')
    assert.match(err, sentence)
    assert.deepEqual([code, out], [1, ''])
    assert.ok(!existsSync(path('failed.csv')))
  }
  await write('folder.csv', '')
  assert.match((await run('import-devices', '.')).err, /cannot be read \(EISDIR\)/)
  assert.deepEqual([await devicesIn(db), await trail(db)], [[], []])
})

test('two imports at once: each device is added once, and the counts say by whom', async () => {
  const db = await aDatabase()
  const { run, write } = await anOperator(db)
  const row = (n: number) => `${n.toString(16).padStart(16, '0')},hdcom,\n`
  const rows = Array.from({ length: 2000 }, (_, n) => row(n))
  await write('a.csv', `${HEADING}\n${rows.slice(0, 1500).join('')}`)
  await write('b.csv', `${HEADING}\n${rows.slice(500).reverse().join('')}`)
  const answers = await Promise.all(['a.csv', 'b.csv'].map(file => run('import-devices', file)))
  const [a, b] = answers.map(answer => counts(answer.out))
  assert.equal(a!.added! + b!.added!, 2000)
  assert.equal((a!['known already'] ?? 0) + (b!['known already'] ?? 0), 1000)
  assert.equal((await devicesIn(db)).length, 2000)
  assert.equal((await trail(db)).length, 2)
})
