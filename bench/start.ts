// quality.md: `npm start` to the first page, against the same npm running an empty script and then the same PostgreSQL
// started to SELECT 1, one after the other. Reach ≤ 2.0 on an existing data folder, ≤ 1.6 with a new one.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#test/support/process'
import { median, ROUNDS, report } from './support/measure.ts'
import { limitSeconds } from './support/startLimit.ts'

const REACH = 2
const NEW_REACH = 1.6
const PATIENCE_SECONDS = 60

export async function start(): Promise<void> {
  const rounds: { made: number; existing: number; limit: { made: number; existing: number } }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const limit = await limitSeconds()
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
    const made = await secondsToFirstPage(dataDir)
    rounds.push({ made, existing: await secondsToFirstPage(dataDir), limit })
    await rm(dataDir, { recursive: true, force: true })
  }
  const ratio = median(rounds.map(({ existing, limit }) => existing / limit.existing))
  const newRatio = median(rounds.map(({ made, limit }) => made / limit.made))
  report({
    name: 'start',
    ratio,
    reach: REACH,
    newFolderRatio: newRatio,
    newFolderReach: NEW_REACH,
    ok: ratio <= REACH && newRatio <= NEW_REACH,
    value: median(rounds.map(({ existing }) => existing)),
    limit: median(rounds.map(({ limit }) => limit.existing)),
    newFolder: median(rounds.map(({ made }) => made)),
    newFolderLimit: median(rounds.map(({ limit }) => limit.made)),
    unit: 's',
  })
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
