import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { firstErrors } from './formErrors.ts'

const FORM = z
  .object({
    company: z
      .string()
      .min(3, 'too short')
      .regex(/^[a-z]+$/, 'letters only'),
    code: z.object({ digits: z.string().regex(/^\d+$/, 'digits only') }),
  })
  .refine(({ company }) => company !== 'abcd', 'nobody is called so')

test('of several things wrong with a field the first is told, by the name of the field', () => {
  const table: [z.input<typeof FORM>, Record<string, string>][] = [
    [
      { company: '1', code: { digits: 'x' } },
      { company: 'too short', code: 'digits only' },
    ],
    [{ company: '123', code: { digits: '1' } }, { company: 'letters only' }],
    [{ company: 'abcd', code: { digits: '1' } }, { '': 'nobody is called so' }],
  ]
  for (const [form, errors] of table) assert.deepEqual(firstErrors(FORM.safeParse(form).error!), errors)
})
