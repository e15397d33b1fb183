// A part of a statement whose text is put together from names that stand in this program, never from what users sent.
import type { Db, Tx } from './db.ts'

export type Fragment = ReturnType<typeof fragment>

/** The driver keeps every text that it was ever given, so the same text must always be the same object. */
const known = new Map<string, TemplateStringsArray>()

/** @param texts before, between and after the values, as in a template; the values may be parts of statements themselves */
export function fragment(db: Db | Tx, texts: string[], values: unknown[]) {
  const key = texts.join('\0')
  let template = known.get(key)
  if (!template) {
    template = Object.assign(texts, { raw: texts })
    known.set(key, template)
  }
  return db(template, ...(values as never[]))
}
