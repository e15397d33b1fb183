// Passwords that were forgotten or issued, and ご登録内容 with all its forms.

import { unsubscribeToken } from '#portal/unsubscribe/token'
import { limit } from '#store/access/buckets'
import { mailedCode } from '#test/support/registerWalk'
import { asRole, type Scenes, type Stage, undelivered, usedUp } from './stage.ts'

const NEW_ADDRESS = 'naoko@minato-eizo.example'
const LONG_PASSWORD = 'rain falls on the glass roof'

/** Sends the page's form with what is named, and the present password unless another one is. */
async function change({ page, fill, send, server }: Stage, path: string, values: Record<string, string> = {}) {
  await page.goto(path)
  await fill({ currentPassword: server.demo.account.password, ...values })
  await send()
}

async function toCode(stage: Stage, email: string): Promise<void> {
  await change(stage, '/account/email', { email, emailAgain: email })
}

/** Two, of which one was used. */
async function withPasskey(stage: Stage): Promise<void> {
  const accountId = await accountIdOf(stage)
  const now = stage.server.clock.now()
  const [names, used] = [
    stage.text.lang === 'ja' ? ['会社のノートPC', '電話'] : ['Office laptop', 'Telephone'],
    [now, null],
  ]
  for (const [i, name] of names.entries())
    await stage.db`insert into passkeys (id, account_id, name, public_key, counter, transports, created_at, last_used_at)
      values (${Buffer.from(`${accountId} ${i}`)}, ${accountId}, ${name}, 'x', 0, '{}', ${now}, ${used[i]!})
      on conflict (id) do update set name = excluded.name`
}

async function accountIdOf({ db, server }: Stage): Promise<number> {
  const [row] = await db<{ id: number }[]>`select id from accounts where login_id = ${server.demo.account.loginId}`
  return row!.id
}

export const forgotten: Scenes = {
  'password-forgotten': ({ page }) => page.goto('/password'),
  'password-forgotten-empty': async ({ page, send }) => {
    await page.goto('/password')
    await send()
  },
  'password-forgotten-image': async ({ page, fill, text }) => {
    await page.route('**/robot-check/proof', route => route.fulfill({ json: {} }), { times: 2 })
    await page.goto('/password', { waitUntil: 'networkidle' })
    await fill({ loginId: 'K7M2QX94TD' })
    await page.locator('main form .primary').click()
    await page.getByText(text.robot.proofFailed).waitFor()
    await page.unroute('**/robot-check/proof') // whoever presses early asks once for both
  },
  'password-forgotten-sent': async ({ page, fill, send }) => {
    await page.goto('/password', { waitUntil: 'networkidle' })
    await fill({ loginId: 'K7M2QX94TD' })
    await send()
  },
  'password-forgotten-too-many': async stage => {
    for (let i = 0; i < 4; i++) {
      await stage.page.goto('/password')
      await stage.fill({ loginId: 'AAAAAAAAAA' })
      await stage.send()
    }
  },
  'unsubscribe-unknown': ({ page }) => page.goto('/unsubscribe/1.x'),
  unsubscribe: ({ page, server }) => page.goto(`/unsubscribe/${unsubscribeToken(server.deps.secret, 1)}`),
  'unsubscribe-done': async ({ page, server, send }) => {
    await page.goto(`/unsubscribe/${unsubscribeToken(server.deps.secret, 1)}`)
    await send()
  },
  'login-account-closed': ({ page }) => page.goto('/login?closed=1'),
  'login-consent-not-given': ({ page }) => page.goto('/login?disagreed=1'),
}

