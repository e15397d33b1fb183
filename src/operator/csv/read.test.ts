import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEVICE_COLUMNS } from '#operations/csv/columns'
import { csvWriter } from '#operations/csv/write'
import { readBytes } from './read.ts'

const HEADING = 'MPR ID,family,MAC'

async function* pieces(bytes: Buffer, size = 65_536): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function rowsOf(content: string | Buffer, size?: number) {
  const slices = readBytes(pieces(Buffer.from(content as string), size), 'x.csv', DEVICE_COLUMNS)
  return (await Array.fromAsync(slices)).flat()
}

/** Line and cells, as short as they can be compared. */
const short = async (content: string | Buffer, size?: number) =>
  (await rowsOf(content, size)).map(({ line, cells }) => `${line} ${Object.values(cells).join(' ')}`.trim())

test('CRLF, LF and CR each end a row, and no row is lost where they are mixed', async () => {
  const fifty = Array.from({ length: 50 }, (_, n) => `${n},hdcom,\n`).join('')
  assert.equal((await rowsOf(`${HEADING}\r\n${fifty}`)).length, 50)
  for (const size of [1, 2, 65_536]) {
    const mixed = `${HEADING}\r\na,b,c\nd,e,f\rg,h,i\r\n\r\n\n\rj,k,l`
    assert.deepEqual(await short(mixed, size), ['2 a b c', '3 d e f', '4 g h i', '8 j k l'])
  }
})

test('an end of a line between quotation marks is text, and lines are counted as an editor counts them', async () => {
  for (const size of [1, 65_536]) {
    const quoted = `"MPR ID",family,"M\rA\r\nC"\n"a\r\nb","c\nd\re","""f"",\rx"\r\ng,h,i\n`
    assert.deepEqual(await short(quoted, size), ['4 a\r\nb c\nd\re "f",\rx', '9 g h i'])
  }
})

test('a row with another number of cells than the heading says so, and keeps every cell', async () => {
  const [few, many, right] = await rowsOf(`${HEADING}\na,b\na,b,c,d,'=e\na,b,c\n`)
  assert.deepEqual(few, {
    line: 2,
    cells: { mprId: 'a', family: 'b', macAddress: '' },
    miscounted: { got: 2, want: 3, beyond: [] },
  })
  assert.deepEqual(many!.miscounted, { got: 5, want: 3, beyond: ['d', '=e'] })
  assert.equal(right!.miscounted, undefined)
})

test('blank lines and rows of separators alone are no rows', async () => {
  const content = `\n,,\n ,　,""\n\u3164,\u200b\u2800,\n${HEADING}\n\n,,\n,,,,,\n="",',\na,b,c\n,,\n`
  assert.deepEqual(await short(content), ['10 a b c'])
})

test('what a spreadsheet needs to keep a text is taken off again', async () => {
  const cells = [`="0012"`, `"=""0012"""`, `'0012`, `"'0012"`, `'="0012"`]
  for (const cell of cells) assert.deepEqual(await short(`${HEADING}\n${cell},b,c\n`), ['2 0012 b c'], cell)
  assert.deepEqual(await short(`="MPR ID",'family\n="",="a""b"\n,=1\n`), ['2  a"b', '3  =1'])
})

test('what is written for a spreadsheet is read as it was (C15)', async () => {
  const cells = ['=1+1', '+1', '-1', '@SUM(A1,"x")', '\tx', '\rx', '＝1', '="0"1', '種別\r\n', '1', 'a"b']
  const parts: string[] = []
  const csv = csvWriter(async part => void parts.push(part), HEADING.split(','))
  for (const cell of cells) await csv.row([cell, 'b', 'c'])
  await csv.end()
  assert.deepEqual(
    (await rowsOf(parts.join(''))).map(row => row.cells.mprId),
    cells,
  )
})

test('commas, semicolons, tabs, and whatever sep= names, separate cells', async () => {
  for (const [separator, before] of [
    [',', ''],
    [';', ''],
    ['\t', ''],
    [';', 'sep=;\r\n'],
    ['\t', 'SEP=\t\n'],
    ['|', '"sep=|"\r'],
  ] as const) {
    const content =
      before + [['MPR ID', 'family', 'MAC,;'], ['a', '"b"', 'c'], []].map(r => r.join(separator)).join('\n')
    const quoted = content.replace('MAC,;', '"MAC,;"')
    assert.deepEqual(await short(quoted), [`${before ? 3 : 2} a b`], JSON.stringify([separator, before]))
  }
})

