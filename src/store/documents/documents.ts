// Versioned documents: 約款, policies, the consent of P3 and the guide (P3, P11, P18, P21).

import type { TermsKind } from '#domain/service'
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import type { Db, Tx } from '../db.ts'

export type DocumentKind = `terms-${TermsKind}` | 'cookie-policy' | 'privacy-policy' | 'consent' | 'guide'

/** Shown in this order. */
export type Section = {
  /** Makes the section a target of links, and an entry of the list of contents. */
  id?: string
  heading: string
  paragraphs: string[]
  items?: string[]
  /** Numbered; in Roman numerals where the manual does so, for what is done on a device (M§3.2). */
  steps?: string[]
  roman?: true
  /** The first cell of a row is its name. Cells of a column with an empty head are shown without a heading. */
  table?: { head: string[]; rows: string[][] }
  notes?: string[]
  links?: { text: string; href: string }[]
}

export type VersionedDocument = {
  kind: DocumentKind
  version: number
  effectiveFrom: Temporal.Instant
  title: Record<'ja' | 'en', string>
  body: Record<'ja' | 'en', Section[]>
}

/** The version in force at `now`. Every kind has one from the migrations on. */
export async function documentInForce(
  db: Db | Tx,
  kind: DocumentKind,
  now: Temporal.Instant,
): Promise<VersionedDocument> {
  const [row] = await db<Row[]>`
    select * from documents where kind = ${kind} and effective_from <= ${now} order by version desc limit 1`
  if (!row) throw new Error(`no document ${kind} is in force`)
  return documentFrom(row)
}

/** Every version of a kind that an operator named, the newest first; none when there is no such document. */
export async function versionsOf(db: Db | Tx, kind: string): Promise<VersionedDocument[]> {
  const rows = await db<Row[]>`select * from documents where kind = ${kind} order by version desc`
  return rows.map(documentFrom)
}

/** Locks a kind, so that a second writer waits and then sees the version that the first one added. */
export async function lockDocument(tx: Tx, kind: string): Promise<void> {
  await tx`select 1 from documents where kind = ${kind} order by version for update`
}

/** Adds a version and says so in the audit trail. @returns how many rows of the trail */
export async function addVersion(
  tx: Tx,
  document: Omit<VersionedDocument, 'kind'> & { kind: string },
  by: Principal,
  now: Temporal.Instant,
): Promise<number> {
  const { kind, version, effectiveFrom, title, body } = document
  const written = await tx`
    with added as (
      insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
      values (${kind}, ${version}, ${effectiveFrom}, ${title.ja}, ${title.en},
        ${tx.json(body.ja as never)}, ${tx.json(body.en as never)})
      returning kind, version, effective_from
    )
    ${auditOf(tx, { act: 'document', columns: ADDED, from: 'added' }, by, now)}`
  return written.count
}

const ADDED = { kind: 'kind', version: 'version', effectiveFrom: 'effective_from' }

/** The version of each 約款 in force at `now`. */
export async function termsInForce(db: Db | Tx, now: Temporal.Instant): Promise<Record<TermsKind, number>> {
  const rows = await db<{ kind: string; version: number }[]>`
    select kind, max(version) as version from documents
    where kind in ('terms-trial', 'terms-paid') and effective_from <= ${now} group by kind`
  const version = (kind: DocumentKind) => rows.find(row => row.kind === kind)?.version ?? 0
  return { trial: version('terms-trial'), paid: version('terms-paid') }
}

function documentFrom(row: Row): VersionedDocument {
  return {
    kind: row.kind,
    version: row.version,
    effectiveFrom: row.effective_from,
    title: { ja: row.title_ja, en: row.title_en },
    body: { ja: row.body_ja, en: row.body_en },
  }
}

type Row = {
  kind: DocumentKind
  version: number
  effective_from: Temporal.Instant
  title_ja: string
  title_en: string
  body_ja: Section[]
  body_en: Section[]
}
