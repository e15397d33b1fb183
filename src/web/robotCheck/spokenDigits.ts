// The digits that are read aloud in place of the login's picture (C7): easy for ears, friction for programs; C6 does the rest.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGS, type Lang } from '#words/text'
import type { Chance } from './chance.ts'
import { readMuLawWav, SAMPLES_PER_SECOND, wavOf } from './wav.ts'

/** Ten clips of 16 bits, 0 to 9. */
export type Voice = Int16Array[]
export type Voices = Record<Lang, Voice>

/** A digit, and from which sample on, how fast and how loud it is said. */
export type Utterance = { digit: number; from: number; speed: number; loudness: number }

const LENGTH = 6

/** Silence at the start lets a screen reader finish what it is saying. */
const BEFORE_SECONDS = 0.8
const AFTER_SECONDS = 0.4
const GAP_SECONDS = { low: 0.3, high: 0.7 }
const SPEED = { low: 0.92, high: 1.08 }
const LOUDNESS = { low: 0.75, high: 1 }

/** Of 32,767; a digit has some 5,000 in the mean (root mean square), so it stands 18 dB above. */
const NOISE = { low: 800, high: 1400 }

/** The clips that `npm run digits` made. */
export function loadVoices(): Voices {
  const voice = (lang: Lang): Voice =>
    Array.from({ length: 10 }, (_, digit) =>
      readMuLawWav(readFileSync(join(import.meta.dirname, 'digits', lang, `${digit}.wav`))),
    )
  return Object.fromEntries(LANGS.map(lang => [lang, voice(lang)])) as Voices
}

/** No digit twice in a row: it would be taken for an echo of the first. */
export function drawDigits(random: Chance): string {
  let digits = String(Math.floor(random() * 10))
  while (digits.length < LENGTH) digits += (Number(digits.at(-1)) + 1 + Math.floor(random() * 9)) % 10
  return digits
}

/** @returns a WAV of some 7 seconds; the same digits, voice and chance give the same sound */
export function speakDigits(digits: string, voice: Voice, random: Chance): Uint8Array {
  const { utterances, length } = arrange(digits, voice, random)
  return wavOf(mix(utterances, length, voice, random))
}

/** When and how each digit is said. @returns `length` in samples too */
export function arrange(digits: string, voice: Voice, random: Chance): { utterances: Utterance[]; length: number } {
  let at = samples(BEFORE_SECONDS)
  const utterances = [...digits].map(Number).map(digit => {
    const from = at + samples(between(GAP_SECONDS, random))
    const speed = between(SPEED, random)
    at = from + Math.floor(voice[digit]!.length / speed)
    return { digit, from, speed, loudness: between(LOUDNESS, random) }
  })
  return { utterances, length: at + samples(AFTER_SECONDS) }
}

/** All of it on one track, in noise from the first to the last sample, so that no silence tells where a digit begins. */
export function mix(utterances: Utterance[], length: number, voice: Voice, random: Chance): Int16Array {
  const level = between(NOISE, random)
  const track = Float64Array.from({ length }, () => (2 * random() - 1) * level)
  for (const { digit, from, speed, loudness } of utterances) {
    const clip = voice[digit]!
    for (let i = 0; i * speed < clip.length - 1; i++) {
      const place = Math.floor(i * speed)
      const beyond = i * speed - place
      track[from + i]! += loudness * (clip[place]! * (1 - beyond) + clip[place + 1]! * beyond)
    }
  }
  return Int16Array.from(track, value => Math.max(-32768, Math.min(32767, Math.round(value))))
}

const samples = (seconds: number): number => Math.round(seconds * SAMPLES_PER_SECOND)

function between({ low, high }: { low: number; high: number }, random: Chance): number {
  return low + random() * (high - low)
}
