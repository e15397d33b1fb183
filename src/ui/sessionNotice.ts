import { type Html, html } from './html.ts'

export type SessionProps = {
  secondsLeft: number
  /** The same for the same account, and telling nothing of it. */
  accountTag: string
}

/** Empty until session.ts has something to say. Before everything else, so that it is one stop away from the page's start. */
export function sessionNotice({ secondsLeft, accountTag }: SessionProps): Html {
  return html`<div class="session" data-session data-seconds="${secondsLeft}" data-account="${accountTag}"></div>
`
}
