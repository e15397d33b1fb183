// How a Registration Key gets into its device, beside the key (P14, P17, P23).
import { formatCode } from '#domain/codes'
import type { Status } from '#domain/term'
import type { KeySheetProps } from '#ui/keySheet'
import type { Text } from '#words/text'
import { screenAndRemote } from './drawings.ts'
import { takesKey } from './endedNotice.ts'
import type { Told } from './serviceRows.ts'

/** Whether the way stands beside the key: while a device would take it, and where the manual tells the way (M§3.2). */
export const hasWay = ({ service, family }: Told, status: Status): boolean =>
  takesKey(service, status) && family === 'hdcom'

export function wayIntoDevice(text: Text, result: Told, status: Status): Pick<KeySheetProps, 'usable' | 'beside'> {
  const { drawings, issue } = text
  const shown = drawings.keyScreen(formatCode(result.service.registrationKey))
  const beside = { drawing: screenAndRemote(shown, 'green'), guide: { href: '/guide#enter-key', text: issue.howTo } }
  return { usable: takesKey(result.service, status), beside: hasWay(result, status) ? beside : undefined }
}
