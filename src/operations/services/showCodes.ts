// Everything about a device or a card, found by any of its codes: for operators on the telephone (product.md §8).
import type { AnyCode } from '#domain/anyCode'
import type { RegistrationId, RegistrationKey } from '#domain/codes'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import { type ServiceWithKey, serviceStatus } from '#domain/service'
import type { Status } from '#domain/term'
import type { Operator } from '#domain/who'
import type { Tx } from '#store/db'
import { type HistoryEntry, historyOf } from '#store/services/history'
import {
  cardRecordsOf,
  type DeviceRecord,
  deviceRecordOf,
  type FoundCode,
  findCode,
  type CardRecord as StoredCard,
  type ServiceRecord as StoredService,
  serviceRecordsOf,
} from '#store/services/lookUp'
import { act, type DoorDeps } from '../act.ts'
import type { CodeRing } from '../codeRing.ts'
import type { OperationDeps } from '../deps.ts'

export type { DeviceRecord, HistoryEntry }
export type CardRecord = Omit<StoredCard, 'registrationId'> & { registrationId: RegistrationId }
export type ServiceRecord = Omit<StoredService, 'registrationKey'> & ServiceWithKey

export type CodeRecord = {
  /** What the code turned out to be. */
  is: FoundCode['is']
  /** Undefined for a card that is not used. */
  device: DeviceRecord | undefined
  services: (ServiceRecord & { status: Status })[]
  cards: CardRecord[]
  history: HistoryEntry[]
}

/** One answer for each code, in order. Refusal: `code-unknown`. What is shown is written into the audit trail first. */
export async function showCodes(
  deps: DoorDeps & Pick<OperationDeps, 'codes'>,
  { codes, by }: { codes: AnyCode[]; by: Operator },
): Promise<Decision<CodeRecord[], OperatorRefusal>[]> {
  return act(deps, by, 'show', async ({ tx, today, audit }) => {
    const answers: Decision<CodeRecord[], OperatorRefusal>[] = []
    for (const code of codes) {
      const shown: CodeRecord[] = []
      for (const found of await findCode(tx, code, deps.codes.marks('registration-key', code.value))) {
        const { mprId, activationKeyNo } = found
        shown.push(await recordOf(tx, deps.codes, found, today))
        const subject = { ...(mprId && { mprId }), ...(activationKeyNo && { activationKeyNo }) }
        await audit({ act: 'show', subject })
      }
      answers.push(shown.length > 0 ? accept(shown) : refuse('code-unknown'))
    }
    return answers
  })
}

async function recordOf(
  tx: Tx,
  codes: CodeRing,
  { is, mprId, activationKeyNo }: FoundCode,
  today: Temporal.PlainDate,
): Promise<CodeRecord> {
  const device = mprId ? await deviceRecordOf(tx, mprId) : undefined
  const services = (mprId ? await serviceRecordsOf(tx, mprId) : []).map(service => ({
    ...service,
    registrationKey: codes.read<RegistrationKey>('registration-key', service.registrationKey, service.mprId),
    status: serviceStatus(service, today),
  }))
  const cards = (await cardRecordsOf(tx, mprId, activationKeyNo)).map(card => ({
    ...card,
    registrationId: codes.read<RegistrationId>('registration-id', card.registrationId, card.activationKeyNo),
  }))
  const history = await historyOf(
    tx,
    mprId,
    cards.map(card => card.activationKeyNo),
  )
  return { is, device, services, cards, history }
}
