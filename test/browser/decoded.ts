import { createCanvas, loadImage } from '@napi-rs/canvas'
import { decodeQR } from 'qr/decode.js'

/** What a phone would read from the picture. */
export async function decoded(png: Uint8Array): Promise<string> {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height).getContext('2d')
  canvas.drawImage(image, 0, 0)
  const { data, width, height } = canvas.getImageData(0, 0, image.width, image.height)
  return decodeQR({ data, width, height })
}
