// 郵便番号から所在地を入力: the same for a browser without scripts (a button that sends the form) and with them.
import { parsePostalCode } from '#domain/profile'
import { postalAddress } from '#operations/postalAddress'
import type { Form } from '#web/form'

/** The form with 所在地1 filled in, unless something stands there already. */
export async function fillAddress(form: Form): Promise<{ form: Form; filled: boolean }> {
  const parsed = parsePostalCode(form.postalCode ?? '', 'JP')
  const address = parsed.ok && (form.country ?? 'JP') === 'JP' ? await postalAddress(parsed.value) : undefined
  if (address === undefined || form.address1?.trim()) return { form, filled: false }
  return { form: { ...form, address1: address }, filled: true }
}
