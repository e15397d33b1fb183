// The letters of a file: UTF-8, or Shift_JIS as Excel's plain "CSV" is, told apart by its bytes while it streams by.
import { isAscii, isUtf8 } from 'node:buffer'
import { inWholeLines, type Lines } from './lines.ts'
import { unreadable } from './unreadable.ts'

type Encoding = 'utf-8' | 'windows-31j'

/** So many bytes decide, from the first that is no ASCII: before it both are the same. */
const ENOUGH = 64 * 1024

const UTF8_MARK = [0xef, 0xbb, 0xbf]
const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/** @throws Unreadable at a byte that does not fit, with its line */
export async function* textOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, void, undefined> {
  for await (const [lines, encoding] of withEncoding(inWholeLines(chunks))) yield decoded(lines, encoding)
}

async function* withEncoding(blocks: AsyncIterable<Lines>): AsyncGenerator<[Lines, Encoding]> {
  let encoding: Encoding | undefined
  let undecided: Lines | undefined
  for await (const block of blocks) {
    const { bytes, marked } = block.line === 1 ? withoutMark(block.bytes) : { bytes: block.bytes, marked: false }
    const lines = { bytes, line: block.line }
    if (marked) encoding = 'utf-8'
    if (encoding || (!undecided && isAscii(bytes))) yield [lines, encoding ?? 'utf-8']
    else {
      undecided = undecided ? { ...undecided, bytes: Buffer.concat([undecided.bytes, bytes]) } : lines
      if (undecided.bytes.length < ENOUGH) continue
      encoding = encodingOf(undecided.bytes)
      yield [undecided, encoding]
    }
  }
  if (undecided && !encoding) yield [undecided, encodingOf(undecided.bytes)]
}

function withoutMark(bytes: Buffer): { bytes: Buffer; marked: boolean } {
  const beginsWith = (mark: number[]) => mark.every((byte, at) => bytes[at] === byte)
  if (WORKBOOKS.some(beginsWith)) throw unreadable({ reason: 'workbook' })
  if (UTF16_MARKS.some(beginsWith) || bytes.includes(0)) throw unreadable({ reason: 'utf-16' })
  const marked = beginsWith(UTF8_MARK)
  return { bytes: marked ? bytes.subarray(UTF8_MARK.length) : bytes, marked }
}

/** A damaged UTF-8 stays UTF-8, so that the line is named: as Shift_JIS it would be wrong letters without an error. */
function encodingOf(sample: Buffer): Encoding {
  if (isUtf8(sample)) return 'utf-8'
  const text = sample.toString('utf8')
  const damaged = text.match(/\uFFFD/g)?.length ?? 0
  const letters = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0
  return letters > damaged ? 'utf-8' : 'windows-31j'
}

function decoded({ bytes, line }: Lines, encoding: Encoding): string {
  const text = decode(bytes, encoding)
  if (text !== undefined) return text
  const lines = bytes.toString('latin1').split(/\r\n|\r|\n/)
  const before = lines.findIndex(one => decode(Buffer.from(one, 'latin1'), encoding) === undefined)
  throw unreadable({ reason: 'bytes', encoding, line: line + before })
}

/** @returns undefined when a byte does not fit */
function decode(bytes: Buffer, encoding: Encoding): string | undefined {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : undefined
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined // Its error names no place.
  }
}