export const account: Scenes = {
  'first-password': async ({ page, db }) => {
    await db`update sessions set must_change = true`
    await page.goto('/menu')
  },
  'first-password-empty': async ({ page, send }) => {
    await page.goto('/account/first-password')
    await send()
  },
  'first-password-easy': async ({ page, fill, send, db }) => {
    await page.goto('/account/first-password')
    await fill({ newPassword: 'tsunagarunet-2026', newPasswordAgain: 'tsunagarunet-2026' })
    await send()
    await db`update sessions set must_change = false`
  },
  'first-password-done': ({ page }) => page.goto('/menu?done=password'),
  account: ({ page }) => page.goto('/account'),
  'account-done': ({ page }) => page.goto('/account?done=profile'),
  'account-profile': ({ page }) => page.goto('/account/profile'),
  'account-profile-applicant': stage => asRole(stage, 'applicant', () => stage.page.goto('/account/profile')),
  'account-profile-wrong': stage =>
    change(stage, '/account/profile', { company: '', phone: 'ないせん', currentPassword: '' }),
  'account-profile-password-wrong': stage => change(stage, '/account/profile', { currentPassword: 'wrong' }),
  'account-profile-changed-meanwhile': async stage => {
    const { page, db, fill, send, server } = stage
    await page.goto('/account/profile')
    await db`update companies set phone = '03-0000-0000' where id = (
      select company_id from accounts where login_id = ${server.demo.account.loginId})`
    await fill({ contactName: '佐藤 花', currentPassword: server.demo.account.password })
    await send()
  },
  'account-too-many': async stage =>
    usedUp(stage, limit('confirm-password', await accountIdOf(stage)), () => change(stage, '/account/login-id')),
  'account-email': ({ page }) => page.goto('/account/email'),
  'account-email-same': stage =>
    change(stage, '/account/email', {
      email: 'takahashi@minato-eizo.example',
      emailAgain: 'takahashi@minato-eizo.example',
    }),
  'account-email-code': stage => toCode(stage, NEW_ADDRESS),
  'account-email-code-wrong': async stage => {
    await stage.fill({ code: '000000' })
    await stage.send()
  },
  'account-email-code-again': async stage => {
    await stage.loaded(() => stage.page.getByRole('button', { name: stage.text.mailCode.resend }).click())
  },
  'account-email-undelivered': async stage => {
    await toCode(stage, 'naoki@minato-eizo.example')
    await undelivered(stage)
  },
  'account-email-taken': async stage => {
    const email = 'morimoto@kitahama-seiki.example'
    await toCode(stage, email)
    await stage.fill({ code: await mailedCode(stage.server as never, email) })
    await stage.send()
  },
  'account-login-id-show': ({ page }) => page.goto('/account/login-id/show'),
  'account-login-id-shown': stage => change(stage, '/account/login-id/show'),
  'account-login-id': ({ page }) => page.goto('/account/login-id'),
  'account-login-id-done': async stage => {
    await change(stage, '/account/login-id')
    stage.server.demo.account.loginId = (await stage.page.locator('.result-value').innerText()).trim()
  },
  'account-login-id-seen': ({ page }) => page.goto('/account/login-id/done'),
  'account-password': ({ page }) => page.goto('/account/password'),
  'account-password-wrong': stage =>
    change(stage, '/account/password', {
      newPassword: LONG_PASSWORD,
      newPasswordAgain: 'another',
      currentPassword: '',
    }),
  'account-password-short': stage =>
    change(stage, '/account/password', { newPassword: 'short', newPasswordAgain: 'short' }),
  'account-sessions': ({ page }) => page.goto('/account/sessions'),
  'account-sessions-empty': async ({ page, send }) => {
    await page.goto('/account/sessions')
    await send()
  },
  'account-sessions-none': async ({ page, text, fill, send, server }) => {
    await page.goto('/account/sessions')
    await page.getByRole('radio', { name: text.account.sessionAll }).check()
    await fill({ currentPassword: server.demo.account.password })
    await send()
    await page.goto('/account/sessions')
  },
  'account-passkeys-new': ({ page }) => page.goto('/account/passkeys/new'),
  'account-passkeys-new-wrong': async stage => {
    await stage.page.goto('/account/passkeys/new')
    await stage.page.locator('input[name=created]').evaluate((field: HTMLInputElement) => {
      field.value = '{}'
    })
    await stage.send()
  },
  'account-passkeys': async stage => {
    await withPasskey(stage)
    await stage.page.goto('/account/passkeys')
  },
  'account-with-passkeys': async stage => {
    await withPasskey(stage)
    await stage.page.goto('/account')
  },
  'account-close': ({ page }) => page.goto('/account/close'),
  'account-close-unsure': stage => change(stage, '/account/close'),
}
