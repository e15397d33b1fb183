// The code that was mailed (P5, C5), as a field of a form.
import { z } from 'zod'
import type { Text } from '#words/text'

/** Six digits, full-width and with spaces as well. */
export const mailCode = ({ mailCode: words }: Text) =>
  z
    .string()
    .transform(typed => typed.normalize('NFKC').replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, { error: issue => (issue.input === '' ? words.empty : words.malformed) }))
