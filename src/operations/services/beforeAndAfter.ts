// A device's service before and after a correction, each with its status today, to be shown to the operator (R13).
import { type Service, serviceStatus } from '#domain/service'
import type { Status } from '#domain/term'

/** A device's service and its status; no service after the undo of a first 新規申請. */
export type CorrectionSide = { service: Service | undefined; status: Status }
type BeforeAndAfter = { before: CorrectionSide & { service: Service }; after: CorrectionSide }
/** And how many people of the company that holds it are told by mail. */
export type Corrected = BeforeAndAfter & { told: number }

export function beforeAndAfter(
  { before, after }: { before: Service; after: Service | undefined },
  today: Temporal.PlainDate,
): BeforeAndAfter {
  return {
    before: { service: before, status: serviceStatus(before, today) },
    after: { service: after, status: serviceStatus(after, today) },
  }
}
