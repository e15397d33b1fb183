// What a schema finds wrong with a form, as a page shows it.
import type { z } from 'zod'
import type { Form } from '#ui/form'

/** A sentence for each wrong field: the first that the schema has for it. What is wrong with the form as a whole is at ''. */
export function firstErrors({ issues }: z.ZodError): Form {
  const errors: Form = {}
  for (const { path, message } of issues) errors[String(path[0] ?? '')] ??= message
  return errors
}
