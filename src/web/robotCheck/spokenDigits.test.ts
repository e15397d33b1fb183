import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { seeded } from '#test/support/seeded'
import { LANGS } from '#words/text'
import { arrange, drawDigits, loadVoices, mix, speakDigits, type Utterance } from './spokenDigits.ts'
import { muLawWavOf, readMuLawWav, SAMPLES_PER_SECOND } from './wav.ts'

const voices = loadVoices()

test('the clips of both voices are short, and 150 KB together at most', () => {
  const folder = join(import.meta.dirname, 'digits')
  const files = LANGS.flatMap(lang => readdirSync(join(folder, lang)).map(name => join(folder, lang, name)))
  assert.equal(files.length, 20)
  assert.ok(files.reduce((sum, file) => sum + statSync(file).size, 0) <= 150_000)
  for (const lang of LANGS)
    for (const clip of voices[lang]) {
      const seconds = clip.length / SAMPLES_PER_SECOND
      assert.ok(seconds > 0.3 && seconds < 0.7, `${lang} ${seconds} s`)
    }
})

test('µ-law keeps a sample within a thirtieth of its size', () => {
  const samples = Int16Array.from({ length: 60 }, (_, i) => (i % 2 ? -1 : 1) * Math.round(1.18 ** i))
  const kept = readMuLawWav(muLawWavOf(samples))
  for (const [i, sample] of samples.entries()) {
    const off = Math.abs(kept[i]! - sample)
    assert.ok(off <= 4 + Math.abs(sample) / 30, `${sample} became ${kept[i]}`)
  }
  assert.throws(() => readMuLawWav(Buffer.alloc(100)), /not a µ-law file/)
})

test('six digits are drawn, none twice in a row, and each has its turn at each place', () => {
  const random = seeded(1)
  const drawn = Array.from({ length: 300 }, () => drawDigits(random))
  for (const digits of drawn) assert.match(digits, /^(?:(\d)(?!\1)){6}$/)
  for (let place = 0; place < 6; place++) assert.equal(new Set(drawn.map(digits => digits[place])).size, 10)
  assert.ok(new Set(drawn).size > 290)
  assert.equal(
    drawDigits(() => 0),
    '012345',
  )
  assert.equal(
    drawDigits(() => 0.9999999),
    '987654',
  )
})

test('the same chance gives the same sound, another chance another one of another length', () => {
  const [first, again, other] = [1, 1, 2].map(seed => speakDigits('052741', voices.ja, seeded(seed)))
  assert.deepEqual(first, again)
  assert.notEqual(first!.length, other!.length)
  assert.notDeepEqual(first, speakDigits('052741', voices.en, seeded(1)))
})

for (const lang of LANGS)
  test(`each digit is heard in its place, in order, apart from the next, and no other in its stead (${lang})`, () => {
    const voice = voices[lang]
    for (let seed = 1; seed <= 20; seed++) {
      const random = seeded(seed)
      const digits = drawDigits(random)
      const { utterances, length } = arrange(digits, voice, random)
      assert.equal(utterances.map(({ digit }) => digit).join(''), digits)
      const seconds = length / SAMPLES_PER_SECOND
      assert.ok(seconds > 4 && seconds < 10, `${seconds} s`)
      const track = mix(utterances, length, voice, random)
      assert.equal(track.length, length)
      for (const [i, utterance] of utterances.entries()) {
        const { digit, from, speed } = utterance
        const before = utterances[i - 1]
        assert.ok(from - (before ? endOf(before) : 0) >= 0.3 * SAMPLES_PER_SECOND - 1)
        for (let other = 0; other < 10; other++) {
          const like = likeness(track, voice[other]!, from, speed)
          if (other === digit) assert.ok(like > 0.9, `${digit} is heard by ${like}`)
          else assert.ok(like < 0.6, `${other} is heard in place of ${digit} by ${like}`)
        }
      }
      const control = mix([], length, voice, random)
      for (const clip of voice) assert.ok(Math.abs(likeness(control, clip, 8000, 1)) < 0.1, 'noise alone says nothing')
    }

    function endOf({ digit, from, speed }: Utterance): number {
      return from + voice[digit]!.length / speed
    }
  })

/** Correlation of a clip, played at a speed, with the track from a sample on: 1 for the same, 0 for nothing in common. */
function likeness(track: Int16Array, clip: Int16Array, from: number, speed: number): number {
  let [both, ours, theirs] = [0, 0, 0]
  for (let i = 0; i * speed < clip.length - 1; i++) {
    const [a, b] = [track[from + i] ?? 0, clip[Math.round(i * speed)]!]
    both += a * b
    ours += a * a
    theirs += b * b
  }
  return both / Math.sqrt(ours * theirs)
}
