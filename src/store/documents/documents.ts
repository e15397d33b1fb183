// Versioned documents: 約款, policies, the consent of P3 and the guide (P3, P11, P18, P21).

import type { TermsKind } from '#domain/service'
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import type { Db, Tx } from '../db.ts'
import { maySignIn } from '../notices/everybody.ts'
import { mailsFrom } from '../notices/outbox.ts'

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
    select ${columns(db)} from documents where kind = ${kind} and effective_from <= ${now} order by version desc limit 1`
  if (!row) throw new Error(`no document ${kind} is in force`)
  return documentFrom(row)
}

/** Its number alone, for whoever has its text at hand. */
export async function versionInForce(db: Db | Tx, kind: DocumentKind, now: Temporal.Instant): Promise<number> {
  const [row] = await db<{ version: number }[]>`
    select version from documents where kind = ${kind} and effective_from <= ${now} order by version desc limit 1`
  if (!row) throw new Error(`no document ${kind} is in force`)
  return row.version
}

/** Every version of a kind that an operator named, the newest first; none when there is no such document. */
export async function versionsOf(db: Db | Tx, kind: string): Promise<VersionedDocument[]> {
  const rows = await db<Row[]>`select ${columns(db)} from documents where kind = ${kind} order by version desc`
  return rows.map(documentFrom)
}

export type Changes = Record<'ja' | 'en', string>

/** Of each kind the versions from the one in force on, with what changes with them where that was said. */
export async function versionsFrom(
  db: Db,
  now: Temporal.Instant,
): Promise<(VersionedDocument & { changes: Changes | undefined })[]> {
  const rows = await db<(Row & ChangesRow)[]>`
    select ${columns(db)}, c.changes_ja, c.changes_en from documents d left join document_changes c using (kind, version)
    where version >= (select max(f.version) from documents f where f.kind = d.kind and f.effective_from <= ${now})
    order by kind, version`
  return rows.map(row => ({ ...documentFrom(row), changes: changesFrom(row) }))
}

export type PastChange = { kind: DocumentKind; version: number; effectiveFrom: Temporal.Instant; changes: Changes }

/** What changed with each version of a document where that was said, the newest first. */
export async function allChanges(db: Db): Promise<PastChange[]> {
  const rows = await db<(Pick<Row, 'kind' | 'version' | 'effective_from'> & ChangesRow)[]>`
    select kind, version, effective_from, changes_ja, changes_en from document_changes join documents using (kind, version)
    order by kind, version desc`
  return rows.flatMap(row => {
    const changes = changesFrom(row)
    return changes ? [{ kind: row.kind, version: row.version, effectiveFrom: row.effective_from, changes }] : []
  })
}

/** Locks a kind, so that a second writer waits and then sees the version that the first one added. */
export async function lockDocument(tx: Tx, kind: string): Promise<void> {
  await tx`select 1 from documents where kind = ${kind} order by version for update`
}

type NewVersion = Omit<VersionedDocument, 'kind'> & { kind: string; changes: Changes | undefined }

/**
 * Adds a version and says so in the audit trail. @param mail whether every account that can sign in gets a mail of it, with
 * what changes
 * @returns how many mails there are
 */
export async function addVersion(
  tx: Tx,
  document: NewVersion,
  { mail, by }: { mail: boolean; by: Principal },
  now: Temporal.Instant,
): Promise<number> {
  const { kind, version, effectiveFrom, title, body, changes } = document
  const texts = { titleJa: title.ja, titleEn: title.en, changesJa: changes?.ja ?? '', changesEn: changes?.en ?? '' }
  const data = { kind, version, effectiveFrom: effectiveFrom.toString(), ...texts }
  const everybody = tx`accounts a where ${mail} and ${maySignIn(tx)} order by a.id`
  const [row] = await tx<{ mails: number }[]>`
    with added as (
      insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
      values (${kind}, ${version}, ${effectiveFrom}, ${title.ja}, ${title.en},
        ${tx.json(body.ja as never)}, ${tx.json(body.en as never)})
      returning kind, version, effective_from
    ), mailed as (${mailsFrom(tx, { act: 'document', known: data, account: 'a.id', from: everybody }, now)} returning 1
    ), audited as (${auditOf(tx, { act: 'document', columns: ADDED, from: 'added' }, by, now)})
    select count(*) as mails from mailed`
  if (changes)
    await tx`insert into document_changes (kind, version, changes_ja, changes_en)
      values (${kind}, ${version}, ${changes.ja}, ${changes.en})`
  return row!.mails
}

const ADDED = {
  kind: 'kind',
  version: 'version',
  effectiveFrom: 'effective_from',
  mails: '(select count(*) from mailed)',
}

/** The version of each 約款 in force at `now`. */
export async function termsInForce(db: Db | Tx, now: Temporal.Instant): Promise<Record<TermsKind, number>> {
  const rows = await db<{ kind: string; version: number }[]>`
    select kind, max(version) as version from documents
    where kind in ('terms-trial', 'terms-paid') and effective_from <= ${now} group by kind`
  const version = (kind: DocumentKind) => rows.find(row => row.kind === kind)?.version ?? 0
  return { trial: version('terms-trial'), paid: version('terms-paid') }
}

/** One by one: servers of this version go on while a later one adds a column. */
const columns = (db: Db | Tx) => db`kind, version, effective_from, title_ja, title_en, body_ja, body_en`

type ChangesRow = { changes_ja: string | null; changes_en: string | null }

const changesFrom = ({ changes_ja: ja, changes_en: en }: ChangesRow): Changes | undefined =>
  ja !== null && en !== null ? { ja, en } : undefined

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
