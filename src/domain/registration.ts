// A device registers its key (R3, product.md §7): the first time starts the clock, every other time changes nothing.
import { accept, type Decision, refuse } from './refusal.ts'
import { type Service, serviceStatus } from './service.ts'
import { startedTerm } from './term.ts'

/** All refusals for devices. A wrong key and an unknown device get the same one (R11), which counts (C16). */
const DEVICE_REFUSAL_TRAITS: { [Refusal in DeviceRefusal]: { wrongKey?: true } } = {
  'registration-key-wrong': { wrongKey: true },
  'service-ended': {},
  'too-many-wrong-keys': {},
}
export type DeviceRefusal = 'registration-key-wrong' | 'service-ended' | 'too-many-wrong-keys'
export const DEVICE_REFUSALS = Object.keys(DEVICE_REFUSAL_TRAITS) as DeviceRefusal[]

export const countsAsWrongKey = (refusal: DeviceRefusal): boolean => DEVICE_REFUSAL_TRAITS[refusal].wrongKey === true

/** From the limit on, how long the address has to wait. */
export type WrongKeyRefused =
  | { ok: false; refusal: 'registration-key-wrong' }
  | { ok: false; refusal: 'too-many-wrong-keys'; waitSeconds: number }

export type RegistrationAnswer = { service: Service; starts: boolean }

/**
 * @param service the period that this key belongs to, on this device; undefined when there is none
 * @param today the GMT day on which the server hears from the device
 */
export function decideDeviceRegistration(
  service: Service | undefined,
  today: Temporal.PlainDate,
): Decision<RegistrationAnswer, DeviceRefusal> {
  if (!service) return refuse('registration-key-wrong')
  const status = serviceStatus(service, today)
  if (status === 'lapsed') return refuse('service-ended')
  if (status !== 'unstarted') return accept({ service, starts: false })
  return accept({ service: { ...service, term: startedTerm(service.term, today) }, starts: true })
}

/** Decides a list, each by the service that its key belongs to. Of two for the same service the second finds it started. */
export function decideDeviceRegistrations(
  services: (Service | undefined)[],
  today: Temporal.PlainDate,
): Decision<RegistrationAnswer, DeviceRefusal>[] {
  const started = new Map<string, Service>()
  return services.map(service => {
    const name = service && `${service.mprId}/${service.periodNo}`
    const decision = decideDeviceRegistration(name ? (started.get(name) ?? service) : undefined, today)
    if (decision.ok && name) started.set(name, decision.value.service)
    return decision
  })
}
