// The history of a device's service in words, the newest first (R18).
import type { DeviceEvent } from '#operations/care/readEntry'
import { type Html, html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'

export function history(text: Text, events: DeviceEvent[]): Html | '' {
  if (events.length === 0) return ''
  const { terms, devices } = text
  return html`<section class="card history on-screen"><h2>${devices.history}</h2><ol>
${events.map(
  event => html`<li><span class="note">${terms.moment(event.at.toZonedDateTimeISO('Asia/Tokyo'))}</span><span>${inPieces(eventText(text, event))}</span></li>
`,
)}</ol></section>`
}

function eventText(text: Text, event: DeviceEvent): string {
  const { acts, what, details } = text.devices
  const who = whoText(text, event)
  switch (event.kind) {
    case 'issue':
    case 'extend':
      return acts[event.kind](who) + details(detailsOf(text, event))
    case 'keep':
      return acts.keep(who) + details(cardOf(text, event))
    case 'words':
      return acts.words(who)
    case 'start':
      return acts.start(text.terms.date(event.day!))
    case 'undo':
      return acts.undo(who, what[event.of ?? 'issue']) + details(cardOf(text, event))
    case 'move':
      return acts.move(who)
    case 'stop':
      return acts.stop
  }
}

function detailsOf(text: Text, event: DeviceEvent): string[] {
  const { devices, terms } = text
  return [terms.months(event.months ?? 0), ...cardOf(text, event), ...(event.undone ? [devices.takenBack] : [])]
}

const cardOf = ({ devices }: Text, { card }: DeviceEvent): string[] =>
  card ? [devices.cardEnding(card.slice(-4))] : []

function whoText({ devices }: Text, { by, person }: DeviceEvent): string {
  if (by === 'own') return devices.person(person)
  return by === 'other' ? devices.others : devices.vendor
}
