// Brings the codes that are kept to where they should be (decision 017): what servers of the release before wrote in clear is
// sealed, what is in clear besides is taken out once nobody needs it, and what is sealed with a former key is sealed anew.
import { type Loop, loop, pause } from '#loop'
import type { CodeKind } from '#store/keptCodes'
import { codesAtRest, endCodeKeysBefore, writeNoneInClear } from '#store/upkeep/codeKeys'
import { type CodeRow, nextSealedRows, unsealedRows, wipeClear, writeSealed } from '#store/upkeep/sealedRows'
import { aside, type DoorDeps } from '../act.ts'
import type { CodeRing } from '../codeRing.ts'

const EVERY_MS = 60_000
/** Between two slices, for those who want the database too. */
const PAUSE_MS = 20
const KINDS: CodeKind[] = ['registration-id', 'registration-key']
/** Until every server has heard of a new key, and until no draft is left that was sealed with the former one. */
const HEARD = { seconds: 60 }
const DRAFTS_GONE = { hours: 13 }

type SealDeps = Pick<DoorDeps, 'db' | 'clock'> & { codes: CodeRing }
type Log = { info(data: object, message: string): void; error(data: object, message: string): void }
export type Brought = { sealed: number; wiped: number; sealedAnew: number; ended: number[] }

/** @param alone no server of the release before can be there: once all is sealed, nothing is kept in clear */
export async function sealCodes(
  deps: SealDeps,
  { alone = false, ending = new AbortController().signal } = {},
): Promise<Brought> {
  const brought: Brought = { sealed: 0, wiped: 0, sealedAnew: 0, ended: [] }
  for (const kind of KINDS) brought.sealed += await inSlices(ending, () => sealSome(deps, kind))
  if (alone && deps.codes.inClear && !ending.aborted) await writeNoneInClear(deps.db)
  const { inClear, keys } = await codesAtRest(deps.db)
  if (!inClear)
    for (const kind of KINDS)
      brought.wiped += await inSlices(ending, () => aside(deps, ({ tx }) => wipeClear(tx, kind)))

  const newest = keys.at(-1)
  const isPast = (wait: { seconds: number } | { hours: number }) =>
    Temporal.Instant.compare(newest!.writesFrom.add(wait), deps.clock.now()) <= 0
  if (keys.length < 2 || !isPast(HEARD)) return brought
  for (const kind of KINDS) brought.sealedAnew += await sealAnew(deps, kind, ending)
  // One more look has to find nothing: servers that had not heard of the new key may have written meanwhile.
  if (brought.sealedAnew === 0 && isPast(DRAFTS_GONE) && !ending.aborted)
    brought.ended = await endCodeKeysBefore(deps.db, newest!.id, deps.clock.now())
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
    await writeSealed(
      tx,
      kind,
      found.map(row => kept(deps.codes, kind, row)),
    )
    return found.length
  })

async function sealAnew(deps: SealDeps, kind: CodeKind, ending: AbortSignal): Promise<number> {
  let after = { owner: '', no: 0 }
  for (let anew = 0; ; ) {
    const slice = await aside(deps, async ({ tx }) => {
      const found = await nextSealedRows(tx, kind, after)
      const former = found.filter(({ sealed }) => sealed && sealed[0] !== deps.codes.sealsWith)
      await writeSealed(
        tx,
        kind,
        former.map(row => kept(deps.codes, kind, row)),
      )
      return { last: found.at(-1), anew: former.length }
    })
    anew += slice.anew
    if (!slice.last || !(await pause(PAUSE_MS, ending))) return anew
    after = slice.last
  }
}

function kept(codes: CodeRing, kind: CodeKind, { owner, no, sealed, clear }: CodeRow) {
  return { owner, no, ...codes.keep(kind, codes.read(kind, { sealed, clear })) }
}

/** Every minute; what fails is logged and tried again. */
export function sealCodesBeside(deps: SealDeps & { log: Log }, { alone }: { alone: boolean }): Loop {
  return loop(
    EVERY_MS,
    async ending => {
      try {
        const brought = await sealCodes(deps, { alone, ending })
        const { sealed, wiped, sealedAnew, ended } = brought
        if (sealed + wiped + sealedAnew + ended.length > 0) deps.log.info(brought, 'codes sealed')
      } catch (error) {
        deps.log.error({ err: error }, 'sealing codes failed')
      }
    },
    0,
  )
}
