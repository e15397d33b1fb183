// Mails over a real connection: what arrives, and what becomes of those that the server does not take.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { accountOfToken } from '#portal/unsubscribe/token'
import { aSender, IMPATIENT, mailRow, queued, sealed, stateOf } from '../support/aSender.ts'
import { anSmtpServer } from '../support/smtpServer.ts'
import { testApp } from '../support/testApp.ts'

async function prepared(login?: { user: string; pass: string }) {
  const app = await testApp('https://keys.example.jp')
  const server = await anSmtpServer(login)
  return { app, server, ...aSender(app, server.url) }
}

const NEWS = { titleJa: '新製品のご案内', titleEn: 'A new product', textJa: '発売しました。', textEn: 'It is here.' }

test('a mail arrives with its headers, in Japanese, as plain text', async () => {
  const { app, server, drain } = await prepared()
  const secret = sealed(app, 'H7KQ2MXWC9RTF4PJ', 60)
  const id = await queued(app, { template: 'registered', data: { loginId: 'Kq7mT2xW9c' }, accountId: 1, secret })
  await drain()
  assert.deepEqual(await stateOf(app, id), ['sent', 1, null])
  const [{ mail, raw, to, from } = assert.fail('nothing arrived')] = server.arrived
  assert.equal(mail.subject, '[つながるねっとサービス] 販売店／法人のお客様 登録完了通知')
  assert.deepEqual(mail.from?.value, [{ name: 'つながるねっとキー管理システム', address: 'no-reply@keys.example.jp' }])
  assert.match(raw, /^Subject: =\?UTF-8\?/m, 'RFC 2047')
  assert.deepEqual([to, from], [['a@minato.example'], 'no-reply@keys.example.jp'])
  assert.match(raw, /^Content-Type: text\/plain; charset=utf-8/im)
  assert.equal(mail.html, false)
  assert.equal(mail.headers.get('auto-submitted'), 'auto-generated')
  assert.match(mail.messageId ?? '', /^<[0-9a-f]{40}@keys\.example\.jp>$/)
  assert.equal(mail.date?.toISOString(), '2026-12-01T03:00:00.000Z')
  for (const absent of ['reply-to', 'list-unsubscribe', 'list', 'x-mailer'])
    assert.equal(mail.headers.get(absent), undefined, absent)
  assert.match(
    mail.text ?? '',
    /様へ\n[\s\S]*登録ID： Kq7mT2xW9c\n {2}パスワード： H7KQ2MXWC9RTF4PJ\n[\s\S]*https:\/\/keys\.example\.jp\/login/,
  )
  assert.equal((await mailRow(app, id)).secret, null, 'the password is gone')
})

