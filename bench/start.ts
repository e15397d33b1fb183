// quality.md: `npm start` to the first page: ≤ 1.5 s on an existing data folder, ≤ 4 s with a new one, after `npm ci`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#test/support/process'
import { median, ROUNDS, report } from './support/measure.ts'

const REACH = 1.5
const NEW_REACH = 4
const PATIENCE_SECONDS = 60

export async function start(): Promise<void> {
  const made: number[] = []
  const existing: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
    made.push(await secondsToFirstPage(dataDir))
    existing.push(await secondsToFirstPage(dataDir))
    await rm(dataDir, { recursive: true, force: true })
  }
  const [value, newFolder] = [median(existing), median(made)]
  const ok = value <= REACH && newFolder <= NEW_REACH
  report({ name: 'start', value, reach: REACH, newFolder, newFolderReach: NEW_REACH, ok, unit: 's' })
}

async function secondsToFirstPage(dataDir: string): Promise<number> {
  const port = await freePort()
  const started = performance.now()
  const child = spawn('npm', ['start'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: 'ignore',
  })
  while (!(await shows(`http://localhost:${port}/login`))) {
    if (performance.now() - started > PATIENCE_SECONDS * 1000) throw new Error('npm start shows no page')
    await sleep(5)
  }
  const seconds = (performance.now() - started) / 1000
  child.kill('SIGTERM')
  await once(child, 'exit')
  return seconds
}

function shows(url: string): Promise<boolean> {
  return fetch(url).then(
    async answer => answer.ok && (await answer.text()).includes('</html>'),
    () => false,
  )
}
