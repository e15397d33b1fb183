// 郵便番号から所在地を入力: the same for a browser without scripts (a button that sends the form) and with them.
import { tidyLine } from '#domain/line'
import { parsePostalCode } from '#domain/profile'
import { postalAddress } from '#operations/accounts/postalAddress'
import type { Form } from '#ui/form'

/** What came of it. */
const FILLINGS = ['filled', 'empty', 'form', 'abroad', 'unknown', 'occupied'] as const
export type Filling = (typeof FILLINGS)[number]
export const isFilling = (text: string | undefined): text is Filling => FILLINGS.some(filling => filling === text)

/** The form with 所在地1 filled in if it was empty; `filled` says what came of it. */
export async function fillAddress(form: Form): Promise<Form> {
  if ((form.country ?? 'JP') !== 'JP') return withFilled(form, 'abroad')
  const parsed = parsePostalCode(form.postalCode ?? '', 'JP')
  if (!parsed.ok) return withFilled(form, parsed.issue === 'empty' ? 'empty' : 'form')
  const address = await postalAddress(parsed.value)
  if (address === undefined) return withFilled(form, 'unknown')
  if (tidyLine(form.address1 ?? '') !== '') return withFilled(form, 'occupied')
  return withFilled({ ...form, address1: address }, 'filled')
}

const withFilled = (form: Form, filled: Filling): Form => ({ ...form, filled })