test('UTF-8 and Shift_JIS are told apart, also where the first such letter comes late', async () => {
  const late = 'a,b,c\n'.repeat(30_000)
  const shiftJis = Buffer.from('8eed95ca', 'hex')
  const utf8 = Buffer.from('種別')
  for (const letters of [shiftJis, utf8])
    for (const many of ['', late]) {
      const rows = await rowsOf(Buffer.concat([Buffer.from(`${HEADING}\n${many}x,`), letters, Buffer.from(',z\n')]))
      assert.deepEqual(rows.at(-1)!.cells, { mprId: 'x', family: '種別', macAddress: 'z' })
    }
  const marked = Buffer.concat([Buffer.from(`\uFEFF${HEADING}\n`), Buffer.from('a,b,c\n')])
  for (const size of [1, 65_536]) assert.deepEqual(await short(marked, size), ['2 a b c'])
})

test('a file that cannot be read is one sentence of ours, with the line and what to do', async () => {
  const late = `a,b,c\r\n`.repeat(40_000)
  const bytes = (text: string, hex: string) => Buffer.concat([Buffer.from(text), Buffer.from(hex, 'hex')])
  const table: [string | Buffer, RegExp][] = [
    ['', /^x\.csv is empty: its first line must name the columns\.$/],
    ['\uFEFF', /^x\.csv is empty/],
    ['sep=;\n\n;;\n', /^x\.csv is empty/],
    ['a,b,c\n', /^x\.csv has no column MPR ID, 種別: its first line must name the columns\.$/],
    ['MPR ID;"MAC"\n', /^x\.csv has no column 種別: its first line/],
    [
      `List of devices,,\n\n"${HEADING.replaceAll(',', '","')}"\na,b,c\n`,
      /^x\.csv, line 3: the columns are named here, but/,
    ],
    [`sep=;\nList\n${HEADING.replaceAll(',', ';')}\n`, /^x\.csv, line 3: the columns are named here/],
    [`${HEADING}\na,b,c\n"a,b,c\n`, /^x\.csv, line 3: a quotation mark opens a cell here and is never closed: close/],
    [`${HEADING}\n"a\n\n","b\n`, /^x\.csv, line 4: a quotation mark opens/],
    [`${HEADING}\na,b,"c"d\n`, /^x\.csv, line 2: text follows a closing quotation mark: quote/],
    [`"MPR ID" ,family\n`, /^x\.csv, line 1: text follows a closing/],
    [`${HEADING}\na,b,c\n"${late}`, /^x\.csv, line 3: the row is longer than 65536 characters: look/],
    [`${HEADING}\na,b,c\n${'x'.repeat(900_000)}`, /^x\.csv, line 3: the row is longer than/],
    [`${HEADING}\n${'x'.repeat(70_000)},b,c\n`, /^x\.csv, line 2: the row is longer than/],
    [Buffer.from(`\uFEFF${HEADING}\n`, 'utf16le'), /^x\.csv is UTF-16: save it as "CSV UTF-8" and try again\.$/],
    [Buffer.from(`\uFEFF${HEADING}\n`, 'utf16le').swap16(), /^x\.csv is UTF-16/],
    [Buffer.from(`${HEADING}\n`, 'utf16le'), /^x\.csv is UTF-16/],
    [bytes('', '504b0304000a0a'), /^x\.csv is an Excel workbook: save it as "CSV UTF-8" and try again\.$/],
    [bytes(`${HEADING}\na,b,c\r\n`, '8e2c0a'), /^x\.csv, line 3: this line is neither UTF-8 nor Shift_JIS: mend/],
    [bytes(`${HEADING}\n${late}`, '8e2c0a'), /^x\.csv, line 40002: this line is neither UTF-8 nor Shift_JIS/],
    [
      bytes(`${HEADING}\n種別,b,c\ra,b,`, 'e7a80a'),
      /^x\.csv, line 3: this line is not UTF-8, though the file is: mend/,
    ],
    [bytes(`${HEADING}\n種別,b,c\n${late}`, '8eed95ca0a'), /^x\.csv, line 40003: this line is not UTF-8, though/],
    [bytes(`\uFEFF${HEADING}\n`, '8eed95ca0a'), /^x\.csv, line 2: this line is not UTF-8, though/],
    [
      Buffer.concat([bytes(`${HEADING}\n`, '8eed95ca'), bytes(`,b,c\n${late}`, '8e2c')]),
      /^x\.csv, line 40003: this line is neither UTF-8 nor Shift_JIS/,
    ],
  ]
  for (const [content, sentence] of table) {
    const error = await rowsOf(content).catch(thrown => thrown)
    assert.match(String(error.message), sentence)
    assert.equal(error.exitCode, 1)
  }
})

test('a file is read as far as its rows are asked for, and no further', async () => {
  let taken = 0
  async function* endless() {
    yield Buffer.from(`${HEADING}\n`)
    for (;;) {
      taken++
      yield Buffer.from('a,種別,c\n'.repeat(5000))
    }
  }
  const slices = readBytes(endless(), 'x.csv', DEVICE_COLUMNS)
  for (let n = 0; n < 20; n++) await slices.next()
  assert.ok(taken < 30, `${taken} pieces`)
  await slices.return()
})
