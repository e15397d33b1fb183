// Where a command's file goes: a new one for this user's eyes only, or standard output.
import { open, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { cannot, say, type Terminal } from './terminal.ts'

/** Text is written as UTF-8. */
type Write = (content: string | Uint8Array) => Promise<void>

/**
 * Hands `work` a way to write into a new file; each write is on the disk before `work` goes on. A file that stays empty,
 * or whose work ends with a sentence, is taken away again.
 * @param path undefined: `otherwise` is written to
 */
export async function writingTo<T>(
  terminal: Terminal,
  path: string | undefined,
  otherwise: 'stdout' | 'nowhere',
  work: (write: Write) => Promise<T>,
): Promise<T> {
  if (path === undefined)
    return work(content => (otherwise === 'stdout' ? say(terminal.out, content) : Promise.resolve()))
  const full = resolve(terminal.folder, path)
  const file = await open(full, 'wx', 0o600).catch(error => {
    throw cannot(error.code === 'EEXIST' ? `${path} is there already: name a new file.` : cannotWrite(path, error))
  })
  let keep = false
  let written = false
  try {
    const answer = await work(async content => {
      await file.appendFile(content)
      await file.sync()
      written = true
    })
    keep = written
    return answer
  } catch (error) {
    // The file stays after a fault: the commit may have happened although its answer was lost, and then only this file has
    // the keys.
    keep = written && !(error instanceof Error && 'sentence' in error)
    if (keep) await say(terminal.err, `${path} is kept, though the command failed: ask with show whether it is true.\n`)
    throw error
  } finally {
    await file.close()
    if (!keep) await rm(full, { force: true })
  }
}

const cannotWrite = (path: string, error: { code?: string }) => `${path} cannot be written (${error.code}).`
