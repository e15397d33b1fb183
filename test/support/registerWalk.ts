// 新規登録 walked by a visitor who has no account.
import { mailbox } from './mailbox.ts'
import { readImage, type TestApp } from './testApp.ts'
import { fieldValue, type Visitor } from './visitor.ts'

export const APPLICANT = {
  company: '青葉会議システム株式会社',
  country: 'JP',
  postalCode: '105-0023',
  address1: '東京都港区芝浦',
  address2: '1-2-3 青葉ビル 4 階',
  phone: '03-1234-5678',
  contactName: '佐藤 花',
  email: 'hana.sato@aoba-kaigi.example',
  emailAgain: 'hana.sato@aoba-kaigi.example',
}

export type Applicant = Partial<typeof APPLICANT> & Record<string, string>

/** The newest code that was mailed to an address. */
export async function mailedCode(app: TestApp, email = APPLICANT.email): Promise<string> {
  const mail = (await mailbox(app)).findLast(
    ({ to, template }) => to.toLowerCase() === email.toLowerCase() && template === 'mail-code',
  )
  const code = mail?.text.match(/^\s*(\d{6})\s*$/m)?.[1]
  if (!code) throw new Error(`no code was mailed to ${email}`)
  return code
}

/** Asks for another code, with the text of the image that the page of P5 shows. */
export async function resend(app: TestApp, visitor: Visitor, path: string) {
  const { body } = await visitor.get(path)
  return visitor.post(path, { action: 'resend', ...(await readImage(visitor, app.db, body)) })
}

type At = { path: string; body: string }

/** Sends the form of P4 with the text of the image that its page shows. */
export async function sendForm(app: TestApp, visitor: Visitor, path: string, form: Record<string, string>) {
  const { body } = await visitor.get(path)
  return visitor.post(path, { ...form, ...(await readImage(visitor, app.db, body)) })
}

/** Up to the page of this step. */
export async function registerTo(
  app: TestApp,
  visitor: Visitor,
  step: 'form' | 'mail' | 'confirm' | 'done',
  applicant: Applicant = {},
): Promise<At> {
  const form = applicant.email ? { emailAgain: applicant.email, ...applicant } : applicant
  const consent = await visitor.get('/register')
  let at: At = await visitor.submit('/register', { version: fieldValue(consent.body, 'version')! })
  if (step === 'form') return at
  at = await visitor.submit(at.path, { ...APPLICANT, ...form, ...(await readImage(visitor, app.db, at.body)) })
  if (step === 'mail') return at
  at = await visitor.submit(at.path, { code: await mailedCode(app, form.email) })
  if (step === 'confirm') return at
  return visitor.submit(at.path, { account: fieldValue(at.body, 'account')! })
}
