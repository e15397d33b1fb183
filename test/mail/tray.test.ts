// Where no mails are sent they are shown; in production there is no such thing.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { createApp } from '#app'
import { readConfig } from '#config'
import { deliveryOf } from '#mail/start'
import { createTray } from '#mail/tray'
import { TRAY_ROUTES } from '#portal/mailTray/routes'
import { drainOnce, FROM, queued, sealed } from '../support/aSender.ts'
import { testApp } from '../support/testApp.ts'
import { aVisitor, wordsOf } from '../support/visitor.ts'

const scratch = await mkdtemp(join(tmpdir(), 'portal-mail-'))
after(() => rm(scratch, { recursive: true, force: true }))
let folders = 0

async function prepared() {
  const app = await testApp()
  const folder = join(scratch, String(++folders))
  const tray = createTray(folder, app.clock)
  const hono = createApp(app.deps, tray)
  const visitor = aVisitor((path, init) => hono.request(path, init, { incoming: { socket: { remoteAddress: '::1' } } }))
  const drain = () => drainOnce({ ...app.deps, from: FROM, transport: tray, metrics: app.metrics })
  return { app, folder, tray, hono, visitor, drain }
}

test('mails are kept as files for their owner alone, and shown to whoever tries the demo, in both languages', async () => {
  const { app, folder, visitor, drain } = await prepared()
  assert.match(wordsOf((await visitor.get('/dev/mail')).body), /メールはまだありません/)
  await queued(app, {
    template: 'mail-code',
    data: { purpose: 'register' },
    language: 'ja',
    secret: sealed(app, '483920', 10),
  })
  app.clock.advance({ seconds: 1 })
  await queued(app, { recipient: 'b@minato.example', language: 'en' })
  await drain()
  const [file = ''] = await readdir(folder)
  assert.equal((await stat(join(folder, file))).mode & 0o777, 0o600)

  const list = await visitor.get('/dev/mail')
  assert.equal(list.status, 200)
  const words = wordsOf(list.body)
  assert.ok(words.indexOf('b@minato.example') < words.indexOf('a@minato.example'), 'newest first')
  const links = [...list.body.matchAll(/href="(\/dev\/mail\/[^"]+)"/g)].map(match => match[1]!)
  assert.equal(links.length, 2)
  const mail = await visitor.get(links[1]!)
  const shown = wordsOf(mail.body)
  for (const part of ['メールアドレスの確認コード', '483920', 'a@minato.example', 'Auto-Submitted', 'Message-ID'])
    assert.ok(shown.includes(part), part)
  assert.match(mail.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  assert.equal(mail.headers.get('cache-control'), 'no-store')

  for (const { body } of [list, mail]) {
    const report = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(body)
    assert.deepEqual(
      report.results.flatMap(result => result.messages.map(({ message }) => message)),
      [],
    )
  }

  await visitor.get('/language?to=en&back=/dev/mail')
  assert.match(wordsOf((await visitor.get('/dev/mail')).body), /Mail tray/)
  for (const name of ['nope', '..%2f..%2fsecret', '00000000000000-0000000000'])
    assert.equal((await visitor.get(`/dev/mail/${name}`)).status, 404, name)
})

test('the last 200 are kept', async () => {
  const { app, tray } = await prepared()
  const plain = {
    from: FROM,
    to: 'a@minato.example',
    subject: 'x',
    text: 'x',
    messageId: '<x@y>',
    date: '',
    headers: {},
  }
  const never = new AbortController().signal
  await Promise.all(Array.from({ length: 203 }, (_, i) => tray.send({ ...plain, id: i + 1 }, never)))
  assert.equal(app.faults.length, 0)
  const kept = await tray.list()
  assert.deepEqual([kept.length, kept[0]!.id, kept.at(-1)!.id], [200, 203, 4])
})

test('what a mail says is text on the page, whatever it says', async () => {
  const { app, visitor, drain } = await prepared()
  await app.db`update companies set name = '<script>alert(1)</script>' where id = 1`
  await queued(app, { accountId: 1 })
  await drain()
  const [, link = ''] = /href="(\/dev\/mail\/[^"]+)"/.exec((await visitor.get('/dev/mail')).body) ?? []
  assert.doesNotMatch((await visitor.get(link)).body, /<script>alert/)
})

test('with a tray there are its routes and no others more; without one there are none', async () => {
  const { app, hono } = await prepared()
  const routes = (of: typeof hono) =>
    new Set(of.routes.filter(r => r.method !== 'ALL').map(r => `${r.method} ${r.path}`))
  assert.deepEqual(
    [...routes(hono)].filter(route => !routes(app.app).has(route)),
    TRAY_ROUTES,
  )
  const stranger = await app.visitor().get('/dev/mail')
  assert.match(stranger.location, /^\/login/, 'as for every page that is not there')
  const reseller = await app.aReseller()
  assert.equal((await reseller.get('/dev/mail')).status, 404)
  assert.equal((await reseller.get('/dev/mail/00000000000000-0000000000')).status, 404)
})

test('the settings decide: never a tray in production, nor where a mail server is named', async () => {
  const production = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://portal@db.example/portal',
    APP_SECRET: 'x'.repeat(40),
    CODE_KEYS: join(scratch, 'code-keys.json'),
    PUBLIC_ORIGIN: 'https://keys.example.jp',
    TRUSTED_PROXIES: '1',
    MAIL_FROM: 'a@b.example',
  }
  const { clock } = await testApp()
  const SMTP_URL = 'smtp://mail.example.jp'
  const delivery = async (env: Record<string, string>) => (await deliveryOf(readConfig(env), clock)).tray !== undefined
  assert.equal(await delivery({ DATA_DIR: scratch }), true)
  assert.equal(await delivery({ SMTP_URL }), false)
  assert.equal(await delivery({ ...production, SMTP_URL }), false)
  assert.throws(() => readConfig(production), /SMTP_URL is missing/)
  const unread = { ...readConfig({ ...production, SMTP_URL }), SMTP_URL: undefined }
  await assert.rejects(deliveryOf(unread, clock), /production has SMTP_URL/)
})
