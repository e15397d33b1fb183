import type { Text } from '../text/text.ts'
import { type Html, html } from './html.ts'

export type SessionProps = {
  secondsLeft: number
  /** The same for the same account, and telling nothing of it. */
  accountTag: string
}

/** Empty until session.ts has something to say. Before everything else, so that it is one stop away from the page's start. */
export function sessionNotice({ enhance, common }: Text, { secondsLeft, accountTag }: SessionProps): Html {
  return html`<div class="session" data-session data-seconds="${secondsLeft}" data-account="${accountTag}" data-text-label="${enhance.session}" data-text-soon="${enhance.soon}" data-text-last="${enhance.last}" data-text-stayed="${enhance.stayed}" data-text-over="${enhance.over}" data-text-over-nothing="${enhance.overNothing}" hidden><div class="measure">
<p role="status"></p>
<button type="button" class="button secondary" hidden>${enhance.stay}</button><a class="button primary" href="/login" hidden>${common.toLogin}</a>
</div></div>
`
}
