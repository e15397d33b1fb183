// Sound as files: 8,000 samples a second, one channel. Clips are kept as µ-law, a byte a sample; players get 16 bits.

export const SAMPLES_PER_SECOND = 8000

const PCM = 1
const MU_LAW = 7

/** µ-law (ITU-T G.711) to 16 bits, for each of the 256 bytes. */
const MU_LAW_VALUES = Int16Array.from({ length: 256 }, (_, byte) => {
  const bits = ~byte
  const size = ((((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84
  return bits & 0x80 ? -size : size
})

/** A sound that every browser plays. */
export function wavOf(samples: Int16Array): Uint8Array {
  const body = Buffer.alloc(samples.length * 2)
  for (const [i, sample] of samples.entries()) body.writeInt16LE(sample, i * 2)
  return wav(PCM, 2, body)
}

/** A clip to be kept. */
export function muLawWavOf(samples: Int16Array): Uint8Array {
  return wav(MU_LAW, 1, Uint8Array.from(samples, nearestMuLaw))
}

/** @returns the samples of what muLawWavOf made, as 16 bits */
export function readMuLawWav(file: Uint8Array): Int16Array {
  const bytes = Buffer.from(file)
  const isOurs =
    bytes.toString('latin1', 0, 4) === 'RIFF' &&
    bytes.toString('latin1', 36, 40) === 'data' &&
    bytes.readUInt16LE(20) === MU_LAW &&
    bytes.readUInt32LE(24) === SAMPLES_PER_SECOND &&
    bytes.readUInt32LE(40) === bytes.length - 44
  if (!isOurs) throw new Error('not a µ-law file of 8,000 samples a second')
  return Int16Array.from(bytes.subarray(44), byte => MU_LAW_VALUES[byte]!)
}

function wav(format: number, bytesPerSample: number, body: Uint8Array): Uint8Array {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + body.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(format, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(SAMPLES_PER_SECOND, 24)
  head.writeUInt32LE(SAMPLES_PER_SECOND * bytesPerSample, 28)
  head.writeUInt16LE(bytesPerSample, 32)
  head.writeUInt16LE(bytesPerSample * 8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(body.length, 40)
  return Buffer.concat([head, body])
}

/** By search: only the command that makes the clips asks, and so one table is all there is. */
function nearestMuLaw(sample: number): number {
  let nearest = 0
  for (let byte = 1; byte < 256; byte++)
    if (Math.abs(MU_LAW_VALUES[byte]! - sample) < Math.abs(MU_LAW_VALUES[nearest]! - sample)) nearest = byte
  return nearest
}
