// 会社と利用者: people, invitations, roles, what they did; and the ways of an invitation.
import { aColleague } from '#test/support/colleague'
import { INVITED, linkMailed, NEW_PERSON_PASSWORD } from '#test/support/invitationWalk'
import { asRole, type Scenes, type Stage } from './stage.ts'

const PEOPLE = [
  ['SATOHANAKO', '佐藤 花子', 'admin'],
  ['SUZUKIKEN2', '鈴木 健', 'applicant'],
  ['TANAKAYUI3', '田中 結衣', 'viewer'],
] as const

/** Three colleagues, made once. */
async function withPeople({ db, server }: Stage): Promise<number> {
  for (const [loginId, name, role] of PEOPLE) {
    const [known] = await db`select from accounts where login_id = ${loginId}`
    if (known) continue
    const { id } = await aColleague(db, server.demo.account, loginId, role)
    await db`update accounts set contact_name = ${name} where id = ${id}`
  }
  const [row] = await db<{ id: number }[]>`select id from accounts where login_id = 'SUZUKIKEN2'`
  return row!.id
}

async function change({ page, fill, send, server }: Stage, path: string, values: Record<string, string> = {}) {
  await page.goto(path)
  await fill({ currentPassword: server.demo.account.password, ...values })
  await send()
}

/** An invitation that is open, by its link. */
async function anInvitation(stage: Stage, email = INVITED): Promise<string> {
  const { page, text, server, send, fill, db } = stage
  await db`delete from invitations where email = ${email}`
  await db`delete from buckets where key like 'invitation%'`
  await page.goto('/company/invite')
  await fill({ email, currentPassword: server.demo.account.password })
  await page.getByRole('radio', { name: text.frame.roles.applicant }).check()
  await send()
  return linkMailed(server as never, email)
}

const withoutSession = async ({ page }: Stage, look: () => Promise<unknown>) => {
  const cookies = await page.context().cookies()
  await page.context().clearCookies({ name: 'session' })
  await look()
  await page.context().addCookies(cookies.filter(({ name }) => name === 'session'))
}

export const company: Scenes = {
  'company-alone': ({ page }) => page.goto('/company'),
  company: async stage => {
    await withPeople(stage)
    await anInvitation(stage)
    await stage.page.goto('/company')
  },
  'company-invited': stage => anInvitation(stage, 'kenji.mori@aoba-kaigi.example'),
  'company-undelivered': async stage => {
    await anInvitation(stage, 'kenji.mori@aoba-kaigi.example')
    await stage.db`update outbox set state = 'failed', reason = 'recipient-refused 550', secret = null, secret_until = null,
      ended_at = now() where template = 'invitation'`
    await stage.page.goto('/company')
    await stage.db`delete from outbox where template = 'invitation'` // later scenes look for mails that failed
  },
  'company-profile': ({ page }) => page.goto('/company/profile'),
  'company-profile-wrong': stage => change(stage, '/company/profile', { company: '', postalCode: '12' }),
  'company-invite': ({ page }) => page.goto('/company/invite'),
  'company-invite-wrong': stage => change(stage, '/company/invite', { email: 'no address' }),
  'company-invite-twice': async stage => {
    await stage.page.goto('/company/invite')
    await stage.fill({ email: INVITED, currentPassword: stage.server.demo.account.password })
    await stage.page.getByRole('radio', { name: stage.text.frame.roles.viewer }).check()
    await stage.send()
  },
  'company-person': async stage => stage.page.goto(`/company/people/${await withPeople(stage)}`),
  'company-person-role': async stage => stage.page.goto(`/company/people/${await withPeople(stage)}/role`),
  'company-person-sessions': async stage => stage.page.goto(`/company/people/${await withPeople(stage)}/sessions`),
  'company-person-out': async stage => stage.page.goto(`/company/people/${await withPeople(stage)}/out`),
  'company-person-out-unsure': async stage => change(stage, `/company/people/${await withPeople(stage)}/out`),
  'company-records': ({ page }) => page.goto('/company/records'),
  'company-records-none': ({ page }) => page.goto('/company/records?what=data&to=2020-01-01'),
  'company-not-allowed': stage => asRole(stage, 'viewer', () => stage.page.goto('/company')),
  'account-of-several': async stage => {
    await withPeople(stage)
    await stage.page.goto('/account')
  },
  'account-close-of-several': async stage => {
    await withPeople(stage)
    await stage.db`update accounts set role = 'applicant' where login_id <> ${stage.server.demo.account.loginId}`
    await stage.page.goto('/account/close')
    await stage.db`update accounts set role = 'admin'`
  },
  invitation: async stage => {
    const link = await anInvitation(stage)
    await withoutSession(stage, () => stage.page.goto(link))
  },
  'invitation-wrong': async stage => {
    const link = await anInvitation(stage)
    await withoutSession(stage, async () => {
      await stage.page.goto(link)
      await stage.fill({ newPassword: 'short', newPasswordAgain: 'other' })
      await stage.send()
    })
  },
  'invitation-done': async stage => {
    const email = `${stage.text.lang}@aoba-kaigi.example`
    const link = await anInvitation(stage, email)
    await withoutSession(stage, async () => {
      await stage.page.goto(link)
      await stage.fill({
        contactName: '森 葵',
        newPassword: NEW_PERSON_PASSWORD,
        newPasswordAgain: NEW_PERSON_PASSWORD,
      })
      await stage.page.locator('#agree').check()
      await stage.send()
      await stage.db`delete from registered_pages`
      await stage.db`update accounts set closed_at = now(), disabled_at = now(), email = null, contact_name = null, news = false,
        news_since = null where email = ${email}`
    })
  },
  'invitation-known': async stage => {
    const link = await anInvitation(stage, 'morimoto@kitahama-seiki.example')
    await withoutSession(stage, () => stage.page.goto(link))
  },
  'invitation-void': stage => withoutSession(stage, () => stage.page.goto('/invitation/none')),
  'join-of-another': async stage => stage.page.goto(await anInvitation(stage, 'someone@aoba-kaigi.example')),
  join: async stage => {
    const { db, server, page } = stage
    const [own] = await db<{ id: number; email: string }[]>`
      select id, email from accounts where login_id = ${server.demo.account.loginId}`
    const link = await anInvitation(stage, 'someone@aoba-kaigi.example')
    // As whoever is alone in a company sees it.
    const [other] = await db<{ id: number }[]>`insert into companies (name, country, address, created_at)
      values ('青葉会議システム株式会社', 'JP', array['東京都港区'], now()) returning id`
    await db`update invitations set company_id = ${other!.id}, email = ${own!.email},
      invited_by = (select min(id) from accounts where login_id like 'SATO%') where email = 'someone@aoba-kaigi.example'`
    await db`update accounts set company_id = ${other!.id} where login_id like 'SATO%'`
    const rest = await db`update accounts set closed_at = now(), taken_out_at = now(), email = null, disabled_at = now()
      where company_id = 1 and id <> ${own!.id} and closed_at is null returning id`
    await page.goto(link)
    await db`update accounts set company_id = 1 where login_id like 'SATO%'`
    await db`delete from invitations where company_id = ${other!.id}`
    await db`delete from companies where id = ${other!.id}`
    for (const { id } of rest)
      await db`update accounts set closed_at = null, taken_out_at = null, disabled_at = null, email = ${`${id}@x.example`} where id = ${id}`
  },
}
