// What takes long to send is written to a file without a name first: neither memory nor a transaction waits for a slow line.

import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'

export type Spooled = { size: number; body: () => ReadableStream<Uint8Array> }

/** @returns what was written, to be read once; the file is gone with it, or with this process */
export async function spooled(chunks: AsyncIterable<Uint8Array>): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), 'file-'))
  const file = await open(join(folder, 'file'), 'wx+', 0o600)
  try {
    await rm(folder, { recursive: true })
    let size = 0
    for await (const chunk of chunks) {
      await file.write(chunk, 0, chunk.length, size)
      size += chunk.length
    }
    const read = () => Readable.toWeb(file.createReadStream({ start: 0, autoClose: true }))
    return { size, body: () => read() as ReadableStream<Uint8Array> }
  } catch (error) {
    await file.close()
    throw error
  }
}
