import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, readConfig } from '#config'

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://portal@db.example/portal',
  PUBLIC_ORIGIN: 'https://keys.example.jp',
  APP_SECRET: 'x'.repeat(40),
  CODE_KEYS: '/etc/portal/code-keys.json',
  TRUSTED_PROXIES: '1',
  SMTP_URL: 'smtp://portal:secret@mail.example.jp:587',
  MAIL_FROM: 'キー管理システム <no-reply@keys.example.jp>',
}

test('without any setting the demo runs on port 3000', () => {
  const config = readConfig({})
  assert.equal(config.publicOrigin, 'http://localhost:3000')
  assert.equal(config.production, false)
})

test('production names what is missing', () => {
  assert.equal(readConfig(PRODUCTION).production, true)
  for (const [change, sentence] of [
    [{ DATABASE_URL: '' }, /DATABASE_URL is missing/],
    [{ PUBLIC_ORIGIN: undefined }, /PUBLIC_ORIGIN is missing or not https/],
    [{ PUBLIC_ORIGIN: 'http://keys.example.jp' }, /PUBLIC_ORIGIN is missing or not https/],
    [{ TRUSTED_PROXIES: undefined }, /TRUSTED_PROXIES is missing/],
    [{ APP_SECRET: undefined }, /APP_SECRET is missing/],
    [{ CODE_KEYS: undefined }, /CODE_KEYS is missing/],
    [{ SMTP_URL: undefined }, /SMTP_URL is missing/],
    [{ MAIL_FROM: '' }, /MAIL_FROM is missing/],
    [{ APP_SECRET: 'short' }, /APP_SECRET: is shorter than 32 characters/],
  ] as const)
    assert.throws(
      () => readConfig({ ...PRODUCTION, ...change }),
      error => error instanceof ConfigError && sentence.test(error.message),
    )
})

test('the origin is written as browsers send it', () => {
  const { publicOrigin } = readConfig({ ...PRODUCTION, PUBLIC_ORIGIN: 'https://KEYS.example.jp:443' })
  assert.equal(publicOrigin, 'https://keys.example.jp')
})

test('who mails come from: a name and an address, or an address; in the demo a host that is there', () => {
  const from = (MAIL_FROM?: string) => readConfig({ PORT: '4000', MAIL_FROM }).mailFrom
  assert.deepEqual(from('"Keys, desk" <a@b.example>'), { name: 'Keys, desk', address: 'a@b.example' })
  assert.deepEqual(from('a@b.example'), { name: '', address: 'a@b.example' })
  assert.deepEqual(from(), { name: 'つながるねっとキー管理システム', address: 'no-reply@localhost' })
})

test('nobody has to say who runs the service; what is said is taken', () => {
  const unset = readConfig(PRODUCTION)
  assert.equal(unset.VENDOR_NAME, undefined)
  assert.match(unset.KMS_URL, /^https:/)
  assert.equal(readConfig({ ...PRODUCTION, CONTACT_PHONE: '+81 3-0000-0000' }).CONTACT_PHONE, '+81 3-0000-0000')
})

test('a wrong value is named with its key', () => {
  assert.throws(() => readConfig({ PORT: 'many' }), /PORT:/)
  assert.throws(() => readConfig({ PUBLIC_ORIGIN: 'keys.example.jp' }), /PUBLIC_ORIGIN:/)
  assert.throws(() => readConfig({ DATABASE_URL: 'mysql://x' }), /DATABASE_URL:/)
  for (const SMTP_URL of ['mail.example.jp', 'http://mail.example.jp', 'smtp://', 'smtp://mail.example.jp/path'])
    assert.throws(() => readConfig({ SMTP_URL }), /SMTP_URL: is not an smtp/, SMTP_URL)
  for (const MAIL_FROM of ['desk', 'a <b>', 'a <b@c> d', 'a\r\nBcc: x <b@c.example>', 'b@c.example, d@e.example'])
    assert.throws(() => readConfig({ MAIL_FROM }), /MAIL_FROM: is not a sender/, MAIL_FROM)
  assert.throws(() => readConfig({ CONTACT_EMAIL: 'desk' }), /CONTACT_EMAIL: is not an e-mail address/)
  assert.throws(() => readConfig({ CONTACT_PHONE: 'call us' }), /CONTACT_PHONE: is not a telephone number/)
  assert.throws(() => readConfig({ KMS_URL: 'javascript:alert(1)' }), /KMS_URL: is not an http address/)
})
