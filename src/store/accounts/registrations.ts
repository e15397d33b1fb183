// A registration under way: the consent given, then the account or its new data, and the page that ends it (P3, P8).

import type { EmailAddress } from '#domain/emailAddress'
import type { Profile } from '#domain/profile'
import type { Role } from '#domain/who'
import type { Db, Tx } from '../db.ts'

const KEPT_HOURS = 24

/** Keeps which consent was given, and when. Given again for the same version, the first time stays. */
export async function keepConsent(db: Db, draftId: string, version: number, now: Temporal.Instant): Promise<void> {
  await db`insert into consents as c (id, version, agreed_at, expires_at)
    values (${draftId}, ${version}, ${now}, ${now.add({ hours: KEPT_HOURS })})
    on conflict (id) do update set version = excluded.version, agreed_at = excluded.agreed_at
      where c.version <> excluded.version`
}

export type Consent = { version: number; agreedAt: Temporal.Instant }

export async function consentOf(db: Db | Tx, draftId: string): Promise<Consent | undefined> {
  const [row] = await db<Consent[]>`select version, agreed_at as "agreedAt" from consents where id = ${draftId}`
  return row
}

/** A person of a company. */
export type NewAccount = {
  companyId: number
  role: Role
  loginId: string
  passwordHash: string
  /** The issued password's end; null: it is the person's own. */
  passwordUntil: Temporal.Instant | null
  email: EmailAddress
  language: 'ja' | 'en'
  profile: Pick<Profile, 'contactName' | 'news'>
  consent: Consent
}

/** @returns the new account's id; undefined when another one has this 登録ID */
export async function addNewAccount(tx: Tx, a: NewAccount, now: Temporal.Instant): Promise<number | undefined> {
  const { profile: p, consent } = a
  const [row] = await tx<{ id: number }[]>`
    insert into accounts (company_id, role, login_id, password_hash, password_kind, password_until, contact_name, email,
      language, news, news_since, consent_version, consented_at, created_at)
    values (${a.companyId}, ${a.role}, ${a.loginId}, ${a.passwordHash}, ${a.passwordUntil ? 'issued' : 'own'}, ${a.passwordUntil}, ${p.contactName},
      ${a.email}, ${a.language}, ${p.news}, ${p.news ? now : null}, ${consent.version}, ${consent.agreedAt}, ${now})
    on conflict (login_id) do nothing returning id`
  return row?.id
}

/** The version that an account agreed to last, locked until the transaction ends. */
export async function lockConsent(tx: Tx, accountId: number): Promise<number | null | undefined> {
  const [row] = await tx<{ version: number | null }[]>`
    select consent_version as version from accounts where id = ${accountId} for no key update`
  return row?.version
}

/** The consent given with an update of an account's data, or for a new version. */
export async function saveConsent(tx: Tx, accountId: number, { version, agreedAt }: Consent): Promise<void> {
  await tx`update accounts set consent_version = ${version}, consented_at = ${agreedAt} where id = ${accountId}`
}

/** `joined`: by an invitation. */
export type RegisteredKind = 'registered' | 'updated' | 'joined'

/** The page that ends a registration, and from now on its draft leads there. */
export async function addRegisteredPage(
  tx: Tx,
  page: {
    id: string
    /** Of a registration; an invitation has none. */
    draftId?: string | undefined
    browserHash: Uint8Array
    accountId: number
    loginId: string
    kind: RegisteredKind
    secret?: { sealed: Uint8Array; until: Temporal.Instant } | undefined
    location: string
  },
  now: Temporal.Instant,
): Promise<void> {
  const { secret } = page
  await tx`insert into registered_pages (id, browser_hash, account_id, login_id, kind, sealed, sealed_until, expires_at)
    values (${page.id}, ${page.browserHash}, ${page.accountId}, ${page.loginId}, ${page.kind}, ${secret?.sealed ?? null},
      ${secret?.until ?? null}, ${now.add({ hours: KEPT_HOURS })})`
  if (page.draftId) await tx`update drafts set finished = ${page.location} where id = ${page.draftId}`
}

/** Whether a registration has ended already. */
export async function hasRegisteredPage(db: Db | Tx, id: string): Promise<boolean> {
  const [row] = await db<{ kind: string }[]>`select kind from registered_pages where id = ${id}`
  return row !== undefined
}

/** The page, for the browser that registered. Reading it takes out the sealed password, so that it is shown only once. */
export async function openRegisteredPage(
  db: Db,
  { id, browserHash }: { id: string; browserHash: Uint8Array },
  now: Temporal.Instant,
): Promise<{ kind: RegisteredKind; loginId: string; sealed: Uint8Array | null } | undefined> {
  const [row] = await db<{ kind: RegisteredKind; loginId: string; sealed: Uint8Array | null }[]>`
    with before as (
      select id, sealed, sealed_until from registered_pages
      where id = ${id} and browser_hash = ${browserHash} and expires_at > ${now} for update
    )
    update registered_pages p set sealed = null from before b where p.id = b.id
    returning p.kind, p.login_id as "loginId", case when b.sealed_until > ${now} then b.sealed end as sealed`
  return row
}
