import { formatCode } from '#domain/codes'
import { EXPORT_FORMATS, type Unwritable } from '#operations/care/exportDevices'
import { buttons } from '#ui/buttons'
import { code } from '#ui/codes'
import { errorList } from '#ui/errorSummary'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { radios } from '#ui/radios'
import type { Text } from '#words/text'

export type ExportProps = {
  path: string
  back: string
  count: number
  format: string
  errors: Form
  unwritable: Unwritable | undefined
}

export function exportPage(text: Text, props: ExportProps): Html {
  const { devices, common } = text
  const { path, back, count, format, errors, unwritable } = props
  const options = EXPORT_FORMATS.map(value => ({ value, ...devices.formats[value] }))
  return html`${errorList(text, errors)}<h1>${devices.exportTitle}</h1>
<p class="lead">${devices.exportLead(devices.number(count))}</p>
${unwritable && unwritableList(text, unwritable)}<form method="post" action="${path}" class="card" novalidate>
${radios({ name: 'format', legend: devices.format, options, value: format, error: errors.format })}
${buttons({ back: { href: back, text: common.back }, primary: devices.exportSubmit })}
</form>`
}

function unwritableList(text: Text, { count, first }: Unwritable): Html {
  const { deviceFiles, devices } = text
  const more = count - first.length
  return html`<section class="card"><h2>${deviceFiles.unwritableTitle}</h2>
<ul>${first.map(
    ({ id, mprId, name, letters }) =>
      html`<li><a href="/devices/${id}/words">${name ? html`<bdi>${name}</bdi> ` : ''}${code(formatCode(mprId))}</a> <span class="note">${deviceFiles.lettersOf(letters.join(' '))}</span></li>
`,
  )}</ul>${more > 0 && html`<p>${deviceFiles.andMore(devices.number(more))}</p>`}</section>
`
}
