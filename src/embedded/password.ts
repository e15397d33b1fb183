import { createHmac } from 'node:crypto'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemRandom } from '#random'
import { SentenceError } from './sentence.ts'

/** The superuser's password of a data folder, made once and kept beside the cluster, readable by its owner only. */
export async function superuserPassword(dataDir: string, folder: string): Promise<string> {
  const path = join(dataDir, 'postgres.password')
  const kept = (await readFile(path, 'utf8').catch(() => '')).trim()
  if (kept !== '') return kept
  if (await stat(folder).catch(() => undefined)) {
    throw new SentenceError(`${path} is missing: put it back, or remove ${folder} to begin with an empty database.`)
  }
  const password = Buffer.from(systemRandom(24)).toString('base64url')
  await writeFile(`${path}.new`, password, { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
  return password
}

/** The application's own: follows from the superuser's, but does not lead back to it. */
export function applicationPassword(superuser: string): string {
  return createHmac('sha256', superuser).update('portal').digest('base64url')
}
