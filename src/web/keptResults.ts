// Results that always follow from the same source and take long to make: kept in a file from one start to the next.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type KeptResults = {
  /** The result that was made of this source before, or is made now. @param step names the way that it is made */
  of(step: string, source: string | Uint8Array, make: () => string): string
  /** Keeps what was asked for since the file was opened, and nothing else. A folder that cannot be written keeps nothing. */
  save(): void
}

/** @param path of a file that this program alone writes; one that cannot be read is as good as none */
export function openKeptResults(path: string): KeptResults {
  const before = read(path)
  const asked = new Map<string, string>()
  let made = false
  return {
    of: (step, source, make) => {
      // Another release of Node may make something else of it.
      const key = createHash('sha256').update(`${process.version} ${step}\n`).update(source).digest('base64')
      let result = before.get(key)
      if (result === undefined) {
        result = make()
        made = true
      }
      asked.set(key, result)
      return result
    },
    save: () => {
      if (made) write(path, asked)
    },
  }
}

function read(path: string): Map<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8'))))
  } catch {
    return new Map()
  }
}

/** Whole or not at all: several servers may start at once. */
function write(path: string, results: Map<string, string>): void {
  const beside = `${path}.${process.pid}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(beside, JSON.stringify(Object.fromEntries(results)))
    renameSync(beside, path)
  } catch {
    // The next start makes them again.
  }
}
