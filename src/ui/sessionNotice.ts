import { type Html, html } from './html.ts'

export type SessionProps = {
  /** Where the browser asks how long it lasts. */
  address: string
  /** Where it leads once it is over: an address with a query. */
  login: string
  secondsLeft: number
  /** The same for the same account, and telling nothing of it. */
  accountTag: string
}

/** Empty until session.ts has something to say. Before everything else, so that it is one stop away from the page's start. */
export function sessionNotice({ address, login, secondsLeft, accountTag }: SessionProps): Html {
  return html`<div class="session" data-session="${address}" data-login="${login}" data-seconds="${secondsLeft}" data-account="${accountTag}"></div>
`
}
