// Maintenance in an operator's words; every time is Japan time and says so.
import type { MaintenanceWindow } from '#domain/maintenance'
import type { ListedWindow } from '#operations/notices/listMaintenance'
import { instantText } from './words.ts'

type Span = Pick<MaintenanceWindow, 'startsAt' | 'endsAt'>

export const spanText = ({ startsAt, endsAt }: Span): string =>
  `from ${instantText(startsAt)} ${endsAt ? `to ${instantText(endsAt)}` : 'until it is turned off'}`

/** Empty when the announcement and the maintenance begin together. */
export function announcedText({ startsAt, announceFrom }: Pick<MaintenanceWindow, 'startsAt' | 'announceFrom'>) {
  return startsAt.equals(announceFrom) ? '' : `, announced from ${instantText(announceFrom)}`
}

export function windowText({ window, state }: ListedWindow): string {
  const early = window.endedEarlyAt ? `, ended early at ${instantText(window.endedEarlyAt)}` : ''
  const head = `${window.id}  ${state}: ${spanText(window)}${announcedText(window)}${early}`
  return `${head}\n   ${window.text.ja}\n   ${window.text.en}\n`
}
