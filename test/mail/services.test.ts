// What the mailbox of an account gets when things happen to its services, from the application to the end.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { queueMail } from '#store/notices/outbox'
import { aCorrectableApp, extend, issue } from '../support/corrections.ts'
import { firstUsed } from '../support/firstUsed.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { mailbox } from '../support/mailbox.ts'
import { wordsOf } from '../support/visitor.ts'

test('新規申請 by the pages: 申請完了通知 to the account, without the key that the page shows', async () => {
  const app = await aCorrectableApp()
  const visitor = await app.aReseller()
  const codes = app.aDevice().card('KX-VCS701W')
  const page = await issued(visitor, codes)
  const [mail, ...more] = await mailbox(app)
  assert.equal(more.length, 0)
  const [{ email, company } = assert.fail()] = await app.db<{ email: string; company: string }[]>`
    select email, c.name as company from accounts a join companies c on c.id = a.company_id where a.id = 1`
  assert.deepEqual(
    [mail?.to, mail?.subject, mail?.template],
    [email, '[つながるねっとサービス] 申請完了通知', 'issued'],
  )
  assert.ok(mail!.text.startsWith(company))
  const number = /接続番号 ([\d-]{13})/.exec(wordsOf(page.body))?.[1]
  assert.match(
    mail!.text,
    new RegExp(
      `^ {2}MPR ID： ${formatCode(codes.mprId)}\n {2}接続番号： ${number}\n {2}利用期限： 初回利用時から1年$`,
      'm',
    ),
  )
  const key = keyIn(page.body)!
  assert.ok(!mail!.text.includes(key) && !mail!.text.includes(key.replaceAll('-', '')))
  assert.deepEqual((await mailbox(app)).length, 1, 'once')
  await app.allIsWell()
})

test('extended, undone, moved, stopped: each in words, and last days with their end in Japan (R1, R13)', async () => {
  const app = await aCorrectableApp()
  await app.db`update accounts set language = 'en' where id = 2`
  const [a, b] = [app.aDevice(), app.aDevice()]
  await issue(app, a.card('KX-VCS701W'))
  await firstUsed(app, a.card('KX-VCS701W'), '2026-12-01')
  await extend(app, a.card('KX-VCS703W'), 2)
  await app.run('undo', a.card('KX-VCS703W').activationKeyNo)
  await app.run('move', a.mprId, b.mprId)
  await app.run('stop', b.mprId)
  await issue(app, app.aDevice().card('KX-VCS703W'))
  const [, extended, undone, moved, stopped] = await mailbox(app)
  assert.match(
    extended!.text,
    /Extended by: 3 years\n {2}Current service term: Until 1 December 2030 \(GMT\), in Japan until 8:59 on 2 December 2030/,
  )
  assert.equal(undone!.subject, '[つながるねっとサービス] 期間の延長の取り消しのお知らせ', 'to the holder')
  assert.match(undone!.text, new RegExp(`Activation Key No\\.： ${formatCode(a.card('KX-VCS703W').activationKeyNo)}`))
  assert.match(undone!.text, /取り消し後の利用期限： 2027年12月1日/)
  assert.match(
    moved!.text,
    new RegExp(`以前の機器の MPR ID： ${formatCode(a.mprId)}\n {2}代替機の MPR ID： ${formatCode(b.mprId)}`),
  )
  assert.match(stopped!.text, new RegExp(`MPR ID： ${formatCode(b.mprId)}`))
  await app.allIsWell()
})

test('a 新規申請 undone: the card is unused again, and the mail says so', async () => {
  const app = await aCorrectableApp()
  const card = app.aDevice().card('KX-VCS701W')
  await issue(app, card)
  await app.run('undo', card.activationKeyNo)
  const mail = (await mailbox(app)).at(-1)!
  assert.equal(mail.subject, '[つながるねっとサービス] 新規申請の取り消しのお知らせ')
  assert.match(
    mail.text,
    /カードの期間： 1年\n\nこの申請で発行した Registration Key は使えません。\nカードは未使用に戻り/,
  )
  await app.allIsWell()
})

test('the code tells the owner of the mailbox that somebody typed a registered address (C2), and a stranger nothing', async () => {
  const app = await aCorrectableApp()
  const [{ email } = assert.fail()] = await app.db<{ email: string }[]>`select email from accounts where id = 1`
  const now = app.clock.now()
  const until = now.add({ minutes: 10 })
  for (const recipient of [email.toUpperCase(), 'stranger@minato.example']) {
    const secret = { sealed: app.deps.mailSeal.close(Buffer.from('483920')), until }
    const mail = { template: 'mail-code', data: { purpose: 'register' }, language: 'ja', recipient } as const
    await queueMail(app.db, { ...mail, secret }, now)
  }
  const [owner, stranger] = await mailbox(app)
  assert.match(owner!.text, /すでに登録されています/)
  assert.doesNotMatch(stranger!.text, /登録されています/)
  assert.deepEqual([owner!.subject, owner!.headers], [stranger!.subject, stranger!.headers])
  assert.match(owner!.text, /^お客様へ\n/, 'it names nobody')
})
