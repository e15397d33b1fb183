// The demo beside the embedded database: its secret, its data, and the file that tells people and scripts of it.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Demo, seedDemo } from '#operations/upkeep/seedDemo'
import type { PortalDeps } from '#portal/deps'
import type { Random } from '#random'

/** The secret of a data folder, made on first use. */
export async function demoSecret(dataDir: string, random: Random): Promise<string> {
  const path = join(dataDir, 'secret')
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept.length >= 32) return kept
  const secret = Buffer.from(random(32)).toString('base64url')
  await writeWhole(path, secret)
  return secret
}

/** Seeds an empty database and brings demo.json up to date. @returns the demo; undefined when nothing tells of it */
export async function prepareDemo(deps: PortalDeps, dataDir: string, origin: string): Promise<Demo | undefined> {
  const path = join(dataDir, 'demo.json')
  const write = (demo: Demo) => writeWhole(path, `${JSON.stringify({ ...demo, origin }, null, 2)}\n`)
  await seedDemo(deps, write, async tx => {
    const { seedDealer } = await import('#operations/upkeep/seedDealer') // later starts do without it
    return seedDealer(deps, tx)
  })
  const demo = await readFile(path, 'utf8').then(
    text => JSON.parse(text) as Demo & { origin: string },
    () => undefined,
  )
  if (demo && demo.origin !== origin) await write(demo)
  return demo
}

/** Whole or not at all, and for this user's eyes only: it holds passwords. */
async function writeWhole(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.new`
  await writeFile(beside, content, { mode: 0o600 })
  await rename(beside, path)
}
