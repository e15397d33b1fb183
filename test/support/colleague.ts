// More people in the company of somebody who is there already.
import type { Role } from '#domain/who'
import type { Db } from '#store/db'

/** With the same password. @returns the new account */
export async function aColleague(
  db: Db,
  of: { loginId: string; password: string },
  loginId: string,
  role: Role = 'applicant',
): Promise<{ id: number; loginId: string; password: string }> {
  const [row] = await db<{ id: number }[]>`
    insert into accounts (company_id, role, login_id, password_hash, contact_name, email, created_at)
    select company_id, ${role}, ${loginId}, password_hash, ${loginId}, ${`${loginId.toLowerCase()}@minato-eizo.example`}, created_at
    from accounts where login_id = ${of.loginId} returning id`
  return { id: row!.id, loginId, password: of.password }
}
