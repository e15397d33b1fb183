import { postgres } from '#driver'
import { applicationPassword } from './password.ts'

/** Makes the application's role and database unless they are there. The role is no superuser (security.md C18). */
export async function prepareApplication(port: number, superuser: string): Promise<void> {
  const sql = postgres({
    host: '127.0.0.1',
    port,
    database: 'postgres',
    username: 'postgres',
    password: superuser,
    ssl: false,
    max: 1,
    fetch_types: false,
    onnotice: () => {},
  })
  try {
    const [found] = await sql<{ role: boolean; database: boolean }[]>`
      select exists (select from pg_roles where rolname = 'portal') as role,
             exists (select from pg_database where datname = 'portal') as database`
    // Neither statement takes parameters; the password is base64url.
    if (!found?.role) await sql.unsafe(`create role portal login password '${applicationPassword(superuser)}'`)
    if (!found?.database) await sql.unsafe('create database portal owner portal')
  } finally {
    await sql.end()
  }
}

export function applicationUrl(port: number, superuser: string): string {
  return `postgres://portal:${applicationPassword(superuser)}@127.0.0.1:${port}/portal`
}
