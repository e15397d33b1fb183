// The file of code keys (decision 017): `{ "1": "base64url of 32 bytes", … }`, for this user's eyes only.
import { chmod, chown, link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ConfigError } from '#config'
import type { KeyFile } from '#operations/upkeep/openCodeRing'

const KEY = /^[\w-]{43}$/
const ID = /^[1-9]\d{0,2}$/

export function codeKeyFile(path: string): KeyFile {
  async function read(): Promise<Map<number, Uint8Array>> {
    const text = await readFile(path, 'utf8').catch(error => {
      if (error.code === 'ENOENT') return '{}'
      throw new ConfigError(`CODE_KEYS: ${path} cannot be read (${error.code}).`)
    })
    const keys = Object.entries(readJson(text) ?? { '': '' })
    if (keys.some(([id, key]) => !ID.test(id) || Number(id) > 255 || !KEY.test(String(key))))
      throw new ConfigError(`CODE_KEYS: ${path} is not a file of code keys.`)
    return new Map(keys.map(([id, key]) => [Number(id), Buffer.from(String(key), 'base64url')]))
  }

  return {
    read,
    async add(id, secret) {
      const keys = await read()
      if (keys.has(id)) return
      const all = new Map([...keys, [id, secret]])
      const text = Object.fromEntries([...all].map(([no, key]) => [no, Buffer.from(key).toString('base64url')]))
      await writeWhole(path, `${JSON.stringify(text, null, 2)}\n`, keys.size === 0)
    },
  }
}

function readJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

let written = 0

/** Whole or not at all. @param first the file of somebody who was faster stays */
async function writeWhole(path: string, content: string, first: boolean): Promise<void> {
  const beside = `${path}.${process.pid}-${++written}.new`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeThrough(beside, content)
    if (first) {
      await link(beside, path).catch(error => {
        if (error.code !== 'EEXIST') throw error
      })
      await unlink(beside)
    } else {
      // Whoever could read it still can, and nobody else.
      const { uid, gid, mode } = await stat(path)
      await chmod(beside, mode & 0o777)
      await chown(beside, uid, gid)
      await rename(beside, path)
    }
    await writeThrough(dirname(path))
  } catch (error) {
    await unlink(beside).catch(() => undefined)
    throw new ConfigError(`CODE_KEYS: ${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** So that it is there after a loss of power. @param content undefined for a folder, which is there */
async function writeThrough(path: string, content?: string): Promise<void> {
  const file = await open(path, content === undefined ? 'r' : 'wx', 0o600)
  try {
    if (content !== undefined) await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}
