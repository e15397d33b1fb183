// R22: the company that applied takes a 新規申請 or a 期間の延長 back, from the device's page (P23).
import type { ActivationKeyNo } from '#domain/codes'
import type { Undo } from '#domain/correction'
import { decideOwnUndo, lastMoment, MOST_UNDOS, type OwnUndoRefusal, type UndoReason } from '#domain/ownUndo'
import { type Decision, refuse } from '#domain/refusal'
import type { Asked } from '#domain/request'
import type { User } from '#domain/who'
import { entryOf } from '#store/care/entries'
import { lockCompany } from '#store/companies/companies'
import type { Tx } from '#store/db'
import { lockCardAndDevice, readCardUse, readServiceBefore } from '#store/services/correctionFacts'
import { eventsOf } from '#store/services/events'
import { type Application, lastApplication, undosLately } from '#store/services/lastApplication'
import { writeUndo } from '#store/services/undoWrites'
import { type Acting, act, type DoorDeps, lookOnce, type Moment } from '../act.ts'
import { askVendor } from './askVendor.ts'

/** What would be taken back, and until when that can be done; how many may be in these days. */
export type OwnUndo = Undo & { application: Application; until: Temporal.Instant; left: number }

/** `activationKeyNo`: of the application that it is about, for whoever asks an operator. */
export type TriedUndo = Decision<OwnUndo, OwnUndoRefusal> & { activationKeyNo: ActivationKeyNo }

/**
 * The last application of the device's service, when the company can take it back now. Undefined when the company has no such
 * entry, or there is nothing to take back in it. Refusals: all of decideOwnUndo's.
 */
export async function tryUndo(
  deps: DoorDeps,
  { by, entryId }: { by: User; entryId: number },
): Promise<TriedUndo | undefined> {
  return lookOnce(deps, by, 'undo', async ({ tx, today }) => {
    const entry = await entryOf(tx, by.companyId, entryId)
    const application = entry?.periodNo !== undefined && (await lastApplication(tx, entry.mprId, entry.periodNo))
    if (!application) return undefined
    const { activationKeyNo } = application
    return { ...(await decided({ tx, now: deps.clock.now(), today }, by, application)), activationKeyNo }
  })
}

type UndoRequest = {
  by: User
  entryId: number
  /** The card of what was shown: it is that, or nothing, that is taken back. */
  activationKeyNo: ActivationKeyNo | undefined
  why: UndoReason
  /** Beyond the company's own limits an operator is asked. */
  ask?: boolean
}

/** `asked`: what became of asking, where it was asked for and an operator can help. */
export type OwnUndone = Decision<OwnUndo, OwnUndoRefusal> & { asked?: Asked | undefined }

export async function undoOwn(
  deps: DoorDeps,
  { by, entryId, activationKeyNo, why, ask = false }: UndoRequest,
): Promise<OwnUndone | undefined> {
  return act(deps, by, 'undo', async (acting: Acting) => {
    const { tx, now, wrote } = acting
    await lockCompany(tx, by.companyId) // two people at once would pass the limit
    if (activationKeyNo) await lockCardAndDevice(tx, activationKeyNo)
    const entry = await entryOf(tx, by.companyId, entryId)
    if (!entry) return undefined
    const application =
      entry.periodNo === undefined ? undefined : await lastApplication(tx, entry.mprId, entry.periodNo)
    if (!application || application.activationKeyNo !== activationKeyNo) return refuse('activation-key-not-used')
    const decision = await decided(acting, by, application)
    if (!decision.ok && ask) {
      const about = {
        mprId: entry.mprId,
        periodNo: entry.periodNo!,
        wish: { kind: 'undo' as const, activationKeyNo, why },
      }
      return { ...decision, asked: await askVendor(acting, by, decision.refusal, about) }
    }
    if (decision.ok) wrote('undo', await writeUndo(tx, { activationKeyNo, undo: decision.value, by, why }, now))
    return decision
  })
}

async function decided(
  { tx, now, today }: Moment,
  by: User,
  application: Application,
): Promise<Decision<OwnUndo, OwnUndoRefusal>> {
  const { activationKeyNo, companyId, at: appliedAt } = application
  const [card, lately] = [await readCardUse(tx, activationKeyNo), await undosLately(tx, by.companyId, now)]
  const facts = {
    activationKeyNo,
    card,
    ...(await factsOf(tx, card)),
    appliedAt,
    isOwn: companyId === by.companyId,
    lately,
  }
  const decision = decideOwnUndo(facts, { now, today })
  if (!decision.ok) return decision
  const until = lastMoment(appliedAt, decision.value.flow)
  return { ok: true, value: { ...decision.value, application, until, left: MOST_UNDOS - lately } }
}

async function factsOf(tx: Tx, card: Awaited<ReturnType<typeof readCardUse>>) {
  const service = card?.use?.service
  if (!service) return { events: [], earlier: undefined }
  const { mprId, periodNo } = service
  return { events: await eventsOf(tx, mprId, periodNo), earlier: await readServiceBefore(tx, service) }
}
