// 登録ID as people type or paste it, at the login as in an operator's command.
import { withoutLabel } from './around.ts'
import { withoutInvisible } from './visible.ts'

/** What it is called where it is copied from, without a colon behind it; only before what could be one. */
const LABEL = /^(?:登録|ログイン|ご登録|login|user)\s*ID\W*(?=[0-9A-Za-z]{10}$)/i

/** A name with its label, in brackets, or with marks that nobody sees is the same name. Case counts. */
export function typedLoginId(typed: string): string {
  return withoutLabel(withoutInvisible(typed.normalize('NFKC'))).replace(LABEL, '')
}
