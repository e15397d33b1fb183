// P8 and 更新完了.
import type { RegisteredPage } from '#operations/accounts/readRegisteredPage'
import { linkButton } from '#ui/buttons'
import { code } from '#ui/codes'
import { copyButton } from '#ui/copyButton'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import { result } from '#ui/result'
import { summary } from '#ui/summary'
import type { Text } from '#words/text'

export function donePage(text: Text, page: RegisteredPage): Html {
  const { register } = text
  const updated = page.kind === 'updated'
  const joined = page.kind === 'joined'
  return html`<h1>${doneTitle(text, page)}</h1>
${updated ? '' : notice('done', undefined, joined ? text.company.joinDone : register.doneMailed)}
${updated ? '' : html`<h2>${register.issued}</h2>`}
${result({
  label: register.loginId,
  value: page.loginId,
  more: copyButton(text, register.loginId, page.loginId),
  rows: summary([password(text, page)]),
})}
${page.kind === 'registered' && html`<p>${register.donePassword}</p>`}
<div class="buttons">${linkButton({ href: '/login', text: register.close, kind: 'primary' })}</div>`
}

export function doneTitle({ register, company }: Text, { kind }: RegisteredPage): string {
  if (kind === 'joined') return company.joinDoneTitle
  return kind === 'updated' ? register.updatedTitle : register.doneTitle
}

function password(text: Text, { kind, password: shown }: RegisteredPage) {
  const { register, company } = text
  const label = register.password
  if (kind === 'joined') return { label, value: company.joinPassword }
  if (kind === 'updated') return { label, value: register.passwordUnchanged }
  if (shown === undefined) return { label, value: register.passwordMailed }
  return { label, value: code(shown), more: copyButton(text, label, shown) }
}
