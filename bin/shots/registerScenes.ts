// 新規登録 (P3–P8), 更新確認 and 更新完了. Each begins anew, so any of them can be left out.
import { mailbox } from '#test/support/mailbox'
import { APPLICANT, mailedCode } from '#test/support/registerWalk'
import { type Scenes, type Stage, undelivered } from './stage.ts'

type Step = 'consent' | 'form' | 'mail' | 'confirm' | 'done'

let applicants = 0

/** Up to the page of this step, with another address each time. */
async function registerTo({ db, page, server, fill, send }: Stage, step: Step, values: Record<string, string> = {}) {
  const email = values.email ?? `hana.sato${++applicants}@aoba-kaigi.example`
  await db`delete from buckets` // every scene is another visitor
  const { country: _, ...typed } = { ...APPLICANT, ...values, email, emailAgain: email }
  await page.goto('/register')
  if (step === 'consent') return
  await send()
  if (step === 'form') return
  await fill(typed)
  await send()
  if (step === 'mail') return
  await fill({ code: await mailedCode(server, email) })
  await send()
  if (step === 'done') await send()
}

const KNOWN = { email: 'takahashi@minato-eizo.example', address1: '東京都港区', address2: '芝浦 1-2-3' }

export const register: Scenes = {
  'register-consent': stage => registerTo(stage, 'consent'),
  'register-form': stage => registerTo(stage, 'form'),
  'register-form-empty': async stage => {
    await registerTo(stage, 'form')
    await stage.send()
  },
  'register-form-wrong': async stage => {
    await registerTo(stage, 'form')
    await stage.fill({ ...wrong, company: '長い名前の会社'.repeat(72) })
    await stage.page.locator('#news').check()
    await stage.send()
  },
  'register-form-filled-in': async stage => {
    await registerTo(stage, 'form')
    await stage.page.locator('#postalCode').pressSequentially('105-0023')
    await stage.page.getByText(stage.text.profile.fillings.filled).waitFor()
  },
  'register-mail': stage => registerTo(stage, 'mail'),
  'register-mail-wrong': async stage => {
    await registerTo(stage, 'mail')
    await stage.fill({ code: '000000' })
    await stage.send()
  },
  'register-mail-used-up': async stage => {
    await registerTo(stage, 'mail')
    for (let tries = 0; tries < 5; tries++) {
      await stage.fill({ code: '000000' })
      await stage.send()
    }
  },
  'register-mail-again': async stage => {
    await registerTo(stage, 'mail')
    await stage.loaded(() => stage.page.getByRole('button', { name: stage.text.mailCode.resend }).click())
  },
  'register-mail-too-many': async stage => {
    await registerTo(stage, 'mail')
    for (let mails = 0; mails < 3; mails++)
      await stage.loaded(() => stage.page.getByRole('button', { name: stage.text.mailCode.resend }).click())
  },
  'register-mail-undelivered': async stage => {
    await registerTo(stage, 'mail')
    await undelivered(stage)
  },
  'register-confirm': stage => registerTo(stage, 'confirm'),
  'register-confirm-any-script': stage =>
    registerTo(stage, 'confirm', {
      company: 'شركة المثال للاجتماعات',
      contactName: '👩‍💻 Zoë',
      address1: '١٢ شارع الشيخ زايد',
    }),
  'register-done': stage => registerTo(stage, 'done'),
  'register-done-again': async stage => {
    await registerTo(stage, 'done')
    await stage.page.reload()
  },
  'register-update': stage => registerTo(stage, 'confirm', KNOWN),
  'register-updated': async stage => {
    await registerTo(stage, 'done', KNOWN)
    await mailbox(stage.server)
  },
  'register-disabled': async stage => {
    await stage.db`update accounts set disabled_at = now() where email like 'morimoto%'`
    await registerTo(stage, 'confirm', { email: 'morimoto@kitahama-seiki.example' })
    await stage.db`update accounts set disabled_at = null`
  },
}

const wrong = { postalCode: '港区', phone: '内線', email: 'hana.sato', emailAgain: 'hana@aoba-kaigi.example' }
