// The rows that P14 and P17 say of a service.
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import type { Service } from '#domain/service'
import type { Status } from '#domain/term'
import { copyButton } from '#ui/copyButton'
import type { SummaryRow } from '#ui/summary'
import type { Text } from '#words/text'
import { termText } from './termText.ts'

export function serviceRows(
  text: Text,
  service: Service,
  status: Status,
): Record<'number' | 'mprId' | 'term', SummaryRow> {
  const { common, terms } = text
  const copied = (label: string, value: string) => ({ label, value, code: true, more: copyButton(text, label, value) })
  return {
    number: copied(common.connectionNumber, formatConnectionNumber(service.connectionNumber)),
    mprId: copied(common.mprId, formatCode(service.mprId)),
    term: {
      label: common.term,
      value: termText(text, service.term),
      ...(status === 'unstarted' ? { note: terms.fromFirstUseNote } : {}),
    },
  }
}
