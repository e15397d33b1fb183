// A version of the consent that begins later, as an operator adds it, and people who are asked for it.
import assert from 'node:assert/strict'
import { logIn } from './accountWalk.ts'
import { anOperator } from './operator.ts'
import { type TestApp, testApp } from './testApp.ts'
import type { Visitor } from './visitor.ts'

export const CONSENT = '/account/consent'

export const CHANGES = { ja: '記録する情報を追加しました。', en: 'Added what is recorded.' }

/** @param from as a command takes it */
export async function nextConsent(app: Pick<TestApp, 'db' | 'deps' | 'clock'>, from = 'now'): Promise<void> {
  const { bare, run, write } = await anOperator(app.db, app)
  const printed = JSON.parse((await bare('document', 'consent', '--latest')).out)
  printed.body.ja[0].heading = 'あたらしい同意'
  printed.body.en[0].heading = 'The new consent'
  await write('next.json', JSON.stringify(printed))
  const argv = ['--file', 'next.json', '--from', from, '--ja', CHANGES.ja, '--en', CHANGES.en]
  const { err } = await run('document', 'consent', ...argv)
  if (err !== '') throw new Error(err)
  await app.deps.documents.refresh()
}

/** An app in which a new version begins in two days. */
export async function consentToCome() {
  const app = await testApp()
  const from = app.clock.now().add({ hours: 48 }).toZonedDateTimeISO('Asia/Tokyo')
  await nextConsent(app, from.toString({ smallestUnit: 'minute', timeZoneName: 'never' }))
  return {
    ...app,
    begin: () => app.clock.advance({ hours: 49 }),
    signedIn: async (account = app.demo.account) => {
      const visitor = app.visitor()
      assert.equal((await logIn(app, visitor, account)).location, '/menu')
      return visitor
    },
    /** By the demo's first account. */
    given: async () => {
      const [row] = await app.db<{ version: number | null; at: Temporal.Instant | null }[]>`
        select consent_version as version, consented_at as at from accounts where login_id = ${app.demo.account.loginId}`
      return row!
    },
  }
}

export const agree = (visitor: Visitor, path = CONSENT, version = '2') => visitor.post(path, { version })
