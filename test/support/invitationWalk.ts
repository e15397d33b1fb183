// Inviting somebody and following the link of the mail.
import assert from 'node:assert/strict'
import type { Role } from '#domain/who'
import { mailbox } from './mailbox.ts'
import type { TestApp } from './testApp.ts'
import { fieldValue, type Visitor } from './visitor.ts'

export const INVITED = 'aoi.mori@aoba-kaigi.example'
/** Of the demo's second account. */
export const KITAHAMA = 'morimoto@kitahama-seiki.example'
export const VOID = /この招待は使えません。すでに使われたか/
export const NEW_PERSON_PASSWORD = 'seven grey herons by the river'

/** By a 管理者 who is signed in, with the demo's password. */
export async function invited(
  app: TestApp,
  admin: Visitor,
  { email = INVITED, role = 'applicant' as Role, password = app.demo.account.password } = {},
): Promise<string> {
  const answer = await admin.post('/company/invite', { email, role, currentPassword: password })
  assert.equal(answer.location, '/company?done=invited', answer.body)
  return linkMailed(app, email)
}

/** The newest link of an invitation to an address, as a path. */
export async function linkMailed(app: TestApp, email = INVITED): Promise<string> {
  const mail = (await mailbox(app)).findLast(({ to, template }) => to === email && template === 'invitation')
  const path = mail?.text.match(/\/invitation\/[\w-]{22}$/m)?.[0]
  assert.ok(path, 'no invitation was mailed')
  return path
}

/** The form of a new person, filled in. */
export async function invitationForm(visitor: Visitor, path: string): Promise<Record<string, string>> {
  const { body } = await visitor.get(path)
  const version = fieldValue(body, 'version')
  assert.ok(version, 'the page asks for the consent')
  return {
    version,
    contactName: '森 葵',
    newPassword: NEW_PERSON_PASSWORD,
    newPasswordAgain: NEW_PERSON_PASSWORD,
    agree: 'yes',
  }
}

/** @returns what the new person signs in with */
export async function joined(app: TestApp, path: string): Promise<{ loginId: string; password: string }> {
  const visitor = app.visitor()
  const done = await visitor.submit(path, await invitationForm(visitor, path))
  assert.match(done.path, /^\/registered\//)
  const loginId = done.body.match(/[2-9A-HJKMNP-Z]{10}/)?.[0]
  assert.ok(loginId)
  return { loginId, password: NEW_PERSON_PASSWORD }
}
