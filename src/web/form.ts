// Posted forms as plain strings.
import type { Ctx } from './env.ts'

export const FORM_LIMIT_BYTES = 64 * 1024

export type Form = Record<string, string>

/** The first value of each field; a body that is no form is an empty one. */
export async function formOf(c: Ctx): Promise<Form> {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return {}
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(await c.req.text())) form[name] ??= value
  return form
}
