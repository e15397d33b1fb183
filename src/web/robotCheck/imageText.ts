// The letters of the login's picture (M§5.2-2, C7): easy for people, friction for programs; C6 does the rest.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import type { Chance } from './chance.ts'

/** Capitals and digits that nobody takes for one another, turned or with a line across: one of each such group. */
export const imageTextLetters = 'CEHJKMPTXY379'

const LENGTH = 6

/** What is drawn on. */
const WIDTH = 400
const HEIGHT = 136
/** What is sent: twice the height that the page shows (56 px), for fine screens. */
const SENT = { width: 336, height: 114 }
const MARGIN = 26
const LETTER_PX = 78
const STRIP = 10

/** Of a hundred: at half its size nobody tells it from a PNG, which was a third of all that is transferred. */
const QUALITY = 50

/** Our own name for the font, so that a machine's fonts neither help nor hinder. */
const FONT = 'image text'
const FONT_FILE = '@fontsource/roboto-mono/files/roboto-mono-latin-600-normal.woff2'

export function drawText(random: Chance): string {
  return Array.from({ length: LENGTH }, () => imageTextLetters[Math.floor(random() * imageTextLetters.length)]).join('')
}

/** @returns a WebP of 336 × 114 pixels; the same text and chance give the same picture */
export async function drawImageText(text: string, random: Chance): Promise<Uint8Array> {
  const { createCanvas } = await canvasLibrary()
  const between = (low: number, high: number): number => low + random() * (high - low)
  const hue = between(0, 360)
  const ink = `hsl(${hue}, 45%, 24%)`

  const flat = createCanvas(WIDTH, HEIGHT)
  drawLetters(flat.getContext('2d'), text, ink, between)
  drawLines(flat.getContext('2d'), ink, between)

  const canvas = createCanvas(WIDTH, HEIGHT)
  const paper = canvas.getContext('2d')
  paper.fillStyle = `hsl(${hue}, 30%, 95%)`
  paper.fillRect(0, 0, WIDTH, HEIGHT)
  drawSpecks(paper, ink, between)
  drawWaved(paper, flat, between)
  const sent = createCanvas(SENT.width, SENT.height)
  sent.getContext('2d').drawImage(canvas, 0, 0, SENT.width, SENT.height)
  return sent.encode('webp', QUALITY)
}

/** The same letters, font and size with nothing done to them: what any program reads, for comparison (bench/imageText.ts). */
export async function drawPlainText(text: string): Promise<Uint8Array> {
  const { createCanvas } = await canvasLibrary()
  const canvas = createCanvas(WIDTH, HEIGHT)
  const paper = canvas.getContext('2d')
  paper.fillStyle = 'white'
  paper.fillRect(0, 0, WIDTH, HEIGHT)
  paper.fillStyle = 'black'
  paper.font = `${LETTER_PX}px "${FONT}"`
  paper.textAlign = 'center'
  paper.fillText(text, WIDTH / 2, HEIGHT / 2 + LETTER_PX * 0.355)
  return canvas.encode('png')
}

let library: Promise<typeof import('@napi-rs/canvas')> | undefined

/** Loaded with the first picture: it takes longer to load than the portal's own pages all together. */
function canvasLibrary(): Promise<typeof import('@napi-rs/canvas')> {
  library ??= import('@napi-rs/canvas').then(loaded => {
    const font = readFileSync(fileURLToPath(import.meta.resolve(FONT_FILE)))
    if (!loaded.GlobalFonts.register(font, FONT)) throw new Error(`${FONT_FILE} is not a font that the canvas can read`)
    return loaded
  })
  return library
}

type Between = (low: number, high: number) => number

/** Each letter in its own place, turned, shifted and stretched a little. */
function drawLetters(context: SKRSContext2D, text: string, ink: string, between: Between): void {
  const room = (WIDTH - 2 * MARGIN) / text.length
  context.fillStyle = ink
  context.font = `${LETTER_PX}px "${FONT}"`
  context.textAlign = 'center'
  for (const [index, letter] of [...text].entries()) {
    context.save()
    context.translate(MARGIN + room * (index + 0.5) + between(-5, 5), HEIGHT / 2 + between(-9, 9))
    context.rotate(between(-0.21, 0.21))
    context.scale(between(0.92, 1.16), between(0.92, 1.14))
    // Capitals are as high as 0.71 of the font size: this puts their middle on the turning point.
    context.fillText(letter, 0, LETTER_PX * 0.355)
    context.restore()
  }
}

/** Thin lines from side to side; thinner than the strokes of the letters, so that none becomes a part of one. */
function drawLines(context: SKRSContext2D, ink: string, between: Between): void {
  context.strokeStyle = ink
  for (let line = 0; line < 3; line++) {
    context.lineWidth = between(1.6, 2.4)
    context.beginPath()
    context.moveTo(0, between(20, HEIGHT - 20))
    context.bezierCurveTo(
      between(80, 170),
      between(0, HEIGHT),
      between(230, 320),
      between(0, HEIGHT),
      WIDTH,
      between(20, HEIGHT - 20),
    )
    context.stroke()
  }
}

function drawSpecks(context: SKRSContext2D, ink: string, between: Between): void {
  context.fillStyle = ink
  for (let speck = 0; speck < 60; speck++) {
    const size = between(1.5, 3.5)
    context.fillRect(between(0, WIDTH), between(0, HEIGHT), size, size)
  }
}

/** Copies strip by strip, each sheared from where the wave enters it to where it leaves: smooth, with few copies. */
function drawWaved(context: SKRSContext2D, flat: Canvas, between: Between): void {
  const height = between(4, 7)
  const length = between(120, 200)
  const start = between(0, 2 * Math.PI)
  const wave = (x: number): number => height * Math.sin(start + (2 * Math.PI * x) / length)
  for (let x = 0; x < WIDTH; x += STRIP) {
    const slope = (wave(x + STRIP) - wave(x)) / STRIP
    context.setTransform(1, slope, 0, 1, 0, wave(x) - slope * x)
    context.drawImage(flat, x, 0, STRIP, HEIGHT, x, 0, STRIP, HEIGHT)
  }
}
