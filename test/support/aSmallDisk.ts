// A disk of its own that a test can fill to the last byte: a tmpfs, where this machine lets us have one.
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** @returns undefined where nothing may be mounted */
export async function aSmallDisk(megabytes: number) {
  const path = await mkdtemp(join(tmpdir(), 'small-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path])
  } catch {
    await rm(path, { recursive: true })
    return undefined
  }
  await chmod(path, 0o777)
  const filler = join(path, 'filler')
  return {
    path,
    /** Until nothing more goes on it. */
    fill: async () => {
      for (const size of [1024 * 1024, 4096])
        for (let written = true; written; )
          written = await writeFile(filler, Buffer.alloc(size), { flag: 'a' }).then(
            () => true,
            () => false,
          )
    },
    free: () => rm(filler),
    remove: async () => {
      await run('umount', [path])
      await rm(path, { recursive: true })
    },
  }
}
