// Those who act in tests that call operations themselves.
import type { Browser, Operator, OperatorRole, Role, User } from '#domain/who'
import type { Db } from '#store/db'

/** The first account and its company, where a test asks for nobody in particular. */
export const aUser = (whose: Partial<User> = {}): User => ({
  kind: 'user',
  accountId: 1,
  companyId: 1,
  role: 'admin',
  requestId: 'a test',
  ...whose,
})

/** The account with this 登録ID, in its company. */
export async function userOf(db: Db, loginId: string): Promise<User> {
  const [row] = await db<{ accountId: number; companyId: number; role: Role }[]>`
    select id as "accountId", company_id as "companyId", role from accounts where login_id = ${loginId}`
  return aUser(row!)
}

export const anOperatorOf = (role: OperatorRole = 'manager', reason: string | undefined = 'order 1234'): Operator => ({
  kind: 'operator',
  name: 'sato',
  role,
  reason,
})

export const aBrowser: Browser = { kind: 'browser', requestId: 'a test' }
