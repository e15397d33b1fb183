import { CARE_FIELDS } from '#domain/careEntry'
import { formatCode } from '#domain/codes'
import type { FilePreview } from '#operations/care/careFile'
import { SHOWN } from '#operations/care/careFile'
import { buttons } from '#ui/buttons'
import { code } from '#ui/codes'
import { errorList } from '#ui/errorSummary'
import { describedBy, errorLine } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'
import { problemText } from './problemText.ts'

export function importPage(text: Text, { pasted, errors }: { pasted: string; errors: Form }): Html {
  const { deviceFiles: words, devices, common } = text
  const columns = [
    common.mprId,
    ...CARE_FIELDS.map(field => devices.fields[field]),
    devices.fields.tags,
    common.activationKeyNo,
    common.registrationId,
  ]
  return html`${errorList(text, errors)}<h1>${words.importTitle}</h1>
<p class="lead">${words.importLead}</p>
<section class="card"><p>${words.columns}</p><p>${columns.map(column => html`<span class="tag">${column}</span> `)}</p>
<p>${words.columnsNote}</p><p>${words.newDevices}</p></section>
<form method="post" action="/devices/import" enctype="multipart/form-data" class="card" novalidate>
<div class="${errors.file ? 'field wrong' : 'field'}"><label for="file">${words.file}</label><div class="hint" id="file-hint">${words.fileHint}</div><input class="input" type="file" id="file" name="file" accept=".csv,.txt,.tsv,text/csv"${describedBy('file', true, errors.file)}${errors.file && html` aria-invalid="true"`}>${errors.file && errorLine('file', errors.file)}</div>
<div class="${errors.pasted ? 'field wrong' : 'field'}"><label for="pasted">${words.pasted}</label><div class="hint" id="pasted-hint">${words.pastedHint}</div><textarea class="input" id="pasted" name="pasted" rows="8" spellcheck="false"${describedBy('pasted', true, errors.pasted)}${errors.pasted && html` aria-invalid="true"`}>${
    pasted &&
    html`
`
  }${pasted}</textarea>${errors.pasted && errorLine('pasted', errors.pasted)}</div>
${buttons({ back: { href: '/devices', text: common.back }, primary: words.try })}
</form>`
}

export function filePage(text: Text, id: string, { changes, counts, problems }: FilePreview): Html {
  const { deviceFiles: words, devices, common } = text
  const number = devices.number
  const toDo = counts.changed + counts.added
  return html`<h1>${words.previewTitle}</h1>
<p class="lead">${words.previewLead(number(counts.changed), number(counts.added), number(counts.same))}</p>
<form method="post" action="/devices/import/${id}" class="card"><p>${toDo > 0 ? words.nothingWritten : words.nothingToDo}</p>
${buttons({ back: { href: '/devices/import', text: common.back }, primary: toDo > 0 ? devices.set : undefined })}</form>
${problems.length > 0 && problemTable(text, problems)}${changes.length > 0 && changeTable(text, changes, toDo)}`
}

function problemTable(text: Text, problems: FilePreview['problems']): Html {
  const { deviceFiles: words, devices } = text
  const shown = problems.slice(0, SHOWN)
  return html`<section><h2>${words.problems(devices.number(problems.length))}</h2><p>${words.problemsNote}${problems.length > SHOWN && html` ${words.problemsShown(devices.number(SHOWN))}`}</p>
<table class="list plain-list" aria-label="${words.problems(devices.number(problems.length))}"><thead><tr><th scope="col">${words.line}</th><th scope="col">${words.reason}</th></tr></thead><tbody>
${shown.map(
  problem => html`<tr><td>${devices.number(problem.line)}</td><td>${problemText(text, problem)}</td></tr>
`,
)}</tbody></table></section>
`
}

function changeTable(text: Text, changes: FilePreview['changes'], count: number): Html {
  const { deviceFiles: words, devices } = text
  const value = (one: string) => (one === '' ? html`<span class="note">${words.empty}</span>` : html`<bdi>${one}</bdi>`)
  return html`<section><h2>${words.changes}</h2>${count > changes.length && html`<p>${words.shown(devices.number(changes.length))}</p>`}
${changes.map(
  ({
    line,
    mprId,
    name,
    added,
    words: list,
  }) => html`<div class="card"><p>${devices.number(line)} <b>${code(formatCode(mprId))}</b> <bdi>${name}</bdi>${added && html` <span class="tag">${words.isNew}</span>`}</p>
${
  list.length > 0 &&
  html`<table class="list plain-list" aria-label="${formatCode(mprId)}"><thead><tr><th scope="col">${words.field}</th><th scope="col">${words.before}</th><th scope="col">${words.after}</th></tr></thead><tbody>
${list.map(
  ({
    field,
    before,
    after,
  }) => html`<tr><th scope="row">${field === 'card' ? devices.card : devices.fields[field]}</th><td>${value(before)}</td><td>${value(after)}</td></tr>
`,
)}</tbody></table>`
}</div>
`,
)}</section>`
}
