// npm run digits: makes the clips of src/web/robotCheck/digits anew with Debian's espeak-ng. They are part of the
// repository, so nobody needs this command unless a voice is to change.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { muLawWavOf, SAMPLES_PER_SECOND } from '#web/robotCheck/wav'

const FOLDER = 'src/web/robotCheck/digits'
const WORDS_PER_MINUTE = '130' // slower than its 175: a digit comes alone
/** に and ご are drawn out as people do who read a number aloud; よん, なな and きゅう cannot be taken for others. */
const VOICES = {
  ja: { voice: 'ja', words: ['ぜろ', 'いち', 'にー', 'さん', 'よん', 'ごー', 'ろく', 'なな', 'はち', 'きゅう'] },
  en: {
    voice: 'en-us',
    words: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  },
}
const LOUDNESS = 0.16 // root mean square, of 1 at most: all digits alike
const PEAK = 0.95
const SILENCE = 0.01
const MARGIN_SECONDS = 0.015

type Sound = { samples: Float64Array; rate: number }

for (const [lang, { voice, words }] of Object.entries(VOICES)) {
  mkdirSync(`${FOLDER}/${lang}`, { recursive: true })
  for (const [digit, word] of words.entries()) {
    const clip = levelled(trimmed(resampled(spoken(voice, word))))
    writeFileSync(`${FOLDER}/${lang}/${digit}.wav`, muLawWavOf(clip))
    console.log(`${FOLDER}/${lang}/${digit}.wav ${word} ${Math.round((clip.length * 1000) / SAMPLES_PER_SECOND)} ms`)
  }
}

/** What espeak-ng says: a WAV of 16 bits with a head of 44 bytes. */
function spoken(voice: string, word: string): Sound {
  const { stdout, status, error } = spawnSync('espeak-ng', ['-v', voice, '-s', WORDS_PER_MINUTE, '--stdout', word])
  if (error || status !== 0) {
    console.error('The clips are spoken by espeak-ng, which is missing: run `apt-get install espeak-ng` first.')
    process.exit(1)
  }
  const count = (stdout.length - 44) >> 1
  const samples = Float64Array.from({ length: count }, (_, i) => stdout.readInt16LE(44 + i * 2) / 32768)
  return { samples, rate: stdout.readUInt32LE(24) }
}

/** To our rate, without what lies above half of it: a windowed sinc. */
function resampled({ samples, rate }: Sound): Float64Array {
  const step = rate / SAMPLES_PER_SECOND
  const reach = Math.ceil(16 * step)
  return Float64Array.from({ length: Math.floor(samples.length / step) }, (_, i) => {
    const middle = Math.floor(i * step)
    let sum = 0
    for (let at = middle - reach; at <= middle + reach; at++) {
      const x = (at - i * step) / step
      const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / 17)
      sum += ((samples[at] ?? 0) * window * (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))) / step
    }
    return sum
  })
}

function trimmed(samples: Float64Array): Float64Array {
  const margin = MARGIN_SECONDS * SAMPLES_PER_SECOND
  const first = samples.findIndex(sample => Math.abs(sample) > SILENCE)
  const last = samples.findLastIndex(sample => Math.abs(sample) > SILENCE)
  return samples.subarray(Math.max(0, first - margin), last + margin)
}

function levelled(samples: Float64Array): Int16Array {
  const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  const gain = Math.min(LOUDNESS / Math.sqrt(square), PEAK / peak)
  return Int16Array.from(samples, sample => Math.round(sample * gain * 32767))
}
