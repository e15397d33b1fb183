// A server at work while its database comes and goes: so many faults, one after the other, drawn by chance.
import { setTimeout as sleep } from 'node:timers/promises'
import { invariants } from '../../support/invariants.ts'
import { readDemo, type Server, startServer } from '../../support/process.ts'
import { seeded } from '../../support/seeded.ts'
import { emptyBook } from './asked.ts'
import { drawFault, type Fault } from './kinds.ts'
import { lostOrDoubled, type Promised } from './lost.ts'
import { atWork, type Scene } from './people.ts'
import { readyAgain, type Watch, watchReady, wronglyReady } from './ready.ts'
import { aStage, type Stage, type Way } from './stage.ts'
import { addStock } from './stock.ts'

const BACK_MS = 15_000
/** From a fault to the next one, at most: some meet a server that has hardly come back. */
const CALM_MS = 800
const STOCK = 2000
const SAY_EVERY = 20
const MOST_SENTENCES = 40

export type Plan = {
  way: Way
  faults: number
  seed: number
  /** Of each fault. */
  longestMs: number
  say: (line: string) => void
}
export type Outcome = {
  faults: number
  requests: number
  /** Answered with a page or a problem document that says so. */
  away: number
  acknowledged: number
  slowestMs: number
  slowestBackMs: number
  /** A sentence for everything that may not be. */
  wrong: string[]
}

export async function underFaults(plan: Plan): Promise<Outcome> {
  const stage = await aStage(plan.way)
  try {
    const server = await startServer(stage.env)
    const isRunning = () => server.child.exitCode === null && server.child.signalCode === null
    try {
      const outcome = await onStage(plan, stage, server, isRunning)
      return isRunning()
        ? outcome
        : { ...outcome, wrong: [...outcome.wrong, `the server ended:\n${server.output().slice(-3000)}`] }
    } finally {
      server.child.kill('SIGTERM')
      await server.exited
    }
  } finally {
    await stage.stop()
  }
}

async function onStage(
  plan: Plan,
  stage: Stage,
  { origin, output }: Server,
  isRunning: () => boolean,
): Promise<Outcome> {
  const { faults, seed, longestMs, say } = plan
  const { account: login } = await readDemo(stage.dataDir)
  const addLots = () => stage.look(db => addStock(db, STOCK))
  const promised: Promised = { issued: new Map(), extended: new Map() }
  const scene: Scene = { origin, book: emptyBook(), promised, stock: await addLots(), login }
  const { book, stock } = scene
  const acknowledged = () => promised.issued.size + promised.extended.size
  const finish = await atWork(scene)
  const watch = watchReady(origin)
  const chance = seeded(seed)
  const wrong: string[] = []
  const tell = (when: string, sentences: string[]) => {
    for (const sentence of sentences) {
      wrong.push(`${when}: ${sentence}`)
      if (wrong.length <= MOST_SENTENCES) say(wrong.at(-1)!)
    }
  }
  let [done, slowestBackMs] = [0, 0]
  while (done < faults && isRunning()) {
    await sleep(chance() * CALM_MS)
    if (stock.length < STOCK / 4) stock.push(...(await addLots()))
    const fault = drawFault(stage, chance, longestMs)
    const seen = await happen(fault, watch)
    tell(`${++done}, ${fault.name}`, [...seen.wrong, ...book.wrong.splice(0)])
    slowestBackMs = Math.max(slowestBackMs, seen.backMs)
    if (done % SAY_EVERY === 0) say(`${plan.way}, after ${done} faults: ${acknowledged()} acknowledged`)
  }
  await finish()
  await watch.stop()
  const logged = output()
    .split('\n')
    .filter(line => line.includes('"msg":"fault"'))
  tell('at the end', [...book.wrong, ...logged, ...(await stage.look(db => rowsWrong(db, promised)))])
  const { requests, away, slowestMs } = book
  return { faults: done, requests, away, acknowledged: acknowledged(), slowestMs, slowestBackMs, wrong }
}

const rowsWrong = async (db: Parameters<typeof invariants>[0], promised: Promised) => [
  ...(await invariants(db)),
  ...(await lostOrDoubled(db, promised)),
]

/** Lets it happen, and waits until the server is well again. */
async function happen(fault: Fault, watch: Watch): Promise<{ backMs: number; wrong: string[] }> {
  await fault.begin()
  const from = performance.now()
  await sleep(fault.lastsMs)
  const to = performance.now()
  await fault.end()
  const backMs = await readyAgain(watch, performance.now(), BACK_MS)
  const wrong = wronglyReady(watch.looked, from, to)
  const late = backMs === undefined ? [`not ready within ${BACK_MS} ms`] : []
  return { backMs: backMs ?? BACK_MS, wrong: [...wrong, ...late] }
}
