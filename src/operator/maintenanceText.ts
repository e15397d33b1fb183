// Maintenance in an operator's words; every time is Japan time and says so.
import type { MaintenanceWindow } from '#domain/maintenance'
import type { Ended } from '#operations/notices/endMaintenance'
import type { ListedWindow } from '#operations/notices/listMaintenance'
import { instantText, mailsText } from './words.ts'

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

export const endedText = ({ window }: Ended): string =>
  `Maintenance ${window.id} (${spanText(window)}) is called off, or ends now if it has begun.`

/** Offers the mail that puts right what those were told whom the window's mails have reached. */
export function putRightText({ window, told, mails }: Ended, mail: boolean): string {
  if (mail) return mailsText(mails) || ' Nobody was told of it by mail.'
  if (told === 0) return ''
  const people = told === 1 ? '1 account was' : `${told} accounts were`
  return ` ${people} told of it by mail: maintenance cancel ${window.id} --mail tells them that it is off.`
}
