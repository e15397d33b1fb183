// The ring of code keys from its file and from what the database says of it: read at start, and again while servers run, so that
// a key is changed under them.
import type { Clock } from '#clock'
import { type Loop, loop } from '#loop'
import type { Random } from '#random'
import type { Db } from '#store/db'
import { addCodeKey, type CodesAtRest, codesAtRest } from '#store/upkeep/codeKeys'
import { createCodeRing, KEY_BYTES, KeyLacking, proofOf, type RingState } from '../codeRing.ts'

/** The keys by number, outside the database. */
export type KeyFile = {
  read(): Promise<Map<number, Uint8Array>>
  /** Adds a key; one of this number that somebody else added meanwhile stays. */
  add(id: number, secret: Uint8Array): Promise<void>
}

type RingDeps = { db: Db; clock: Clock; random: Random }
export type OpenRing = ReturnType<typeof createCodeRing>

const EVERY_MS = 10_000

/** The first start makes the first key. Throws {@link KeyLacking} where the file lacks a key that is in use. */
export async function openCodeRing({ db, clock, random }: RingDeps, file: KeyFile): Promise<OpenRing> {
  if ((await codesAtRest(db)).keys.length === 0) await addFirst({ db, clock, random }, file)
  const state = stateOf(await codesAtRest(db), await file.read())
  const [lacking] = state.lacking
  if (lacking) throw new KeyLacking(lacking.id)
  return createCodeRing({ random, clock }, state)
}

async function addFirst({ db, clock, random }: RingDeps, file: KeyFile): Promise<void> {
  if ((await file.read()).size === 0) await file.add(1, random(KEY_BYTES).slice())
  const newest = Math.max(...(await file.read()).keys())
  await addCodeKey(db, { id: newest, proof: proofOf((await file.read()).get(newest)!), writesFrom: clock.now() })
}

function stateOf({ keys, inClear }: CodesAtRest, secrets: Map<number, Uint8Array>): RingState {
  const state: RingState = { keys: [], lacking: [], inClear }
  for (const { id, proof, writesFrom } of keys) {
    const secret = secrets.get(id)
    if (secret && Buffer.from(proofOf(secret)).equals(proof)) state.keys.push({ id, secret, writesFrom })
    else state.lacking.push({ id, writesFrom })
  }
  return state
}

type Log = { info(data: object, message: string): void; error(data: object, message: string): void }

/** Reads again what the database says, and the file with it. */
export async function refreshCodeRing(db: Db, file: KeyFile, ring: OpenRing): Promise<void> {
  ring.set(stateOf(await codesAtRest(db), await file.read()))
}

/** A key that is lacking here is told of as long as it is: it comes into use a minute after it is announced. */
export function keepCodeRing(deps: { db: Db; log: Log }, file: KeyFile, ring: OpenRing): Loop {
  return loop(EVERY_MS, async () => {
    try {
      await refreshCodeRing(deps.db, file, ring)
      const lacking = ring.lacks()
      if (lacking.length > 0) deps.log.error({ lacking }, 'the file of code keys lacks keys that are in use')
    } catch (error) {
      deps.log.error({ err: error }, 'reading the code keys failed')
    }
  })
}
