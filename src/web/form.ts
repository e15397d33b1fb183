// Posted forms as plain strings.
import type { Form } from '#ui/form'
import type { Ctx } from './env.ts'

export const FORM_LIMIT_BYTES = 64 * 1024

/** Of a file that is sent with a form, at the few addresses that take one. */
export const FILE_LIMIT_BYTES = 20 * 1024 * 1024

/** Thrown when the browser goes away before its form is here: nobody's fault, and nobody is there to be told. */
export class ClientGone extends Error {}

/** The first value of each field; a body that is no form is an empty one. */
export async function formOf(c: Ctx): Promise<Form> {
  if (!c.req.header('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded')) return {}
  const form: Form = {}
  const body = await c.req.text().catch(() => {
    throw new ClientGone()
  })
  for (const [name, value] of new URLSearchParams(body)) form[name] ??= value
  return form
}

export type SentFile = { bytes: AsyncIterable<Buffer>; size: number } | undefined

/** A form with a file: the file, unless none was chosen, and what else was typed. */
export async function fileFormOf(c: Ctx, name: string): Promise<{ file: SentFile; values: Form }> {
  if (!isFileForm(c)) return { file: undefined, values: await formOf(c) }
  const form = await c.req.formData().catch(() => {
    throw new ClientGone()
  })
  const values: Form = {}
  for (const [field, value] of form) if (typeof value === 'string') values[field] ??= value
  const file = form.get(name)
  const isSent = file instanceof File && file.size > 0
  return { file: isSent ? { bytes: buffersOf(file), size: file.size } : undefined, values }
}

export const isFileForm = (c: Ctx): boolean =>
  c.req.header('content-type')?.toLowerCase().startsWith('multipart/form-data') === true

async function* buffersOf(file: File): AsyncGenerator<Buffer> {
  for await (const chunk of file.stream()) yield Buffer.from(chunk)
}

/** All values of each field, for forms whose boxes share a name. */
export async function listOf(c: Ctx): Promise<URLSearchParams> {
  if (!c.req.header('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded'))
    return new URLSearchParams()
  const body = await c.req.text().catch(() => {
    throw new ClientGone()
  })
  return new URLSearchParams(body)
}
