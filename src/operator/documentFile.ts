// A document as JSON: what `document KIND` prints, and what it takes back.
import { z } from 'zod'
import type { Section } from '#operations/documents/readDocument'

/** What the server puts in when a document is read (operations/documents/readDocument.ts). */
const PUT_IN = new Set(['{vendor}', '{contact}', '{kmsUrl}', '{cookiePrefix}'])

const text = z
  .string()
  .refine(typed => (typed.match(/\{\w+\}/g) ?? []).every(name => PUT_IN.has(name)), 'holds a {name} that is not put in')
const words = text.refine(typed => typed.trim() !== '', 'is empty')

const SECTION = {
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'is no name of an anchor')
    .exactOptional(),
  heading: words,
  paragraphs: z.array(words),
  items: z.array(words).exactOptional(),
  steps: z.array(words).exactOptional(),
  roman: z.literal(true).exactOptional(),
  table: z
    .strictObject({ head: z.array(text).min(1), rows: z.array(z.array(text)) })
    .refine(table => table.rows.every(row => row.length === table.head.length), 'has a row of another width')
    .exactOptional(),
  notes: z.array(words).exactOptional(),
  // No other scheme: a link must not be able to run a script.
  links: z
    .array(
      z.strictObject({
        text: words,
        href: z.string().regex(/^([/#]|https:\/\/|mailto:|\{kmsUrl\}$)/, 'is no address'),
      }),
    )
    .exactOptional(),
} satisfies Record<keyof Section, z.ZodType> // a field that is added to Section does not compile without its place here

const section = z.strictObject(SECTION) satisfies z.ZodType<Section>

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

/** What the schema itself does not say, as the end of a sentence about a field. */
function wrongField(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return `has no place for "${issue.keys.join('", "')}"`
  if (issue.code === 'too_small') return 'is empty'
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is missing'
  return 'is of another kind than what is printed'
}

/** `wrong` is the end of a sentence about the file. */
export function readDocumentFile(text: string): { ok: true; value: DocumentFile } | { ok: false; wrong: string } {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, wrong: 'is no JSON' }
  }
  const parsed = schema.safeParse(json, { error: wrongField })
  if (parsed.success) return { ok: true, value: parsed.data }
  const { path, message } = parsed.error.issues[0]!
  return { ok: false, wrong: `is no document: ${path.join('.') || 'the whole'}: ${message}` }
}
