// security.md C7: how often tesseract reads the login's image. It must read four in five of the same letters drawn plainly,
// or it is no measure; its rate on ours has no bound, since the image is friction and the limits of C6 are the control.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text as textOf } from 'node:stream/consumers'
import { systemRandom } from '#random'
import { chanceFrom } from '#web/robotCheck/chance'
import { drawImageText, drawPlainText, drawText, imageTextLetters } from '#web/robotCheck/imageText'
import { report } from './support/measure.ts'

const IMAGES = 100
const CONTROL = 0.8

/** One line of text of these letters only: what a robot made for our page would say too. */
const ARGUMENTS = ['stdin', 'stdout', '--psm', '7', '-c', `tessedit_char_whitelist=${imageTextLetters}`]

export async function imageText(): Promise<void> {
  if (spawnSync('tesseract', ['--version']).error) {
    console.error('The images are read by tesseract, which is missing: run `apt-get install tesseract-ocr` first.')
    process.exitCode = 1
    return
  }
  const random = chanceFrom(systemRandom)
  const read = { control: 0, ours: 0 }
  for (let i = 0; i < IMAGES; i++) {
    const text = drawText(random)
    if ((await readBy(await drawPlainText(text))) === text) read.control++
    if ((await readBy(await drawImageText(text, random))) === text) read.ours++
  }
  const control = read.control / IMAGES
  report({
    name: 'image-text',
    control,
    ours: read.ours / IMAGES,
    reach: CONTROL,
    ok: control >= CONTROL,
    images: IMAGES,
    unit: 'of images read',
  })
}

/** What tesseract sees in a picture. */
async function readBy(png: Uint8Array): Promise<string> {
  const tesseract = spawn('tesseract', ARGUMENTS, { stdio: ['pipe', 'pipe', 'ignore'] })
  tesseract.stdin.end(png)
  const [seen, [code]] = await Promise.all([textOf(tesseract.stdout), once(tesseract, 'close')])
  if (code !== 0) throw new Error(`tesseract ended with ${code}`)
  return seen.replace(/\s/g, '')
}
