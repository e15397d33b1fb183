// What companies ask for (R22, R23), for the operators who answer.
import type { Operator } from '#domain/who'
import { type VendorRequest, vendorRequest, vendorRequests } from '#store/services/requests'
import { type DoorDeps, lookOnce } from '../act.ts'

export type { VendorRequest }

/** Those that wait, the oldest first; with `all` the newest first, answered ones too. */
export function listRequests(
  deps: DoorDeps,
  { by, all, most }: { by: Operator; all: boolean; most: number },
): Promise<VendorRequest[]> {
  return lookOnce(deps, by, 'see-requests', ({ tx }) => vendorRequests(tx, { all, most }))
}

/** Undefined when there is none of this number. */
export function readRequest(
  deps: DoorDeps,
  { by, id }: { by: Operator; id: number },
): Promise<VendorRequest | undefined> {
  return lookOnce(deps, by, 'see-requests', ({ tx }) => vendorRequest(tx, id, { lock: false }))
}