test('news alone can be unsubscribed, in one click (RFC 8058), and go only to those who asked for them', async () => {
  const { app, server, drain } = await prepared()
  await app.db`update accounts set news = true, news_since = now() where id = 1`
  const other = await queued(app, { template: 'news', data: NEWS, accountId: 2, recipient: undefined })
  await queued(app, { template: 'news', data: NEWS, accountId: 1, recipient: undefined })
  await drain()
  assert.deepEqual(await stateOf(app, other), ['dropped', 1, 'unsubscribed'])
  assert.equal(server.arrived.length, 1)
  const { raw, mail } = server.arrived[0]!
  const unfolded = raw.replace(/\r\n /g, ' ')
  const [, token = ''] =
    /^List-Unsubscribe:\s+<https:\/\/keys\.example\.jp\/unsubscribe\/([^>]+)>\r$/m.exec(unfolded) ?? []
  assert.equal(accountOfToken(app.deps.secret, token), 1)
  assert.match(unfolded, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  assert.ok(mail.text?.includes(`https://keys.example.jp/unsubscribe/${token}`))
})

test('a token is one account’s, and nobody can make or change one', () => {
  const own = 'a secret of a server'
  assert.equal(accountOfToken(own, ''), undefined)
  assert.equal(accountOfToken(own, '7'), undefined)
  for (const token of ['7.', '7.x', '7.x.y', '../7', `7.${'A'.repeat(43)}`, `7.${'あ'.repeat(43)}`])
    assert.equal(accountOfToken(own, token), undefined, token)
})

test('addresses that carriers gave out, with dots in a row or at the end, are quoted in envelope and header (RFC 5321)', async () => {
  const { app, server, drain } = await prepared()
  const table = [
    ['a..b@docomo.ne.jp', '"a..b"@docomo.ne.jp'],
    ['ab.@docomo.ne.jp', '"ab."@docomo.ne.jp'],
    ["o'brien+keys@docomo.ne.jp", "o'brien+keys@docomo.ne.jp"],
  ] as const
  for (const [recipient] of table) await queued(app, { recipient })
  await drain()
  const arrived = server.arrived.map(({ to, raw }) => [to.join(), /^To: <?(.*?)>?\r$/m.exec(raw)?.[1]].join(' '))
  assert.deepEqual(arrived.sort(), table.map(([, quoted]) => `${quoted} ${quoted}`).sort())
  assert.deepEqual(app.faults, [])
})

test('refused for a time (4xx): tried again after 2 minutes, then 4, and it arrives once with the same Message-ID', async () => {
  const { app, server, drain } = await prepared()
  server.manners.recipient = () => [451, '4.7.1 greylisted, come back']
  const id = await queued(app)
  await drain()
  assert.deepEqual(await stateOf(app, id), ['waiting', 1, 'recipient-refused 451 4.7.1: greylisted, come back'])
  app.clock.advance({ seconds: 119 })
  await drain()
  assert.equal((await mailRow(app, id)).attempts, 1, 'not yet')
  app.clock.advance({ seconds: 1 })
  server.manners.recipient = () => undefined
  server.manners.content = [452, '4.2.2 full']
  await drain()
  assert.deepEqual(await stateOf(app, id), ['waiting', 2, 'content-refused 452 4.2.2'])
  delete server.manners.content
  app.clock.advance({ minutes: 4 })
  await drain()
  assert.deepEqual(await stateOf(app, id), ['sent', 3, null])
  await drain()
  assert.equal(server.arrived.length, 1)
})

test('refused for good (5xx to recipient or content): failed at once, and no word of the content is kept', async () => {
  const { app, server, drain } = await prepared()
  const secret = sealed(app, '483920', 10)
  server.manners.recipient = address => (address.startsWith('gone') ? [550, '5.1.1 no such user'] : undefined)
  server.manners.content = [554, '5.7.1 spam: 483920']
  const gone = await queued(app, { recipient: 'gone@minato.example' })
  const spam = await queued(app, { template: 'mail-code', data: { purpose: 'register' }, language: 'ja', secret })
  await drain()
  assert.deepEqual(await stateOf(app, gone), ['failed', 1, 'recipient-refused 550 5.1.1: no such user'])
  assert.deepEqual(await stateOf(app, spam), ['failed', 1, 'content-refused 554 5.7.1'])
  assert.equal((await mailRow(app, spam)).secret, null)
  app.clock.advance({ hours: 5 })
  await drain()
  assert.equal((await mailRow(app, gone)).attempts, 1, 'never again')
})

test('the server in trouble: every mail waits, and one line tells of it', async () => {
  const troubles: [string, object, RegExp][] = [
    ['a greeting of 5xx', { connect: [554, '5.3.2 closed'] }, /^connection-refused 554/],
    ['no greeting', { connect: 'stall' }, /^no-answer/],
    ['an answer that never comes', { content: 'stall' }, /^no-answer/],
    ['a refused sender', { sender: [550, '5.7.1 not yours'] }, /^sender-refused 550 5\.7\.1: not yours$/],
  ]
  const { app, server, drain } = await prepared()
  const impatient = aSender(app, server.url, {}, IMPATIENT)
  const id = await queued(app)
  await queued(app)
  for (const [name, manners, reason] of troubles) {
    Object.assign(server.manners, manners)
    app.faults.length = 0
    const stalls = Object.values(manners).includes('stall')
    assert.equal(await (stalls ? impatient : { drain }).drain(), true, name)
    const [state, , why] = await stateOf(app, id)
    assert.equal(state, 'waiting', name)
    assert.match(String(why), reason, name)
    assert.equal(app.faults.length, 1, name)
    assert.equal((app.faults[0] as { mails: number }).mails, 2, name)
    for (const key of Object.keys(manners)) delete server.manners[key as keyof typeof server.manners]
    app.clock.advance({ hours: 1 })
  }
  assert.equal(await drain(), false)
  assert.deepEqual(await stateOf(app, id), ['sent', 1, null])
})

test('a server that trickles its answer is left alone after a while: no wait for silence notices it', async () => {
  const { app } = await prepared()
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', chunk => {
      if (!chunk.toString().endsWith('\r\n.\r\n'))
        return socket.write(/^data/i.test(chunk.toString()) ? '354 go on\r\n' : '250 ok\r\n')
      const trickle = setInterval(() => socket.write('250-not yet\r\n'), 50)
      return socket.once('close', () => clearInterval(trickle))
    })
  })
    .listen(0, '127.0.0.1')
    .unref() // a test that fails must not hold the run up
  await once(server, 'listening')
  const { drain } = aSender(app, `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, {}, IMPATIENT)
  const id = await queued(app)
  assert.equal(await drain(), true)
  assert.deepEqual(await stateOf(app, id), ['waiting', 0, 'no-answer (EABORT)'])
  server.close()
})

test('nobody listens: the mail waits', async () => {
  const { app, server, drain } = await prepared()
  await server.stop()
  const id = await queued(app)
  assert.equal(await drain(), true)
  assert.match(String((await mailRow(app, id)).reason), /^no-answer \(E[A-Z]+\)$/)
  assert.equal((await mailRow(app, id)).state, 'waiting')
})

test('credentials are used; wrong ones are the server’s trouble, and no mail’s end', async () => {
  const { app, server, drain } = await prepared({ user: 'portal@keys', pass: 'p:/@ss' })
  server.manners.login = [535, '5.7.8 wrong']
  const id = await queued(app)
  assert.equal(await drain(), true)
  assert.deepEqual(await stateOf(app, id), ['waiting', 0, 'authentication-failed 535 5.7.8'])
  assert.equal((app.faults[0] as { trouble: string }).trouble, 'authentication')
  delete server.manners.login
  app.clock.advance({ minutes: 2 })
  await drain()
  assert.equal((await mailRow(app, id)).state, 'sent')
  assert.ok(!JSON.stringify(app.faults).includes('p:/@ss'))
})

test('the line goes dead after the mail and before the answer: sent again, and both copies are one Message-ID', async () => {
  const { app, server, drain } = await prepared()
  server.manners.content = 'die'
  const id = await queued(app)
  await drain()
  assert.equal((await mailRow(app, id)).state, 'waiting')
  assert.equal(server.arrived.length, 1, 'this is the only way to get a mail twice')
  delete server.manners.content
  app.clock.advance({ minutes: 2 })
  await drain()
  assert.equal((await mailRow(app, id)).state, 'sent')
  const ids = server.arrived.map(({ mail }) => mail.messageId)
  assert.deepEqual([ids.length, new Set(ids).size], [2, 1])
  assert.equal(server.arrived[0]!.raw, server.arrived[1]!.raw, 'nothing differs')
})

test('a header cannot be broken out of, and no mail reaches a second mailbox (C14)', async () => {
  const { app, server, drain } = await prepared()
  await app.db`update accounts set news = true, news_since = now() where id = 1`
  const wrong: [string, string][] = [
    ['a@minato.example\r\nBcc: b@evil.example', 'line-break-in-recipient'],
    ['a@minato.example, b@evil.example', 'recipient-malformed'],
    ['a@minato.example;b@evil.example', 'recipient-malformed'],
    ['<b@evil.example>', 'recipient-malformed'],
    ['nobody', 'recipient-malformed'],
  ]
  for (const [recipient, reason] of wrong) {
    const id = await queued(app, { recipient })
    await drain()
    assert.deepEqual(await stateOf(app, id), ['failed', 1, reason])
  }
  const data = { ...NEWS, titleJa: '新製品\r\nBcc: b@evil.example' }
  const id = await queued(app, { template: 'news', data, accountId: 1, recipient: undefined })
  await drain()
  assert.deepEqual(await stateOf(app, id), ['failed', 1, 'line-break-in-subject'])
  assert.equal(server.arrived.length, 0)
})
