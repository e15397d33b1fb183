// A document as JSON: what `document KIND` prints, and what it takes back.
import { z } from 'zod'
import type { Section } from '#operations/readDocument'

const words = z.string().trim().min(1)

const section = z.strictObject({
  heading: words,
  paragraphs: z.array(words),
  items: z.array(words).exactOptional(),
  table: z
    .strictObject({ head: z.array(words).min(1), rows: z.array(z.array(z.string())) })
    .refine(table => table.rows.every(row => row.length === table.head.length), 'has a row of another width')
    .exactOptional(),
}) satisfies z.ZodType<Section>

const schema = z
  .strictObject({
    kind: z.string().exactOptional(),
    /** Of the version that was edited: then nobody else's is passed over. */
    version: z.int().exactOptional(),
    /** When that version began; --from says when the next one does. */
    effectiveFrom: z.unknown(),
    title: z.strictObject({ ja: words, en: words }),
    body: z.strictObject({ ja: z.array(section).min(1), en: z.array(section).min(1) }),
  })
  .partial({ effectiveFrom: true })
  .refine(file => file.body.ja.length === file.body.en.length, {
    path: ['body'],
    message: 'does not have the same number of sections in both languages',
  })

export type DocumentFile = z.infer<typeof schema>

/** `wrong` is the end of a sentence about the file. */
export function readDocumentFile(text: string): { ok: true; value: DocumentFile } | { ok: false; wrong: string } {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, wrong: 'is no JSON' }
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, value: parsed.data }
  const { path, message } = parsed.error.issues[0]!
  return { ok: false, wrong: `is no document: ${path.join('.') || 'the whole'}: ${message}` }
}
