// The second page of メールアドレスの変更: the code that was mailed to the new address.
import type { EmailAddress } from '#domain/emailAddress'
import { buttons, linkButton, secondaryButton } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { notice } from '#ui/notice'
import { summary } from '#ui/summary'
import type { Ctx } from '#web/env'
import { frameOf } from '#web/frame'
import { readableAddress } from '#web/readableAddress'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { mailCodeField, mailCodeLead } from '../mailCode.ts'

export type CodeProps = {
  email: EmailAddress
  values: Form
  errors: Form
  status?: number
  remark?: string | undefined
  /** Another account has the proven address. */
  taken?: boolean
  /** Its mail server refused the code's mail. */
  undelivered?: boolean
}

export function showCodePage(c: Ctx, deps: PortalDeps, props: CodeProps): Response {
  const text = c.get('text')
  const { errors, remark, taken = false } = props
  const invalid = Object.keys(errors).length > 0
  const body = html`${errorList(text, errors)}<h1>${text.account.emailTitle}</h1>
${remark && notice('info', undefined, remark)}
${taken ? takenBlock(text, props.email) : codeForm(text, c.req.path, props)}`
  const shown = { title: text.account.emailTitle, error: invalid || taken, help: true, body }
  return page(layout(frameOf(c, deps), shown), props.status ?? (invalid ? 422 : 200))
}

function codeForm(text: Text, here: string, { email, values, errors, undelivered = false }: CodeProps): Html {
  const { mailCode, account, common } = text
  return html`${mailCodeLead(text, undelivered)}
<form method="post" action="${here}" class="card" novalidate>
${summary([{ label: mailCode.to, value: html`<bdi>${readableAddress(email)}</bdi>` }])}
${mailCodeField(text, values, errors)}
${buttons({ back: { href: '/account/email', text: common.back }, primary: account.save })}
</form>
<form method="post" action="${here}" class="row"><p class="note">${account.emailTips}</p>
${secondaryButton({ text: mailCode.resend, name: 'action', value: 'resend' })}</form>`
}

function takenBlock({ accountRefusals, common, mailCode }: Text, email: EmailAddress): Html {
  return html`${notice('warn', undefined, accountRefusals['address-taken'])}
${summary([{ label: mailCode.to, value: html`<bdi>${readableAddress(email)}</bdi>` }])}
<div class="buttons">${linkButton({ href: '/account/email', text: common.back, kind: 'secondary' })}</div>`
}
