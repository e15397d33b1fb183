// Posted forms as plain strings.
import type { Form } from '#ui/form'
import type { Ctx } from './env.ts'

export const FORM_LIMIT_BYTES = 64 * 1024

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

/** All values of each field, for forms whose boxes share a name. */
export async function listOf(c: Ctx): Promise<URLSearchParams> {
  if (!c.req.header('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded'))
    return new URLSearchParams()
  const body = await c.req.text().catch(() => {
    throw new ClientGone()
  })
  return new URLSearchParams(body)
}
