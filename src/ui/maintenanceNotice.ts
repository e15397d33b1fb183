// What is announced of maintenance, at the login and in the menu (P19, M§12).
import type { MaintenanceWindow } from '#domain/maintenance'
import type { Text } from '#words/text'
import { type Html, html } from './html.ts'
import { notice } from './notice.ts'

/** Nothing when nothing is announced. */
export function maintenanceNotice(text: Text, windows: MaintenanceWindow[]): Html | '' {
  if (windows.length === 0) return ''
  const { title, closed } = text.maintenance.announced
  const each = windows.map(
    window => html`<p><strong>${spanOf(text, window)}</strong><br>${window.text[text.lang]}</p>
`,
  )
  return notice('warn', title, html`${each}<p>${closed}</p>`)
}

/** When, in Japan time and labelled so. */
export function spanOf(text: Text, { startsAt, endsAt }: Pick<MaintenanceWindow, 'startsAt' | 'endsAt'>): Html {
  const pieces = text.maintenance.span(inJapan(startsAt), endsAt && inJapan(endsAt))
  // A space at the end of a block is none.
  return html`${pieces.map(piece => html`<span class="piece">${piece.trimEnd()}</span>${piece.endsWith(' ') ? ' ' : ''}`)}`
}

const inJapan = (at: Temporal.Instant) => at.toZonedDateTimeISO('Asia/Tokyo')
