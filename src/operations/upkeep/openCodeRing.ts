// The ring of code keys from its file and from what the database says of it: read at start, and again while servers run, so that
// a key is changed under them.
import type { Clock } from '#clock'
import { type Loop, loop } from '#loop'
import type { Random } from '#random'
import type { Db } from '#store/db'
import { addCodeKey, type CodesAtRest, codesAtRest, lockCodeKeys } from '#store/upkeep/codeKeys'
import { aside } from '../act.ts'
import { createCodeRing, KEY_BYTES, KeyLacking, proofOf, type RingState } from '../codeRing.ts'

/** The keys by number, outside the database. */
export type KeyFile = {
  read(): Promise<Map<number, Uint8Array>>
  /** Adds a key, and returns once it would be there after a loss of power; one of this number that is there already stays. */
  add(id: number, secret: Uint8Array): Promise<void>
}

type RingDeps = { db: Db; clock: Clock; random: Random }
export type OpenRing = ReturnType<typeof createCodeRing>

const EVERY_MS = 10_000

/** Only who has the servers' file makes the first key: a command may run on a machine that no server reads the file of. */
export class NoCodeKeys extends Error {
  readonly sentence = true
  constructor() {
    super(
      'CODE_KEYS: there is no key for codes yet. Start a server first: it makes one, and its file is the one to use here.',
    )
  }
}

/** Throws {@link KeyLacking} where the file lacks a key that is in use. @param mayMake the first start makes the first key */
export async function openCodeRing(
  { db, clock, random }: RingDeps,
  file: KeyFile,
  { mayMake = false } = {},
): Promise<OpenRing> {
  if ((await codesAtRest(db)).keys.length === 0) {
    if (!mayMake) throw new NoCodeKeys()
    await makeFirst({ db, clock, random }, file)
  }
  const state = stateOf(await codesAtRest(db), await file.read())
  const [lacking] = state.lacking
  if (lacking) throw new KeyLacking(lacking.id)
  return createCodeRing({ random, clock }, state)
}

/** Of several that start at once one says which key is the first; the others find it in their file, or lack it. */
function makeFirst({ db, clock, random }: RingDeps, file: KeyFile): Promise<void> {
  return aside({ db, clock }, async ({ tx, now }) => {
    await lockCodeKeys(tx)
    if ((await codesAtRest(tx)).keys.length > 0) return
    if ((await file.read()).size === 0) await file.add(1, random(KEY_BYTES).slice())
    const secrets = await file.read()
    const newest = Math.max(0, ...secrets.keys())
    const secret = secrets.get(newest)
    if (!secret) throw new KeyLacking(1) // a file that holds no key, and that somebody else put there
    await addCodeKey(tx, { id: newest, proof: proofOf(secret), writesFrom: now })
  })
}

function stateOf({ keys, inClear }: CodesAtRest, secrets: Map<number, Uint8Array>): RingState {
  const state: RingState = { keys: [], lacking: [], inClear }
  for (const { id, proof, writesFrom, ended } of keys) {
    const secret = secrets.get(id)
    if (secret && Buffer.from(proofOf(secret)).equals(proof)) state.keys.push({ id, secret, writesFrom, ended })
    else if (!ended) state.lacking.push({ id, writesFrom })
  }
  return state
}

type Log = { info(data: object, message: string): void; error(data: object, message: string): void }

/**
 * Reads again what the database says, and the file. A key that is known stays known: a file that is gone, or half copied, takes
 * none away. @returns why the file could not be read
 */
export async function refreshCodeRing(db: Db, file: KeyFile, ring: OpenRing): Promise<unknown> {
  const known = await codesAtRest(db)
  const [read] = await Promise.allSettled([file.read()])
  const fresh = read.status === 'fulfilled' ? read.value : new Map<number, Uint8Array>()
  const secrets = new Map([...fresh, ...ring.secrets()])
  ring.set(stateOf(known, secrets))
  const missing = [...ring.secrets().keys()].filter(id => !fresh.has(id))
  if (read.status === 'rejected') return read.reason
  return missing.length > 0 ? new KeyLacking(missing[0]!) : undefined
}

/** What is wrong with the file is told of as long as it is. */
export function keepCodeRing(deps: { db: Db; log: Log }, file: KeyFile, ring: OpenRing): Loop {
  return loop(EVERY_MS, async () => {
    try {
      const wrong = await refreshCodeRing(deps.db, file, ring)
      if (wrong) deps.log.error({ err: wrong }, 'the file of code keys is not as it was')
      const lacking = ring.lacks()
      if (lacking.length > 0) deps.log.error({ lacking }, 'the file of code keys lacks keys that are in use')
    } catch (error) {
      deps.log.error({ err: error }, 'reading the code keys failed')
    }
  })
}
