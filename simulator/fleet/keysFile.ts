// The devices of a fleet and their keys, as a JSON list.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { MPR_ID } from '../device/mprId.ts'
import { Sentence } from '../sentence.ts'

export type FleetDevice = { mprId: string; registrationKey: string }

const list = z.array(z.object({ mprId: z.string().regex(MPR_ID), registrationKey: z.string().regex(/^[\dA-F]{16}$/) }))

/** The first `count` of the file. Throws {@link Sentence}. */
export async function readKeys(path: string, count: number): Promise<FleetDevice[]> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new Sentence(`--keys: ${path} cannot be read: ${(error as Error).message}`)
  }
  const devices = parsed(path, text)
  if (devices.length < count)
    throw new Sentence(`--keys: ${path} holds ${devices.length} devices, and --fleet asks for ${count}.`)
  return devices.slice(0, count)
}

function parsed(path: string, text: string): FleetDevice[] {
  try {
    return list.parse(JSON.parse(text))
  } catch {
    throw new Sentence(
      `--keys: ${path} is no JSON list of {"mprId": "…", "registrationKey": "…"}, both 16 upper-case hex digits.`,
    )
  }
}
