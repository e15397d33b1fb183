// What the operations about the people of a company say no with, each met once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EmailAddress } from '#domain/emailAddress'
import { accept, refuse } from '#domain/refusal'
import { closeAccount } from '#operations/accounts/closeAccount'
import { changeRole } from '#operations/companies/changeRole'
import { invite } from '#operations/companies/invite'
import { joinCompany } from '#operations/companies/joinCompany'
import { signOutPerson } from '#operations/companies/signOutPerson'
import { takeOut } from '#operations/companies/takeOut'
import { withdrawInvitation } from '#operations/companies/withdrawInvitation'
import { limit } from '#store/access/buckets'
import { aColleague } from '../support/colleague.ts'
import { testApp } from '../support/testApp.ts'
import { userOf } from '../support/who.ts'

async function anAccount() {
  const app = await testApp()
  const by = await userOf(app.db, app.demo.account.loginId)
  return { app, by, accountId: by.accountId }
}

test('the people of a company: each “no”, met once', async () => {
  const { app, by, accountId } = await anAccount()
  const { deps, db, clock } = app
  const email = 'aoi.mori@aoba-kaigi.example' as EmailAddress
  const viewer = { by, role: 'viewer', language: 'ja' } as const
  assert.deepEqual(await invite(deps, { ...viewer, email }), accept('invited'))
  assert.deepEqual(await invite(deps, { ...viewer, email }), refuse('invited-already'))
  const [own] = await db<{ email: EmailAddress }[]>`select email from accounts where id = ${accountId}`
  assert.deepEqual(await invite(deps, { ...viewer, email: own!.email }), refuse('here-already'))
  await db`insert into buckets (key, tokens, refilled_at) values (${limit('invitation-account', accountId).key}, 0, ${clock.now()})
    on conflict (key) do update set tokens = 0, refilled_at = excluded.refilled_at`
  const waiting = await invite(deps, { ...viewer, email: 'b@aoba-kaigi.example' as EmailAddress })
  assert.deepEqual(waiting, { ok: false, refusal: 'too-many-invitations', waitSeconds: 180 })
  assert.deepEqual(await changeRole(deps, { by, accountId, to: 'viewer' }), refuse('last-admin'))
  assert.deepEqual(await changeRole(deps, { by, accountId: 99, to: 'viewer' }), refuse('person-gone'))
  assert.deepEqual(await signOutPerson(deps, { by, accountId: 99 }), refuse('person-gone'))
  assert.deepEqual(await takeOut(deps, { by, accountId }), refuse('not-oneself'))
  await aColleague(db, app.demo.account, 'COLLEAGUE1')
  assert.deepEqual(await closeAccount(deps, { by }), refuse('successor-needed'))
  assert.deepEqual(await joinCompany(deps, { by, token: 'none' }), refuse('invitation-void'))
  await db`update accounts set disabled_at = now() where id = ${accountId}`
  assert.deepEqual(await invite(deps, { ...viewer, email: 'c@aoba-kaigi.example' as EmailAddress }), waiting)
  await db`delete from buckets`
  assert.deepEqual(
    await invite(deps, { ...viewer, email: 'c@aoba-kaigi.example' as EmailAddress }),
    refuse('session-over'),
  )
  assert.deepEqual(await withdrawInvitation(deps, { by, invitation: 1 }), refuse('session-over'))
})

test('who has lost the right meanwhile is turned away under the lock, and that is written down', async () => {
  const { app, by, accountId } = await anAccount()
  const other = await aColleague(app.db, app.demo.account, 'COLLEAGUE1', 'admin')
  await app.db`update accounts set role = 'viewer' where id = ${accountId}`
  await assert.rejects(takeOut(app.deps, { by, accountId: other.id }), { name: 'NotAllowed', right: 'take-out' })
  const denied = await app.db`select subject from audit where act = 'denied'`
  assert.deepEqual(
    denied.map(row => row.subject),
    [{ right: 'take-out' }],
  )
})
