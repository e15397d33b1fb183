import { may } from '#domain/may'
import { readPasskeys } from '#operations/access/passkeys/passkeys'
import { readAccount, readSessions, readSignIns } from '#operations/accounts/readAccount'
import { isAlone } from '#operations/companies/readPeople'
import { layout } from '#ui/layout'
import type { Ctx } from '#web/env'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import { sessionOver } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { type AccountProps, accountPage } from './page.ts'

/** ご登録内容 as it stands now, with what was just done or asked for. */
export async function showAccount(
  c: Ctx,
  deps: PortalDeps,
  more: Pick<AccountProps, 'done' | 'loginId'>,
): Promise<Response> {
  const by = c.get('by')
  const account = await readAccount(deps, by)
  if (!account) return sessionOver()
  const sessions = await readSessions(deps, { by, sessionHash: c.get('sessionHash') })
  const signIns = await readSignIns(deps, by)
  const passkeys = await readPasskeys(deps, by)
  const alone = await isAlone(deps, by)
  const seesCompany = may(by, 'see-company')
  const text = c.get('text')
  const body = accountPage(text, { account, sessions, signIns, passkeys, alone, seesCompany, ...more })
  return page(layout(frameOf(c, deps), { title: text.account.title, body }))
}
