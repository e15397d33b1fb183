// Whether the database keeps what it acknowledged, and whether we have more rights in it than we should (C18).
import type { Db } from '../db.ts'

/** What is wrong with this database for production, in sentences. */
export async function unsafeSettings(db: Db): Promise<string[]> {
  const [row] = await db<{ fsync: string; pages: string; commit: string; superuser: boolean }[]>`
    select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
      current_setting('synchronous_commit') as commit,
      (select rolsuper from pg_roles where rolname = current_user) as superuser`
  return [
    row!.fsync === 'on' ? '' : 'The database runs with fsync off: a power cut would lose issued keys.',
    row!.pages === 'on' ? '' : 'The database runs with full_page_writes off: a power cut could destroy it.',
    row!.commit === 'off' ? 'The database runs with synchronous_commit off: a crash would lose issued keys.' : '',
    row!.superuser ? "DATABASE_URL names the database's superuser: use a role with its own rights only." : '',
  ].filter(sentence => sentence !== '')
}
