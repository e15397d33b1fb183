// The devices' memory: a file each, replaced as a whole, so that a process that is killed leaves the old one or the new.
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Device } from '../device/device.ts'
import { MPR_ID } from '../device/mprId.ts'
import { Sentence } from '../sentence.ts'

/** What of a device outlives its process. A device that was on starts anew, as after a power cut. */
export type Kept = Pick<Device, 'memory' | 'plugged'> & { on: boolean }

export type ClockFile = { read(): Promise<number>; write(days: number): Promise<void> }

export type Files = {
  /** Nothing was ever kept here. */
  isNew: boolean
  devices(): Promise<Kept[]>
  write(kept: Kept): Promise<void>
  remove(mprId: string): Promise<void>
  clock: ClockFile
}

const statement = z.object({
  status: z.enum(['active', 'expired', 'lapsed', 'none']),
  lastDay: z.string().nullable(),
  connectionNumber: z.string().nullable(),
  expiresAt: z.number(),
})
const kept = z.object({
  on: z.boolean(),
  plugged: z.boolean(),
  memory: z.object({
    mprId: z.string().regex(MPR_ID),
    registrationKey: z.string().nullable(),
    newKey: z.string().nullable(),
    refusedKey: z.string().nullable(),
    token: z.string().nullable(),
    etag: z.string().nullable(),
    statement: statement.nullable(),
    signed: z.string().nullable(),
    ended: z.boolean(),
    askAt: z.number().nullable(),
    askEvery: z.number(),
    failures: z.number(),
  }),
})
const clockShape = z.object({ days: z.number().int() })

const CLOCK = 'clock.json'

/** Throws {@link Sentence} when the folder cannot be used. */
export async function openFiles(dir: string): Promise<Files> {
  const inTurn = new Map<string, Promise<void>>()
  let made: string | undefined
  try {
    made = await mkdir(dir, { recursive: true, mode: 0o700 }) // tokens are in it
  } catch (error) {
    throw new Sentence(`SIMULATOR_DIR: ${dir} cannot be made: ${(error as Error).message}`)
  }
  const pathOf = (mprId: string) => join(dir, `${mprId}.json`)

  /** Writes to one file come one after the other. */
  function after(path: string, work: () => Promise<void>): Promise<void> {
    const done = (inTurn.get(path) ?? Promise.resolve()).catch(() => {}).then(work)
    inTurn.set(path, done)
    return done
  }
  return {
    isNew: made !== undefined,
    devices: async () => {
      const names = (await readdir(dir)).filter(name => MPR_ID.test(name.replace(/\.json$/, ''))).sort()
      return Promise.all(names.map(name => read(join(dir, name), kept)))
    },
    write: device => after(pathOf(device.memory.mprId), () => replace(pathOf(device.memory.mprId), device)),
    remove: mprId => after(pathOf(mprId), () => rm(pathOf(mprId), { force: true })),
    clock: {
      read: async () => {
        try {
          return (await read(join(dir, CLOCK), clockShape)).days
        } catch {
          return 0 // Not moved yet; a broken file is made anew when the server is asked.
        }
      },
      write: days => after(join(dir, CLOCK), () => replace(join(dir, CLOCK), { days })),
    },
  }
}

async function read<T>(path: string, shape: z.ZodType<T>): Promise<T> {
  try {
    return shape.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    throw new Sentence(`${path} cannot be read as the memory of a device: remove it, and the device begins as new.`)
  }
}

async function replace(path: string, value: unknown): Promise<void> {
  const aside = `${path}.new`
  const file = await open(aside, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(value, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(aside, path)
}
