// What operators see of mails, and the second chance that they give.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REFUSED } from '#operator/sentences'
import { aSender, mailRow, queued, sealed } from '../support/aSender.ts'
import { anOperator, trail } from '../support/operator.ts'
import { anSmtpServer } from '../support/smtpServer.ts'
import { testApp } from '../support/testApp.ts'

async function prepared() {
  const app = await testApp()
  const server = await anSmtpServer()
  return { app, server, ...aSender(app, server.url), ...(await anOperator(app.db, { clock: app.clock })) }
}

test('mails counts by state, and lists what failed or waits with its reason; no secret, no words of a mail', async () => {
  const { app, server, drain, bare } = await prepared()
  server.manners.recipient = address =>
    address.startsWith('gone')
      ? [550, '5.1.1 no such user']
      : address.startsWith('busy')
        ? [451, '4.7.1 later']
        : undefined
  const gone = await queued(app, {
    template: 'registered',
    data: { loginId: 'Kq7mT2xW9c' },
    recipient: 'gone@minato.example',
    secret: sealed(app, 'H7KQ2MXWC9RTF4PJ', 60),
  })
  const busy = await queued(app, { recipient: 'busy@minato.example' })
  await queued(app)
  await drain()
  assert.deepEqual(await bare('mails'), {
    code: 0,
    out: 'waiting  1\nsent     1\nfailed   1\ndropped  0\n',
    err: '',
  })
  const { out } = await bare('mails', '--failed', '--waiting')
  assert.equal(
    out.slice(out.indexOf('\n\n')),
    `

Failed:
  ${gone}  2026-12-01T03:00:00Z  registered  gone@minato.example  1 try  recipient-refused 550 5.1.1: no such user

Waiting:
  ${busy}  2026-12-01T03:00:00Z  password-changed  busy@minato.example  1 try, next 2026-12-01T03:02:00Z  recipient-refused 451 4.7.1: later
`,
  )
  assert.doesNotMatch(out, /Kq7mT2xW9c|H7KQ2MXWC9RTF4PJ/)
})

test('retry-mail lets a failed mail wait again, as the audit trail says; a dry run changes nothing', async () => {
  const { app, server, drain, run } = await prepared()
  server.manners.recipient = () => [550, '5.2.2 mailbox full']
  const id = await queued(app)
  await drain()
  const dry = await run('retry-mail', String(id), '--dry-run')
  assert.deepEqual(dry, {
    code: 0,
    out: `Dry run, nothing is written. It would be: mail ${id} (password-changed) waits again.\n`,
    err: '',
  })
  assert.equal((await mailRow(app, id)).state, 'failed')
  assert.deepEqual(await trail(app.db), [])

  delete server.manners.recipient
  app.clock.advance({ hours: 1 })
  assert.equal((await run('retry-mail', String(id))).out, `mail ${id} (password-changed) waits again.\n`)
  assert.deepEqual(await trail(app.db), [
    { operator: 'sato', act: 'retry-mail', subject: { mail: id, template: 'password-changed' }, reason: 'order 1234' },
  ])
  await drain()
  assert.equal((await mailRow(app, id)).state, 'sent')
  assert.equal(server.arrived.length, 1)
})

test('refused: no such mail, one that has not failed, and one whose code or password is gone', async () => {
  const { app, server, drain, run } = await prepared()
  const sent = await queued(app)
  await drain()
  server.manners.recipient = () => [550, '5.1.1 no such user']
  const code = { template: 'mail-code', data: { purpose: 'register' }, language: 'ja' } as const
  const secret = await queued(app, { ...code, secret: sealed(app, '483920', 10) })
  await drain()
  for (const [id, refusal] of [
    [4711, 'mail-unknown'],
    [sent, 'mail-not-failed'],
    [secret, 'mail-secret-gone'],
  ] as const)
    assert.deepEqual(await run('retry-mail', String(id)), { code: 1, out: '', err: `${id}: ${REFUSED[refusal]}\n` })
  assert.deepEqual(await trail(app.db), [])
})
