import type { Context } from 'hono'
import type { DeviceDeps } from '#operations/devices/answerDevice'
import type { DeviceContacts } from '#operations/devices/deviceContacts'
import type { DeviceTokens } from '#operations/devices/deviceToken'
import type { RegistrationDecision, RegistrationRequest } from '#operations/devices/registerDevices'
import type { Log, WebDeps } from '#web/env'

export type DeviceApiDeps = DeviceDeps &
  Pick<WebDeps, 'maintenance' | 'database'> & {
    /** registerDevices behind `gather`: one request in, one decision out. */
    registerDevice: (request: RegistrationRequest) => Promise<RegistrationDecision>
    tokens: DeviceTokens
    contacts: DeviceContacts
    /** Whom limits count, behind as many proxies as configured. */
    clientOf: (c: Context) => string
    log: Log
    isDatabaseAway: (error: unknown) => boolean
    /** In the embedded demo: moves the business day. */
    demoDay: { forward(days: number): Promise<void> } | undefined
  }
