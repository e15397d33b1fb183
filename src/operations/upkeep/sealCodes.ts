// Brings the codes that are kept to where they should be (decision 017): what servers of the release before wrote in clear is
// sealed, what is in clear besides is taken out once nobody needs it, and what is sealed with a former key is sealed anew.
import { type Loop, loop, pause } from '#loop'
import { DRAFT_HOURS } from '#store/accounts/drafts'
import type { CodeKind } from '#store/keptCodes'
import { codesAtRest, endCodeKeysBefore, writeNoneInClear } from '#store/upkeep/codeKeys'
import {
  type CodeRow,
  clearDrafts,
  hasClear,
  hasOtherwiseSealed,
  isAllSealed,
  otherwiseSealedRows,
  sealDrafts,
  unsealedRows,
  wipeClear,
  writeSealed,
} from '#store/upkeep/sealedRows'
import { aside, type DoorDeps } from '../act.ts'
import type { CodeRing } from '../codeRing.ts'

const EVERY_MS = 60_000
/** So often all rows are looked at, though none should be sealed with a key that has ended. */
const THOROUGH_EVERY = 60
/** Between two slices, for those who want the database too. */
const PAUSE_MS = 20
const KINDS: CodeKind[] = ['registration-id', 'registration-key']
const FIRST = { owner: '', no: 0 }
/** Until every server has heard of a new key. */
const HEARD = { seconds: 60 }
/** Until no draft is left that was sealed with the former one. */
const DRAFTS_GONE = { hours: DRAFT_HOURS + 1 }

type SealDeps = Pick<DoorDeps, 'db' | 'clock'> & { codes: CodeRing }
type Log = { info(data: object, message: string): void; error(data: object, message: string): void }
export type Brought = { sealed: number; wiped: number; sealedAnew: number; ended: number[] }

/**
 * @param alone no server of the release before can be there: once all is sealed, nothing is kept in clear
 * @param thorough looks for what a key that has ended still seals, too
 */
export async function sealCodes(
  deps: SealDeps,
  { alone = false, thorough = false, ending = new AbortController().signal } = {},
): Promise<Brought> {
  const brought: Brought = { sealed: 0, wiped: 0, sealedAnew: 0, ended: [] }
  for (const kind of KINDS) brought.sealed += await inSlices(ending, () => sealSome(deps, kind))
  if (alone && deps.codes.inClear && !ending.aborted)
    await aside(deps, async ({ tx }) => ((await isAllSealed(tx)) ? writeNoneInClear(tx) : undefined))
  const { inClear, keys } = await codesAtRest(deps.db)
  if (!inClear) brought.wiped = await wipeAll(deps, ending)

  const used = keys.filter(({ ended }) => !ended)
  const newest = used.at(-1)
  if (!newest || deps.codes.sealsWith !== newest.id) return brought
  const isPast = (wait: { seconds: number } | { hours: number }) =>
    Temporal.Instant.compare(newest.writesFrom.add(wait), deps.clock.now()) <= 0
  const isChanging = used.length > 1 && isPast(HEARD)
  const mayBeLeft = thorough && keys.length > 1 && (await hasOtherwiseSealed(deps.db, newest.id))
  if (!isChanging && !mayBeLeft) return brought
  for (const kind of KINDS) brought.sealedAnew += await sealAnew(deps, kind, ending)
  if (isChanging && isPast(DRAFTS_GONE) && !ending.aborted)
    // All rows are looked at for that, also those that somebody was at work on meanwhile.
    brought.ended = await aside(deps, async ({ tx, now }) =>
      (await hasOtherwiseSealed(tx, newest.id)) ? [] : endCodeKeysBefore(tx, newest.id, now),
    )
  return brought
}

/** @returns how many in all */
async function inSlices(ending: AbortSignal, slice: () => Promise<number>): Promise<number> {
  for (let all = 0; ; ) {
    const some = await slice()
    all += some
    if (some === 0 || !(await pause(PAUSE_MS, ending))) return all
  }
}

const sealSome = (deps: SealDeps, kind: CodeKind): Promise<number> =>
  aside(deps, async ({ tx }) => {
    const found = await unsealedRows(tx, kind)
    const sealed = found.map(row => kept(deps.codes, kind, row))
    await writeSealed(tx, kind, sealed)
    return found.length
  })

/** @returns how many codes, and drafts that held some */
async function wipeAll(deps: SealDeps, ending: AbortSignal): Promise<number> {
  let all = await inSlices(ending, () => sealSomeDrafts(deps))
  if (!(await hasClear(deps.db))) return all
  for (const kind of KINDS)
    for (let after: typeof FIRST | undefined = FIRST; after && !ending.aborted; await pause(PAUSE_MS, ending)) {
      const from: typeof FIRST = after
      const { last, wiped } = await aside(deps, ({ tx }) => wipeClear(tx, kind, from))
      all += wiped
      after = last
    }
  return all
}

const sealSomeDrafts = ({ codes, ...deps }: SealDeps): Promise<number> =>
  aside(deps, async ({ tx }) => {
    const found = await clearDrafts(tx)
    const sealed = found.map(({ id, answers }) => ({ id, sealed: codes.seal(JSON.stringify(answers)) }))
    await sealDrafts(tx, sealed)
    return found.length
  })

async function sealAnew(deps: SealDeps, kind: CodeKind, ending: AbortSignal): Promise<number> {
  let after = FIRST
  for (let anew = 0; ; ) {
    const found = await aside(deps, async ({ tx }) => {
      const former = await otherwiseSealedRows(tx, kind, deps.codes.sealsWith, after)
      const sealed = former.map(row => kept(deps.codes, kind, row))
      await writeSealed(tx, kind, sealed)
      return former
    })
    anew += found.length
    const last = found.at(-1)
    if (!last || !(await pause(PAUSE_MS, ending))) return anew
    after = last
  }
}

function kept(codes: CodeRing, kind: CodeKind, { owner, no, sealed, clear }: CodeRow) {
  return { owner, no, ...codes.keep(kind, codes.read(kind, { sealed, clear }, owner), owner) }
}

/** Every minute; what fails is logged and tried again. */
export function sealCodesBeside(deps: SealDeps & { log: Log }, { alone }: { alone: boolean }): Loop {
  let times = 0
  return loop(
    EVERY_MS,
    async ending => {
      try {
        const thorough = times++ % THOROUGH_EVERY === 0
        const brought = await sealCodes(deps, { alone, thorough, ending })
        const { sealed, wiped, sealedAnew, ended } = brought
        if (sealed + wiped + sealedAnew + ended.length > 0) deps.log.info(brought, 'codes sealed')
        if (thorough && deps.codes.inClear && !alone)
          deps.log.info(
            {},
            'codes are kept in clear besides: run operator end-clear-codes once all servers are upgraded',
          )
      } catch (error) {
        deps.log.error({ err: error }, 'sealing codes failed')
      }
    },
    0,
  )
}
