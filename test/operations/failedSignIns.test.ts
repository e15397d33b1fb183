// Logins that failed are kept for a year, and nothing else of the audit trail ever goes (C17, C19).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purge } from '#operations/upkeep/purge'
import { logIn } from '../support/accountWalk.ts'
import { testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

test('a login that failed goes after a year, as the privacy policy says; one that did not fail stays', async () => {
  const app = await testApp()
  const { loginId } = app.demo.account
  const guess = () => logIn(app, app.visitor(), { loginId, password: 'a guess' })
  await guess()
  await app.aReseller()
  app.clock.advance({ hours: 24 })
  await guess()
  app.clock.advance({ hours: 24 * 364 })
  const acts = () => app.db`select act, at from audit where act like '%sign-in' order by id`
  assert.equal((await acts()).length, 3)
  assert.equal((await purge(app.deps))!.audit, 1)
  assert.deepEqual(
    (await acts()).map(({ act }) => act),
    ['sign-in', 'fail-sign-in'],
  )
  assert.equal((await purge(app.deps))!.audit, undefined)
  const policy = wordsOf((await app.visitor().get('/policies/privacy')).body)
  assert.match(policy, /ログインに失敗した記録(は、|：)1年間/)
})

test('nobody deletes or changes any other row of the audit trail, and nobody changes one of these', async () => {
  const app = await testApp()
  const { loginId } = app.demo.account
  await logIn(app, app.visitor(), { loginId, password: 'a guess' })
  await app.aReseller()
  const refused = /the audit trail is only ever added to/
  await assert.rejects(app.db`delete from audit`, refused)
  await assert.rejects(app.db`delete from audit where act = 'sign-in'`, refused)
  await assert.rejects(app.db`update audit set act = 'fail-sign-in'`, refused)
  await assert.rejects(app.db`update audit set at = at where act = 'fail-sign-in'`, refused)
  await assert.rejects(app.db`truncate audit`, refused)
  assert.equal((await app.db`select from audit where act = 'sign-in'`).length, 1)
})

test('ご登録内容 shows one’s own last 20 logins, good and failed, and nobody else’s', async () => {
  const app = await testApp()
  const { account, mpcsAccount } = app.demo
  await logIn(app, app.visitor(), { loginId: mpcsAccount.loginId, password: 'a guess' })
  const early = await app.aReseller()
  const shown = async () => {
    const words = wordsOf((await early.get('/account')).body)
    return words.slice(words.indexOf('最近のログイン'), words.indexOf('登録解除'))
  }
  assert.doesNotMatch(await shown(), /ログイン失敗|以前のログイン/)
  assert.match(await shown(), /ログイン（パスワード） 2026年12月1日 12:00（日本時間）/)
  const { id } = (await app.db<{ id: number }[]>`select id from accounts where login_id = ${account.loginId}`)[0]!
  for (let minute = 1; minute <= 20; minute++)
    await app.db`insert into audit (at, act, subject) values (${app.clock.now().add({ minutes: minute })},
      'fail-sign-in', ${app.db.json({ account: id, by: 'passkey' })})`
  const words = await shown()
  assert.equal(words.match(/ログイン失敗/g)?.length, 20)
  assert.equal(words.match(/ログイン（/g), null, 'the 21st')
  assert.match(words, /ログイン失敗（パスキー） 2026年12月1日 12:20（日本時間） .*以前のログインを表示する/)
})
