// Logins by hand, and the forms of ご登録内容.
import { mailbox } from './mailbox.ts'
import { readImage, seeImage, type TestApp } from './testApp.ts'
import { fieldValue, type Visitor } from './visitor.ts'

type Login = { loginId: string; password: string }

export const NEW_PASSWORD = 'rain falls on the glass roof'

/** Sends the login form with the image's text. */
export async function logIn(app: TestApp, visitor: Visitor, { loginId, password }: Login, query = '') {
  const { challenge, text } = await seeImage(visitor, app.db)
  return visitor.post(`/login${query}`, { loginId, password, challenge, image: text })
}

/** Somebody who has signed in, and is at the menu. */
export async function signedIn(app: TestApp, login: Login): Promise<Visitor> {
  const visitor = app.visitor()
  const { location } = await logIn(app, visitor, login)
  if (location !== '/menu') throw new Error(`the login led to ${location}`)
  return visitor
}

/** Makes the account's password one that was issued, as after a registration. */
export async function issue({ db, clock }: TestApp, { loginId }: Login, days = 7): Promise<void> {
  await db`update accounts set password_kind = 'issued', password_until = ${clock.now().add({ hours: 24 * days })}
    where login_id = ${loginId}`
}

/** Asks for a temporary password and reads it in the mail. */
export async function temporaryPassword(app: TestApp, loginId: string): Promise<string> {
  await forget(app, app.visitor(), loginId)
  return mailedTemporary(app)
}

/** Sends the form of パスワードを忘れた方. */
export async function forget(app: TestApp, visitor: Visitor, loginId: string) {
  const { body } = await visitor.get('/password')
  return visitor.post('/password', { loginId, ...(await readImage(visitor, app.db, body)) })
}

export async function mailedTemporary(app: TestApp): Promise<string> {
  const mail = (await mailbox(app)).findLast(({ template }) => template === 'temporary-password')
  const password = mail?.text.match(/[2-9A-HJKMNP-Z]{16}/)?.[0]
  if (!password) throw new Error('no temporary password was mailed')
  return password
}

/** The form of the profile's page, as a browser would send it. */
export async function profileForm(visitor: Visitor): Promise<Record<string, string>> {
  const { body } = await visitor.get('/account/profile')
  const names = ['company', 'postalCode', 'address1', 'address2', 'address3', 'phone', 'contactName', 'seen']
  const values = Object.fromEntries(names.map(name => [name, fieldValue(body, name) ?? '']))
  const language = body.match(/name="language" value="(\w+)" checked/)?.[1] ?? ''
  return {
    ...values,
    country: 'JP',
    language,
    ...(/name="news" value="yes" checked/.test(body) ? { news: 'yes' } : {}),
  }
}

/** What people have done, but that they signed in. */
export const acts = async ({ db }: TestApp): Promise<string[]> =>
  (
    await db<{ act: string }[]>`
      select act from audit where account_id is not null and act <> 'sign-in' order by id`
  ).map(row => row.act)

export const templates = async (app: TestApp): Promise<string[]> => (await mailbox(app)).map(mail => mail.template)
