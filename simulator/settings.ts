// The environment and the flags as one schema. Whatever cannot be used gets its sentence.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readMprId } from './device/mprId.ts'
import { Sentence } from './sentence.ts'

const port = z.coerce
  .number('is not a number')
  .int('is not a whole number')
  .min(0, 'is below 0')
  .max(65535, 'is above 65535')

const origin = z.string().regex(/^https?:\/\/[^/\s]+\/?$/, 'is not an origin such as http://localhost:3000')

const environment = z.object({
  SIMULATOR_PORT: port.default(8081),
  SIMULATOR_HOST: z.string().default('127.0.0.1'),
  DEVICE_API: origin.default('http://localhost:3000'), // PORT of the portal
  PORTAL: origin.optional(),
  SIMULATOR_DIR: z.string().default('./data/simulator'),
  SIMULATOR_DEVICES: z.string().default(''),
  SIMULATOR_CLOCK: z.literal('demo', 'can only be demo, or be left out').optional(),
})

export type Settings = {
  port: number
  host: string
  deviceApi: string
  portal: string
  dir: string
  devices: string[]
  demoClock: boolean
  fleet: { devices: number; seconds: number; keysPath: string } | undefined
}

/** Throws {@link Sentence}. @param folder that relative paths of flags are meant from */
export function readSettings(env: Record<string, string | undefined>, args: string[], folder: string): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = environment.safeParse(given)
  if (!read.success)
    throw new Sentence(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'))
  const values = read.data
  return {
    port: values.SIMULATOR_PORT,
    host: values.SIMULATOR_HOST,
    deviceApi: new URL(values.DEVICE_API).origin,
    portal: new URL(values.PORTAL ?? values.DEVICE_API).origin,
    dir: resolve(values.SIMULATOR_DIR),
    devices: devicesOf(values.SIMULATOR_DEVICES),
    demoClock: values.SIMULATOR_CLOCK === 'demo',
    fleet: fleetOf(args, folder),
  }
}

function devicesOf(list: string): string[] {
  const typed = list.split(',').filter(part => part.trim() !== '')
  return [
    ...new Set(
      typed.map(one => {
        const mprId = readMprId(one)
        if (!mprId) throw new Sentence(`SIMULATOR_DEVICES: "${one.trim()}" is no MPR ID of 16 digits 0–9 and A–F.`)
        return mprId
      }),
    ),
  ]
}

function fleetOf(args: string[], folder: string): Settings['fleet'] {
  const { fleet, seconds, keys } = flagsOf(args)
  if (fleet === undefined) {
    if (seconds !== undefined || keys !== undefined) throw new Sentence('--seconds and --keys go with --fleet N.')
    return undefined
  }
  if (keys === undefined)
    throw new Sentence('--fleet needs --keys FILE, a JSON list of {"mprId": "…", "registrationKey": "…"}.')
  return {
    devices: whole('--fleet', fleet, 1_000_000),
    seconds: seconds === undefined ? 60 : whole('--seconds', seconds, 86_400),
    keysPath: resolve(folder, keys),
  }
}

function flagsOf(args: string[]): { fleet?: string; seconds?: string; keys?: string } {
  try {
    const options = { fleet: { type: 'string' }, seconds: { type: 'string' }, keys: { type: 'string' } } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new Sentence(
      `${(error as Error).message}\nUse: npm run simulator, or npm run simulator -- --fleet N --keys FILE [--seconds S]`,
    )
  }
}

function whole(flag: string, text: string, most: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new Sentence(`${flag} takes a whole number from 1 to ${most}, and "${text}" is none.`)
  return number
}
