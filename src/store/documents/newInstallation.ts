// Documents of an installation that nobody has used yet: migrations lay down one version after the other.
import type { Db, Tx } from '../db.ts'

/** Whether a document has several versions, and nobody can have read one. */
export async function hasFormerVersions(db: Db | Tx): Promise<boolean> {
  const [row] = await db<{ several: boolean }[]>`
    select exists (select from documents where version > 1)
      and not exists (select from accounts) and not exists (select from audit where operator is not null) as several`
  return row!.several
}

/** The newest version of each becomes its first, in force since the first one was. What had changed goes with the others. */
export async function keepNewestVersions(tx: Tx): Promise<void> {
  await tx`lock table documents in share row exclusive mode` // of two servers the second finds it done
  if (!(await hasFormerVersions(tx))) return
  const [last] = await tx<{ version: number }[]>`select max(version) as version from documents`
  await tx`insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
    select kind, ${last!.version + 1}, (select min(effective_from) from documents f where f.kind = d.kind),
      title_ja, title_en, body_ja, body_en
    from documents d where version = (select max(version) from documents l where l.kind = d.kind)`
  await tx`delete from documents where version <= ${last!.version}`
  await tx`update documents set version = 1`
}
