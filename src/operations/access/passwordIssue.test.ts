import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordIssue } from './passwordIssue.ts'

const OWNER = { loginId: 'K7M2QX94TD', company: 'みなと映像', contactName: '高橋 直子', email: 'n@minato-eizo.example' }

test('what stands on lists of known passwords is refused, with signs and digits around it as well', async () => {
  const known = [
    'correcthorsebatterystaple',
    'correct horse battery staple',
    'CorrectHorseBatteryStaple1!',
    'correct-horse-battery-staple-2026',
    '123456789987654321',
    '12345678900987654321',
    '123456789123456789',
    '1qaz2wsx3edc4rfv',
    'qazwsxedcrfvtgb',
    'q1w2e3r4t5y6u7i8o9p0',
    'passwordpassword',
    'passwordpassword1',
    'qwerty123456789',
    'qwertyuiopasdfgh',
    'zxcvbnm123456789',
    '122333444455555',
    'iloveyouiloveyou',
    'thisismypassword',
    'thequickbrownfox',
    'maytheforcebewithyou',
    'abcdefghijklmnopqrstuvwxyz',
    'いろはにほへとちりぬるを！！！',
    'あいうえおかきくけこさしすせそ',
  ]
  for (const password of known)
    assert.deepEqual(await passwordIssue(password, OWNER), { ok: false, refusal: 'password-too-easy' }, password)
})

test('a sentence that nobody else wrote is accepted', async () => {
  for (const password of ['rain falls on the glass roof', '雨の日は屋根の音を聞きながら眠る', 'x7#Lq-92vR!tmZ_e'])
    assert.deepEqual(await passwordIssue(password, OWNER), { ok: true, value: password }, password)
})

test('letters are counted in the form that is compared: が is one, in one piece or in two', async () => {
  const eight = 'か\u3099き\u3099く\u3099け\u3099こ\u3099さ\u3099し\u3099す\u3099'
  assert.deepEqual(await passwordIssue(eight, OWNER), { ok: false, refusal: 'password-too-short' })
})
