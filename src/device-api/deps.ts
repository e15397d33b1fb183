import type { Context } from 'hono'
import type { DeviceDeps } from '#operations/answerDevice'
import type { DeviceContacts } from '#operations/deviceContacts'
import type { DeviceTokens } from '#operations/deviceToken'
import type { RegistrationDecision, RegistrationRequest } from '#operations/registerDevices'
import type { Log, WebDeps } from '#web/env'

export type DeviceApiDeps = DeviceDeps &
  Pick<WebDeps, 'maintenance' | 'database'> & {
    /** registerDevices behind `gather`: one request in, one decision out. */
    registerDevice: (request: RegistrationRequest) => Promise<RegistrationDecision>
    tokens: DeviceTokens
    contacts: DeviceContacts
    /** The address that a request came from, behind as many proxies as configured. */
    clientAddress: (c: Context) => string
    log: Log
    isDatabaseAway: (error: unknown) => boolean
    /** In the embedded demo: moves the business day. */
    demoDay: { forward(days: number): Promise<void> } | undefined
  }
