// The row of actions below a page. One primary action a page; 戻る stands left of it.
import { type Html, html } from './html.ts'

type Link = { href: string; text: string }

export type ButtonsProps = {
  back?: Link | undefined
  /** The label of the submit button. */
  primary?: string | undefined
  more?: Html | undefined
  /** The buttons share the whole width, as at the login. */
  full?: boolean
}

export function buttons({ back, primary, more, full }: ButtonsProps): Html {
  return html`<div class="${full ? 'buttons full' : 'buttons'}">
${back && linkButton({ ...back, kind: 'secondary' })}${
  primary && html`<button class="button primary" type="submit">${primary}</button>`
}${more}
</div>
`
}

export type SecondaryButtonProps = {
  text: string
  name?: string
  value?: string
  /** The id of another form it sends. Enter in a field presses the first submit button of the field's own form. */
  form?: string
}

export function secondaryButton({ text, name, value, form }: SecondaryButtonProps): Html {
  return html`<button class="button secondary" type="submit"${name && html` name="${name}"`}${
    value !== undefined && html` value="${value}"`
  }${form && html` form="${form}"`}>${text}</button>`
}

export function linkButton({ href, text, kind }: Link & { kind: 'primary' | 'secondary' | 'plain' }): Html {
  return html`<a class="button ${kind}" href="${href}">${text}</a>`
}
