// Everything the app is handed, made from the configuration: also what tests and benchmarks start from.
import type { Calendar, Shift } from '#calendar'
import type { Clock } from '#clock'
import { UNSET_VENDOR } from '#config'
import type { DeviceApiDeps } from '#device-api/deps'
import type { Site } from '#mail/site'
import { createPasswords } from '#operations/access/passwords'
import { mustMay } from '#operations/act'
import { createDeviceContacts } from '#operations/devices/deviceContacts'
import { createDeviceTokens } from '#operations/devices/deviceToken'
import { type RegistrationRequest, registerDevices } from '#operations/devices/registerDevices'
import { createSigner } from '#operations/devices/signer'
import { createKnownDocuments, type KnownDocuments } from '#operations/documents/knownDocuments'
import { gather } from '#operations/gather'
import { inTurn } from '#operations/inTurn'
import { createKnownMaintenance, type KnownMaintenance } from '#operations/notices/knownMaintenance'
import { sealWith } from '#operations/seal'
import { type ExtendRequest, extendServices } from '#operations/services/extendServices'
import { type IssueRequest, issueServices } from '#operations/services/issueServices'
import { createDatabaseReady } from '#operations/upkeep/databaseReady'
import type { OpenRing } from '#operations/upkeep/openCodeRing'
import type { PortalDeps } from '#portal/deps'
import { mailLinks, portalSurface } from '#portal/surface'
import { unsubscribePath } from '#portal/unsubscribe/token'
import type { Random } from '#random'
import { sessionsOf } from '#store/access/sessions'
import { type Db, isDatabaseAway } from '#store/db'
import { raiseBusinessShift } from '#store/upkeep/businessShift'
import { loadAssets } from '#web/assets'
import { cookiePrefix, cookiesFor } from '#web/cookies'
import type { Log } from '#web/env'
import { formBook } from '#web/forms'
import { loadVoices } from '#web/robotCheck/spokenDigits'
import { placeholdersOf, type VendorSettings, vendorsOf } from '#words/vendor'
import { clientBehind } from './http.ts'
import type { Metrics } from './metrics.ts'

export type Given = {
  db: Db
  clock: Clock
  calendar: Calendar
  random: Random
  codes: OpenRing
  secret: string
  publicOrigin: string
  trustedProxies: number
  /** Without it, as if nothing were configured. */
  vendor?: VendorSettings | undefined
  log: Log
  metrics: Metrics
  /** Whether the database is known to be away; without a watch it never is. */
  database?: { readonly away: boolean } | undefined
  /** The shift of the demo's business day, if it may be moved. */
  demoShift?: Shift | undefined
  /** What is read, stripped and packed at start, from whoever makes several apps. */
  atHand?: AtHand | undefined
}

type AtHand = Pick<PortalDeps, 'assets' | 'voices'>

export type Wired = PortalDeps &
  DeviceApiDeps & { maintenance: KnownMaintenance; documents: KnownDocuments } & Pick<Site, 'links' | 'unsubscribeUrl'>

export async function wire(given: Given): Promise<Wired> {
  const vendors = vendorsOf(given.vendor ?? UNSET_VENDOR)
  const { db, clock, calendar, random, codes } = given
  const { metrics } = given
  const placeholders = placeholdersOf(vendors, cookiePrefix(given.publicOrigin))
  const operation = { db, clock, calendar, random, codes, acted: metrics.acted }
  const issueOne = gather(
    (requests: IssueRequest[]) => {
      metrics.list(requests.length)
      return issueServices(operation, requests)
    },
    { isHopeless: isDatabaseAway },
  )
  const extendOne = gather((requests: ExtendRequest[]) => extendServices(operation, requests), {
    isHopeless: isDatabaseAway,
  })
  const documents = createKnownDocuments({ db, clock, placeholders })
  return {
    ...operation,
    secret: given.secret,
    publicOrigin: given.publicOrigin,
    vendors,
    placeholders,
    log: given.log,
    passwords: createPasswords(),
    mailSeal: sealWith(given.secret, 'mail secrets', random),
    codesInTurn: inTurn(),
    filesInTurn: inTurn(),
    metrics,
    readiness: { ready: true },
    databaseReady: createDatabaseReady(operation),
    maintenance: createKnownMaintenance(operation),
    documents,
    consentInForce: () => documents.inForce('consent'),
    database: given.database ?? { away: false },
    issueService: async request => {
      await mustMay(operation, request.by, 'issue') // before it is in one list with others
      const decision = await issueOne(request)
      metrics.application(decision.ok ? decision.value.kind : decision.refusal)
      return decision
    },
    extendService: async request => {
      await mustMay(operation, request.by, 'extend')
      return extendOne(request)
    },
    registerDevice: gather((requests: RegistrationRequest[]) => registerDevices(operation, requests), {
      isHopeless: isDatabaseAway,
    }),
    signer: createSigner(operation, given.secret),
    tokens: createDeviceTokens(given.secret),
    contacts: createDeviceContacts(operation),
    isDatabaseAway,
    demoDay: given.demoShift && demoDayOf(db, given.demoShift),
    ...(given.atHand ?? { assets: loadAssets(), voices: loadVoices() }),
    sessionOf: gather((idHashes: Uint8Array[]) => sessionsOf(db, idHashes), { isHopeless: isDatabaseAway }),
    cookies: cookiesFor(given.publicOrigin),
    surface: portalSurface,
    forms: formBook(),
    links: mailLinks(given.publicOrigin),
    unsubscribeUrl: accountId => `${given.publicOrigin}${unsubscribePath(given.secret, accountId)}`,
    clientOf: clientBehind(given.trustedProxies),
  }
}

/** Forward only, kept in the database first: a restart finds the day that users saw. */
function demoDayOf(db: Db, shift: Shift) {
  return {
    forward: async (days: number) => {
      shift.days = await raiseBusinessShift(db, shift.days + days)
    },
  }
}
