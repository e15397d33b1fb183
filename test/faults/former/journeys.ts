// What people do on either server, each thing once, and what they were promised by it.
import type { Db } from '#store/db'
import { promiseOf, toConfirm as toExtendConfirm } from '../../support/extendWalk.ts'
import { keyIn, toConfirm as toIssueConfirm } from '../../support/issueWalk.ts'
import { fieldValue, type Visitor } from '../../support/visitor.ts'
import type { Codes, Login } from './fill.ts'
import type { MailCodes } from './mailCodes.ts'

/** Promised by an answer, so it must be found afterwards. */
export type Promised = {
  /** By Activation Key No.; the key is empty when the page that shows it was not seen. */
  issued: Map<string, { mprId: string; key: string }>
  extended: Map<string, { mprId: string; term: string }>
  /** The last company name of an e-mail address. */
  companies: Map<string, string>
  /** 登録ID. */
  closed: Set<string>
}

export const nothingPromised = (): Promised => ({
  issued: new Map(),
  extended: new Map(),
  companies: new Map(),
  closed: new Set(),
})

/** Past the robot check by the text that the image was drawn from. */
export async function signIn(visitor: Visitor, db: Db, { loginId, password }: Login): Promise<void> {
  const read = await robotCheck(visitor, db, (await visitor.get('/login')).body)
  const answer = await visitor.post('/login', { loginId, password, ...read })
  expectAt(answer.location, /^\/menu$/)
  await visitor.get('/menu')
}

/** The fields of a form's robot check, whose picture has the address that the page says; none where the page has no check. */
async function robotCheck(visitor: Visitor, db: Db, body: string): Promise<Record<string, string>> {
  const [, picture] = /<img src="([^"]*\/image\/[^"]*)"/.exec(body) ?? []
  const challenge = fieldValue(body, 'challenge')
  if (picture === undefined || challenge === undefined) return {}
  await visitor.get(picture)
  const [row] = await db<{ answer: string }[]>`select answer from login_challenges where id = ${challenge}`
  return { challenge, image: row?.answer ?? '' }
}

/** 新規申請. */
export async function issue(visitor: Visitor, codes: Codes, { issued }: Promised): Promise<void> {
  const { confirm } = await toIssueConfirm(visitor, codes)
  const { location } = await visitor.post(confirm.path, {})
  expectAt(location, /^\/issued\//)
  issued.set(codes.activationKeyNo, { mprId: codes.mprId, key: '' })
  const key = keyIn((await visitor.get(location)).body)
  if (!key) throw new Error('the page of a new service shows no Registration Key')
  issued.set(codes.activationKeyNo, { mprId: codes.mprId, key: key.replaceAll('-', '') })
}

/** 期間の延長. */
export async function extend(visitor: Visitor, codes: Codes, { extended }: Promised): Promise<void> {
  const confirm = await toExtendConfirm(visitor, codes)
  const promise = promiseOf(confirm.body)
  const { location } = await visitor.post(confirm.path, promise)
  expectAt(location, /^\/extended\//)
  extended.set(codes.activationKeyNo, { mprId: codes.mprId, term: promise.promised })
  const { body } = await visitor.get(location)
  if (!body.includes('<h1')) throw new Error('the page of an extension is none')
}

/** 新規登録, or 更新確認 for an address that has an account. */
export async function register(
  visitor: Visitor,
  { db, mails }: { db: Db; mails: MailCodes },
  email: string,
  company: string,
  promised: Promised,
) {
  const consent = await visitor.get('/register')
  const form = await visitor.submit('/register', { version: fieldValue(consent.body, 'version')! })
  const read = await robotCheck(visitor, db, form.body)
  const mail = await visitor.submit(form.path, { ...profile(company), email, emailAgain: email, ...read })
  const confirm = await visitor.submit(mail.path, { code: await mails.codeFor(email) })
  const { location } = await visitor.post(confirm.path, { account: fieldValue(confirm.body, 'account')! })
  expectAt(location, /^\/registered\//)
  promised.companies.set(email, company)
  await visitor.get(location)
}

/** ご登録内容, by somebody who is signed in. */
export async function edit(visitor: Visitor, { email, password }: Login, company: string, { companies }: Promised) {
  const { body } = await visitor.get('/account/profile')
  const seen = fieldValue(body, 'seen')!
  const form = { ...profile(company), seen, language: 'ja', currentPassword: password }
  const { location } = await visitor.post('/account/profile', form)
  expectAt(location, /^\/account\?done=profile$/)
  companies.set(email, company)
  await visitor.get(location)
}

/** 登録解除. */
export async function close(visitor: Visitor, { loginId, password }: Login, { closed }: Promised) {
  await visitor.get('/account/close')
  const { location } = await visitor.post('/account/close', { sure: 'yes', currentPassword: password })
  expectAt(location, /^\/login\?closed=1$/)
  closed.add(loginId)
}

const profile = (company: string) => ({
  company,
  country: 'JP',
  postalCode: '105-0023',
  address1: '東京都港区芝浦',
  address2: company.slice(-12),
  phone: `03-9876-${String(company.length).padStart(4, '0')}`,
  contactName: '鈴木 一',
})

function expectAt(location: string, where: RegExp): void {
  if (!where.test(location)) throw new Error(`an answer led to ${location || 'its own page'} and not to ${where}`)
}
