import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anOperator, trail } from '../support/operator.ts'
import { testApp } from '../support/testApp.ts'

test('allows an account MPCS, and takes it back (R10)', async () => {
  const { db, demo } = await testApp()
  const { run } = await anOperator(db)
  const { loginId } = demo.account
  const allowed = async () =>
    (
      await db`select c.mpcs_allowed from accounts a join companies c on c.id = a.company_id where login_id = ${loginId}`
    )[0]!.mpcs_allowed
  const may = `${loginId} (みなと映像システム株式会社) may apply for HDVC-MPCS`
  const mayNot = may.replace('may apply', 'may not apply')
  const said = (out: string) => ({ code: 0, out, err: '' })

  const dry = await run('allow-mpcs', loginId, '--dry-run')
  assert.deepEqual(dry, said(`Dry run, nothing is written. It would be: ${may}.\n`))
  assert.equal(await allowed(), false)
  assert.deepEqual(await run('allow-mpcs', loginId), said(`${may}.\n`))
  assert.equal(await allowed(), true)
  assert.deepEqual(await run('allow-mpcs', loginId), said(`${may}, as before.\n`))
  assert.deepEqual(await run('allow-mpcs', loginId, '--revoke'), said(`${mayNot}.\n`))
  assert.equal(await allowed(), false)
  assert.deepEqual(
    await trail(db),
    [true, false].map(yes => ({
      operator: 'sato',
      act: 'allow-mpcs',
      subject: { loginId, allowed: yes },
      reason: 'order 1234',
    })),
  )
})

test('an unknown 登録ID is a sentence; case counts', async () => {
  const { db, demo } = await testApp()
  const { run } = await anOperator(db)
  for (const loginId of ['nobody', demo.account.loginId.toLowerCase()]) {
    const err = `${loginId}: There is no account with this 登録ID, which is case-sensitive.\n`
    assert.deepEqual(await run('allow-mpcs', loginId), { code: 1, out: '', err })
  }
})

test('an audit row names an account or an operator, or neither, and an operator says why', async () => {
  const { db } = await testApp()
  const insert = (row: object) => db`insert into audit ${db({ at: '2026-12-01T00:00:00Z', subject: '{}', ...row })}`
  for (const [row, constraint] of [
    [{ act: 'x', company_id: 1 }, 'audit_says_who'],
    [{ act: 'x', account_id: 1, operator: 'sato', reason: 'r' }, 'audit_says_who'],
    [{ act: 'x', operator: 'sato' }, 'audit_operator_says_why'],
    [{ act: 'x', operator: ' ', reason: 'r' }, 'audit_operator_has_name'],
  ] as const)
    await assert.rejects(insert(row), { constraint_name: constraint })
  await insert({ act: 'show', operator: 'sato' })
  await insert({ act: 'start' }) // a device
})
