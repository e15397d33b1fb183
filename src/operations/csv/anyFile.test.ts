// Files as many hands and programs make them, read a second time as simply as can be: by one regular expression.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DEVICE_COLUMNS } from './columns.ts'
import { readRows } from './read.ts'

/** What stands in the file, and what it means. */
type Cell = { text: string; value: string }
type Line = { cells: Cell[]; end: string }

/** Of these letters all files are made, so that they can be written in Shift_JIS; some have a second byte that is ASCII. */
const SHIFT_JIS: Record<string, string> = {
  種: '8eed',
  別: '95ca',
  表: '955c',
  示: '8ea6',
  機: '8b40',
  能: '945c',
  ソ: '835c',
  フ: '8374',
  ト: '8367',
  コ: '8352',
  ム: '8380',
  ア: '8341',
  ド: '8368',
  レ: '838c',
  ス: '8358',
  ｺ: 'ba',
  ﾑ: 'd1',
}

const same = (text: string): Cell => ({ text, value: text })
const quoted = (value: string): Cell => ({ text: `"${value.replaceAll('"', '""')}"`, value })

const bare = fc.constantFrom(
  ...['4F1A-09C2-77D0-3B5E', '表示', 'ソフト 機能', 'HDコム', 'HDｺﾑ', 'hdcom', '', ' ', '12" x', 'a"', '7'].map(same),
  { text: '="0012"', value: '0012' },
  { text: '"=""0012"""', value: '0012' },
  { text: "'=1+1", value: '=1+1' },
  { text: "'0012", value: '0012' },
)
const piece = fc.constantFrom('表示', 'ソ', 'x', '"', ',', ';', '\t', '|', '\r\n', '\n', '\r', ' ')
const cell = fc.oneof(
  bare,
  fc.array(piece, { maxLength: 4 }).map(pieces => quoted(pieces.join(''))),
)
const end = fc.constantFrom('\r\n', '\n', '\r')

const lines = (width: number) =>
  fc.array(
    fc.record({
      cells: fc.oneof(
        { weight: 8, arbitrary: fc.array(cell, { minLength: width, maxLength: width }) },
        { weight: 1, arbitrary: fc.array(cell, { minLength: 1, maxLength: 7 }) },
        {
          weight: 2,
          arbitrary: fc.array(fc.constantFrom(same(''), same(' '), quoted('')), { minLength: 1, maxLength: 5 }),
        },
      ),
      end,
    }),
    { maxLength: 12 },
  )

const heading = fc
  .tuple(fc.constantFrom('種別', 'family'), fc.constantFrom('MACアドレス', 'MAC'), fc.constantFrom('', 'No.', '機能'))
  .chain(([family, mac, other]) => fc.shuffledSubarray(['MPR ID', family, mac, other], { minLength: 4 }))
  .chain(titles => fc.tuple(...titles.map(title => fc.constantFrom(same(title), quoted(title)))))

const files = heading.chain(cells =>
  fc.record({
    heading: fc.record({ cells: fc.constant(cells), end }),
    body: lines(cells.length),
    /** The body once, or so often that the file comes in several pieces. */
    times: fc.oneof({ weight: 19, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(300) }),
    lastEnd: fc.boolean(),
    separator: fc.constantFrom(',', ';', '\t', '|'),
    named: fc.option(end, { nil: '' }),
    encoding: fc.constantFrom('UTF-8', 'UTF-8 with BOM', 'Shift_JIS'),
    size: fc.constantFrom(1, 2, 3, 7, 100, 65_536),
  }),
)

type File = typeof files extends fc.Arbitrary<infer T> ? T : never

test('every row of any file is read once, as a second reading reads it, with its line', async () => {
  await fc.assert(
    fc.asyncProperty(files, async file => {
      const text = textOf(file)
      const bytes = file.encoding === 'Shift_JIS' ? inShiftJis(text) : Buffer.from(text)
      const size = bytes.length > 10_000 ? Math.max(file.size, 4096) : file.size
      const slices = readRows(pieces(bytes, size), DEVICE_COLUMNS)
      const rows = (await Array.fromAsync(slices)).flat()
      assert.deepEqual(rows, secondReading(file, text.replace('\uFEFF', '')))
      assert.equal(rows.length, filledLines(file), 'as many as were written')
    }),
    { numRuns: 400 },
  )
})

function textOf({ heading, body, times, lastEnd, separator, named, encoding }: File): string {
  const line = ({ cells, end }: Line) => cells.map(({ text }) => text).join(separator) + end
  const below = body.map(line).join('').repeat(times)
  const mark = encoding === 'UTF-8 with BOM' ? '\uFEFF' : ''
  const whole = `${mark}${separatorLine(separator, named)}${line(heading)}${below}`
  return lastEnd ? whole : whole.replace(/(\r\n|\r|\n)$/, '')
}

/** Only the usual separators are found without being named. */
const separatorLine = (separator: string, named: string): string =>
  named || separator === '|' ? `sep=${separator}${named || '\n'}` : ''

const filledLines = ({ body, times }: File): number =>
  times * body.filter(({ cells }) => cells.some(({ value }) => value.trim() !== '')).length

function inShiftJis(text: string): Buffer {
  return Buffer.concat([...text].map(letter => Buffer.from(SHIFT_JIS[letter] ?? hexOf(letter), 'hex')))
}

const hexOf = (ascii: string): string => Buffer.from(ascii, 'ascii').toString('hex')

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

function secondReading({ heading, separator, named }: File, text: string) {
  const titles = heading.cells.map(({ value }) => value)
  const [mprId, family, mac] = [/^MPR/, /^(種別|family)$/, /^MAC/].map(name =>
    titles.findIndex(title => name.test(title)),
  )
  const filled = allRows(text, separator).filter(({ cells }) => cells.some(raw => meant(raw).trim() !== ''))
  return filled.slice(separatorLine(separator, named) ? 2 : 1).map(({ line, cells }) => {
    const at = (place = 0) => meant(cells[place] ?? '')
    const beyond = cells.slice(titles.length).map(meant)
    return {
      line,
      cells: { mprId: at(mprId), family: at(family), macAddress: at(mac) },
      miscounted: cells.length === titles.length ? undefined : { got: cells.length, want: titles.length, beyond },
    }
  })
}

function allRows(text: string, separator: string) {
  const cellAndEnd = new RegExp(`("(?:[^"]|"")*"|[^\r\n${separator}]*)([${separator}]|\r\n|\r|\n|$)`, 'gy')
  const rows: { line: number; cells: string[] }[] = []
  let [line, next] = [1, 1]
  let cells: string[] = []
  for (const [whole, raw = '', end = ''] of text.matchAll(cellAndEnd)) {
    cells.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    next += whole.match(/\r\n|\r|\n/g)?.length ?? 0
    if (end === separator) continue
    rows.push({ line, cells })
    line = next
    cells = []
    if (end === '') break
  }
  return rows
}

/** Without what a spreadsheet needs to keep a text. */
const meant = (raw: string): string =>
  raw.replace(/^'/, '').replace(/^="(.*)"$/s, (_, inner) => inner.replaceAll('""', '"'))
