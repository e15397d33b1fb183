// Reads a small JSON body strictly: whatever is not exactly as described is malformed.
import type { Context } from 'hono'
import type { z } from 'zod'

/** @returns the value, or undefined when the text is no JSON, names a key twice, or is not of the shape */
export async function readJson<T>(c: Context, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await c.req.text()
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success && !namesTwice(text) ? parsed.data : undefined
  } catch {
    return undefined // No JSON.
  }
}

export function isJson(c: Context): boolean {
  return /^application\/json(\s*;|$)/i.test(c.req.header('content-type') ?? '')
}

/** Of two equal keys JSON.parse takes the last one; another reader might take the first. The objects read here are flat. */
function namesTwice(json: string): boolean {
  const names = [...json.matchAll(/"(?:[^"\\]|\\.)*"(?=(\s*:)?)/g)].filter(match => match[1] !== undefined)
  return new Set(names.map(match => JSON.parse(match[0]))).size < names.length
}
