import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvWriter } from './write.ts'

async function written(rows: string[][]): Promise<string[]> {
  const texts: string[] = []
  const csv = csvWriter(async text => void texts.push(text), ['A', 'B'])
  for (const row of rows) await csv.row(row)
  await csv.end()
  return texts
}

test('UTF-8 with one BOM, CRLF, quotes where they are needed; nothing at all without a row', async () => {
  assert.deepEqual(await written([]), [])
  assert.deepEqual(await written([['あ', 'x,"y"']]), ['\uFEFFA,B\r\nあ,"x,""y"""\r\n'])
  assert.deepEqual(await written([['a\nb', 'c\rd']]), ['\uFEFFA,B\r\n"a\nb","c\rd"\r\n'])
  const many = (await written(Array.from({ length: 2500 }, (_, n) => [String(n), '']))).join('')
  assert.equal(many.split('\r\n').length, 2502)
  assert.equal(many.lastIndexOf('\uFEFF'), 0)
})

test('a cell that a spreadsheet would calculate begins with an apostrophe (C15)', async () => {
  for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠x']) {
    const [text = ''] = await written([['', cell]])
    const shown = text.slice('\uFEFFA,B\r\n,'.length, -2)
    assert.match(shown, /^"?'/, JSON.stringify(cell))
    assert.ok(shown.includes(cell), 'the cell itself is whole')
  }
  for (const cell of ['1=1', '4F1A-09C2', "'x", ' =1'])
    assert.ok((await written([['', cell]]))[0]!.endsWith(`,${cell}\r\n`))
})
