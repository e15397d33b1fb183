// What a request carries, and what every surface is handed by main.
import type { Context } from 'hono'
import type { Calendar } from '#calendar'
import type { Clock } from '#clock'
import type { Maintenance } from '#domain/maintenance'
import type { User } from '#domain/who'
import type { Random } from '#random'
import type { Session } from '#store/access/sessions'
import type { Account } from '#store/accounts/accounts'
import type { Db } from '#store/db'
import type { Lang, Text } from '#words/text'
import type { Vendor } from '#words/vendor'
import type { Assets } from './assets.ts'
import type { Cookies } from './cookies.ts'
import type { FormBook } from './forms.ts'
import type { Voices } from './robotCheck/spokenDigits.ts'
import type { Surface } from './surface.ts'

export type WebDeps = {
  db: Db
  clock: Clock
  calendar: Calendar
  random: Random
  /** Seals what holds codes. */
  codes: { seal(text: string): Uint8Array; open(sealed: Uint8Array): string | undefined; readonly inClear: boolean }
  assets: Assets
  /** Of the digits that are read aloud. */
  voices: Voices
  cookies: Cookies
  surface: Surface
  forms: FormBook
  /** By the hash of its cookie; requests that arrive together ask the database once. */
  sessionOf: (idHash: Uint8Array) => Promise<Session | undefined>
  /** Secret for signatures that this server alone checks (proof of work, known browser). */
  secret: string
  /** Where users reach the portal: scheme, host and port. */
  publicOrigin: string
  /** Who runs the service, in each language. */
  vendors: Record<Lang, Vendor>
  /** Whom limits count (client.ts), behind as many proxies as configured. */
  clientOf: (c: Context) => string
  log: Log
  metrics: Metrics
  /** Under way and announced, as this server knows it. */
  maintenance: { now(): Maintenance }
  /** The consent of P3 as this server knows it; undefined before it was read. */
  consentInForce: () => { version: number; effectiveFrom: Temporal.Instant } | undefined
  /** Whether it is known to be away. */
  database: { readonly away: boolean }
  /** Turns false when the server is about to stop. */
  readiness: { ready: boolean }
}

/** What the web tells of its answers. */
export type Metrics = {
  stopwatch(): number
  request(seen: { method: string; route: string; status: number; ms: number }): void
}

/** pino's shape, as far as the web needs it. */
export type Log = { info(data: object, message: string): void; error(data: object, message: string): void }

export type Env = {
  Variables: {
    requestId: string
    /** Read once: each look at a header is slow in node-server. */
    cookieHeader: string
    lang: Lang
    text: Text
    account: Account
    /** The same person, as who acts in this request. */
    by: User
    sessionHash: Uint8Array
    /** The password was issued: a new one comes before everything else. */
    mustChangePassword: boolean
    /** The consent has a new version: it comes before everything else. */
    mustConsent: boolean
    /** How long the session lasts unless it is used again. */
    sessionSeconds: number
  }
}

export type Ctx = Context<Env>
