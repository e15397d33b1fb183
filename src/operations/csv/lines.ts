// The bytes of a file in whole lines: no letter is cut, and what is wrong in a line can be said with its number.
import { LONGEST_ROW } from './rows.ts'
import { unreadable } from './unreadable.ts'

/** The first of these is the file's line `line`. */
export type Lines = { bytes: Buffer; line: number }

/** In bytes: no letter takes more than four. */
const LONGEST_LINE = 4 * LONGEST_ROW
const LF = 10
const CR = 13

export async function* inWholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Lines> {
  let line = 1
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const all = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    // A CR at the very end may be half of a CRLF.
    const end = Math.max(all.lastIndexOf(LF), all.lastIndexOf(CR, -2)) + 1
    const bytes = all.subarray(0, end)
    if (end > 0) yield { bytes, line }
    line += lineEndsIn(bytes)
    rest = all.subarray(end)
    if (rest.length > LONGEST_LINE) throw unreadable({ reason: 'long-row', line, most: LONGEST_ROW })
  }
  if (rest.length > 0) yield { bytes: rest, line }
}

function lineEndsIn(bytes: Buffer): number {
  let ends = 0
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) ends++
  return ends
}
