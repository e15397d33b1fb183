// The rows that P14 and P17 say of a service, and what stands beside them on paper.
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import { scanAddress } from '#domain/scanned'
import type { Service } from '#domain/service'
import type { Status } from '#domain/term'
import type { Result } from '#operations/services/readResult'
import { copyButton } from '#ui/copyButton'
import { html } from '#ui/html'
import type { KeySheetProps } from '#ui/keySheet'
import { inPieces } from '#ui/pieces'
import type { SummaryRow } from '#ui/summary'
import type { Text } from '#words/text'
import { termText } from './termText.ts'

export function serviceRows(
  text: Text,
  service: Service,
  status: Status,
): Record<'number' | 'mprId' | 'term', SummaryRow> {
  const { common, terms } = text
  const last = termText(text, service.term)
  const copied = (label: string, value: string) => ({ label, value, code: true, more: copyButton(text, label, value) })
  return {
    number: copied(common.connectionNumber, formatConnectionNumber(service.connectionNumber)),
    mprId: copied(common.mprId, formatCode(service.mprId)),
    term: {
      label: common.term,
      value: IN_VAIN.has(service.closing) ? html`<s>${inPieces(last)}</s>` : last,
      ...(status === 'unstarted' ? { note: terms.fromFirstUseNote } : {}),
    },
  }
}

/** Ended before its last day, which therefore means nothing any more. */
const IN_VAIN: ReadonlySet<Service['closing']> = new Set(['stopped', 'undone'] as const)

/** What is told of a service beside its key. */
export type Told = Pick<Result, 'service' | 'family' | 'issuedAt' | 'company'>
/** And on its sheet. `portal`: where it is reached, for what is printed. */
export type OnSheet = Told & { portal: string }

/** The key of a result, and who hands it out when: whoever sets the device up may have to ask. */
export function sheetOf(text: Text, result: OnSheet): Pick<KeySheetProps, 'key' | 'family' | 'printed' | 'scan'> {
  const { service, family, issuedAt, company, portal } = result
  const { sheet, profile, terms, common } = text
  const issued = terms.date(issuedAt.toZonedDateTimeISO('Asia/Tokyo').toPlainDate())
  const printed: KeySheetProps['printed'] = [
    [sheet.issued, issued],
    [profile.company, company.name],
    [profile.phone, company.phone ?? common.unknown],
  ]
  const scan = scanAddress(portal, { mprId: service.mprId })
  return { key: service.registrationKey, family, printed, scan }
}
