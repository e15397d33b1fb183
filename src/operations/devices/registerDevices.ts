// A device registers its key (product.md §7): the first time starts the clock of its service (R3).
import type { MprId, RegistrationKey } from '#domain/codes'
import type { Decision } from '#domain/refusal'
import { type DeviceRefusal, decideDeviceRegistrations, type RegistrationAnswer } from '#domain/registration'
import { servicesByKey, startServices } from '#store/devices/devices'
import { lockDevices } from '#store/services/locks'
import { actForMany } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

export type RegistrationRequest = { mprId: MprId; registrationKey: RegistrationKey }
export type RegistrationDecision = Decision<RegistrationAnswer, DeviceRefusal>

/** One decision for each request, in order. Refusals: `registration-key-wrong`, `service-ended`. */
export async function registerDevices(
  deps: OperationDeps,
  requests: RegistrationRequest[],
): Promise<RegistrationDecision[]> {
  const keys = requests.map(({ mprId, registrationKey }) => ({
    mprId,
    ...deps.codes.marks('registration-key', registrationKey),
  }))
  // Most services have started long ago, and a wrong key must not lock a device. So the decision is made without locks first,
  // and again under lock only if a service starts.
  const first = decideDeviceRegistrations(await servicesByKey(deps.db, keys), deps.calendar.dayOf(deps.clock.now()))
  if (!first.some(startsClock)) return first
  return actForMany(deps, [{ kind: 'device' }], 'start', async ({ tx, now, today, wrote }) => {
    await lockDevices(
      tx,
      requests.filter((_, i) => startsClock(first[i]!)).map(request => request.mprId),
    )
    const decisions = decideDeviceRegistrations(await servicesByKey(tx, keys), today)
    const started = decisions.flatMap(decision =>
      decision.ok && decision.value.starts ? [decision.value.service] : [],
    )
    await startServices(tx, started, now)
    wrote('start', started.length)
    return decisions
  })
}

const startsClock = (decision: RegistrationDecision) => decision.ok && decision.value.starts
