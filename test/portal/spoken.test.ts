// 音声で聞く: six digits read aloud, as good as the image's text (P1, C7).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hearDigits, seeImage, shownText, spokenDigits, testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

const WRONG = /登録ID、パスワード、または確認用の文字・数字が正しくありません。/

test('login by spoken digits, typed in any width and with anything between them', async () => {
  const { visitor, demo, db } = await testApp()
  const fullWidth = (digits: string) => digits.replace(/\d/g, digit => '０１２３４５６７８９'[Number(digit)]!)
  const spellings = [
    (digits: string) => digits,
    (digits: string) => ` ${[...digits].join(' ')} `,
    (digits: string) => [...fullWidth(digits)].join('　'),
    (digits: string) => `${fullWidth(digits.slice(0, 3))}ー${digits.slice(3)}`,
  ]
  for (const spelt of spellings) {
    const somebody = visitor()
    const { challenge, digits } = await hearDigits(somebody, db)
    assert.match(digits, /^\d{6}$/)
    const answer = await somebody.post('/login', { ...demo.account, challenge, image: spelt(digits) })
    assert.equal(answer.location, '/menu', spelt(digits))
  }
})

test('the sound is a WAV of 8,000 samples a second and 4 to 10 seconds, never cached, and there from the first byte on', async () => {
  const { visitor, db } = await testApp()
  const somebody = visitor()
  const { challenge, sound } = await hearDigits(somebody, db)
  const { bytes, headers } = sound
  assert.equal(sound.status, 200)
  assert.equal(headers.get('content-type'), 'audio/wav')
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16), 'RIFFWAVEfmt ')
  const [format, channels, rate, bits] = [20, 22, 24, 34].map(at => bytes.readUInt16LE(at))
  assert.deepEqual({ format, channels, rate, bits }, { format: 1, channels: 1, rate: 8000, bits: 16 })
  assert.equal(bytes.readUInt32LE(4), bytes.length - 8)
  assert.equal(bytes.readUInt32LE(40), bytes.length - 44)
  const seconds = (bytes.length - 44) / 16_000
  assert.ok(seconds > 4 && seconds < 10, `${seconds} s`)

  const start = await somebody.get(`/robot-check/audio/${challenge}`, { range: 'bytes=0-1' })
  const rest = await somebody.get(`/robot-check/audio/${challenge}`, { range: 'bytes=2-' })
  assert.deepEqual([start.status, rest.status], [206, 206])
  assert.deepEqual(Buffer.concat([start.bytes, rest.bytes]), bytes, 'parts fetched one by one make the same sound')
})

test('each page has digits of its own, said in a time of their own', async () => {
  const { visitor, db } = await testApp()
  const somebody = visitor()
  const heard = []
  for (let i = 0; i < 20; i++) heard.push(await hearDigits(somebody, db))
  assert.equal(new Set(heard.map(({ digits }) => digits)).size, 20)
  assert.ok(new Set(heard.map(({ sound }) => sound.bytes.length)).size > 15)
})

test('the voice speaks the language of the page', async () => {
  const { visitor, db } = await testApp()
  const somebody = visitor()
  const { challenge, sound, digits } = await hearDigits(somebody, db)
  await somebody.get('/language?to=en&back=/login')
  const english = await somebody.get(`/robot-check/audio/${challenge}`)
  assert.equal(english.status, 200)
  assert.notDeepEqual(english.bytes, sound.bytes)
  assert.equal(await spokenDigits(db, challenge), digits, 'the same digits')
})

test('a sound is its own browser’s: to another, or without its cookie, there is none, and its digits open nothing', async () => {
  const { visitor, demo, db } = await testApp()
  const { challenge, digits } = await hearDigits(visitor(), db)
  const stranger = visitor()
  assert.equal((await stranger.get(`/robot-check/audio/${challenge}`)).status, 404)
  await stranger.get('/login')
  assert.equal((await stranger.get(`/robot-check/audio/${challenge}`)).status, 404)
  assert.equal((await stranger.get('/robot-check/audio/nonsense')).status, 404)
  const stolen = await stranger.post('/login', { ...demo.account, challenge, image: digits })
  assert.match(wordsOf(stolen.body), WRONG)
  assert.equal(await spokenDigits(db, challenge), digits)
})

test('whichever was answered, image and sound are used up together, right or wrong', async () => {
  const { visitor, demo, db } = await testApp()
  const somebody = visitor()
  const { challenge, digits } = await hearDigits(somebody, db)
  await somebody.get(`/robot-check/image/${challenge}`)
  const text = await shownText(db, challenge)
  const wrong = await somebody.post('/login', { ...demo.account, challenge, image: '000000' })
  assert.match(wordsOf(wrong.body), WRONG)
  assert.notEqual(fieldValue(wrong.body, 'challenge'), challenge)
  assert.ok(wrong.body.includes(`/robot-check/audio/${fieldValue(wrong.body, 'challenge')}`), 'a new sound')
  for (const image of [digits, text])
    assert.equal((await somebody.post('/login', { ...demo.account, challenge, image })).status, 422)
  assert.equal((await somebody.get(`/robot-check/audio/${challenge}`)).status, 404)

  const other = visitor()
  const seen = await seeImage(other, db)
  await other.get(`/robot-check/audio/${seen.challenge}`)
  const unused = await spokenDigits(db, seen.challenge)
  const form = { ...demo.account, challenge: seen.challenge }
  const cookie = other.cookies.get('pre-login')!
  assert.equal((await other.post('/login', { ...form, image: seen.text })).location, '/menu')
  other.cookies.set('pre-login', cookie) // a login takes it away; a program would not care
  assert.equal((await other.post('/login', { ...form, image: unused })).status, 422)
})

test('a sound is good for five minutes from when it was first fetched, however often it is played', async () => {
  const { visitor, demo, db, clock } = await testApp()
  const somebody = visitor()
  const { challenge, digits } = await hearDigits(somebody, db)
  clock.advance({ minutes: 4 })
  assert.equal((await somebody.get(`/robot-check/audio/${challenge}`)).status, 200)
  clock.advance({ minutes: 1 })
  assert.equal((await somebody.get(`/robot-check/audio/${challenge}`)).status, 404)
  assert.equal((await somebody.post('/login', { ...demo.account, challenge, image: digits })).status, 422)
})

test('the page is quiet until asked: nothing plays by itself or is fetched, and no sound costs a row', async () => {
  const { visitor, db } = await testApp()
  const { body, headers } = await visitor().get('/login')
  assert.match(body, /<audio src="\/robot-check\/audio\/[0-9a-f-]{36}" preload="none" controls><\/audio>/)
  assert.doesNotMatch(body, /autoplay/)
  assert.match(headers.get('content-security-policy') ?? '', /media-src 'self'/)
  assert.equal((await db`select 1 from login_challenges`).length, 0)
})
