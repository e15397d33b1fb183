// P24, カードを加える: one card by its two codes, or many pasted or from a file.
import { CODE_DIGITS, formatCode, REGISTRATION_ID_DIGITS } from '#domain/codes'
import { buttons } from '#ui/buttons'
import { codeField } from '#ui/codeField'
import { code } from '#ui/codes'
import { errorList } from '#ui/errorSummary'
import { describedBy, errorLine, field, nothingWrong } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { listTable } from '#ui/listTable'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'
import { codesStatus } from '../codesForm.ts'
import { cardToRead } from '../drawings.ts'
import { cardProblemText, type RowProblem } from './problemText.ts'

export type AddProps = {
  values: Form
  errors: Form
  problems: RowProblem[]
  done: string | undefined
  isPasted: boolean
}

const SHOWN = 200

export function addPage(text: Text, { values, errors, problems, done, isPasted }: AddProps): Html {
  const { cards: words } = text
  return html`${errorList(text, errors)}<h1>${words.addTitle}</h1>
<p class="lead">${inPieces(words.addLead)}</p>${done && notice('done', undefined, done)}
${problems.length > 0 && problemTable(text, problems, isPasted)}
<form method="post" action="/cards/add" enctype="multipart/form-data" class="card" novalidate><h2>${words.oneTitle}</h2>
<div class="asked"><p class="ask">${text.codes.onCard}</p>
${cardToRead(text)}
${oneCard(text, values, errors)}</div>
${buttons({ back: { href: '/cards', text: text.common.back }, primary: words.add, more: codesStatus(text) })}
</form>
<form method="post" action="/cards/add" enctype="multipart/form-data" class="card" novalidate><h2>${words.manyTitle}</h2>
${manyCards(text, values, errors)}
<div class="buttons"><button type="submit" name="many" value="1" class="button secondary">${words.addAll}</button></div>
</form>`
}

function oneCard(text: Text, values: Form, errors: Form): Html {
  const { cards: words, common, codes } = text
  const required = common.required
  const first = nothingWrong(errors)
  return html`<div class="pair">${codeField({
    required,
    name: 'activationKeyNo',
    label: common.activationKeyNo,
    hint: codes.activationKeyNoHint,
    digits: CODE_DIGITS,
    value: values.activationKeyNo ?? '',
    card: true,
    first,
    ...(errors.activationKeyNo && { error: errors.activationKeyNo }),
  })}${codeField({
    required,
    name: 'registrationId',
    label: common.registrationId,
    hint: codes.registrationIdHint(REGISTRATION_ID_DIGITS),
    digits: REGISTRATION_ID_DIGITS,
    value: values.registrationId ?? '',
    card: true,
    first: false,
    ...(errors.registrationId && { error: errors.registrationId }),
  })}</div>
${field({ name: 'orderNo', label: words.orderNo, hint: words.orderNoHint, value: values.orderNo ?? '', error: errors.orderNo, width: 'code' })}`
}

function manyCards({ cards: words, deviceFiles, common }: Text, values: Form, errors: Form): Html {
  const { pasted = '' } = values
  const columns = [common.activationKeyNo, common.registrationId, words.orderNo]
  return html`<p>${inPieces(words.columns)}</p><p>${columns.map(column => html`<span class="tag">${column}</span> `)}</p>
<p class="note">${inPieces(words.columnsNote)}</p>
<div class="${errors.pasted ? 'field wrong' : 'field'}"><label for="pasted">${deviceFiles.pasted}</label><div class="hint" id="pasted-hint">${deviceFiles.pastedHint}</div><textarea class="input" id="pasted" name="pasted" rows="8" spellcheck="false"${describedBy('pasted', true, errors.pasted)}${errors.pasted && html` aria-invalid="true"`}>${
    pasted &&
    html`
`
  }${pasted}</textarea>${errors.pasted && errorLine('pasted', errors.pasted)}</div>
<div class="${errors.file ? 'field wrong' : 'field'}"><label for="file">${deviceFiles.file}</label><div class="hint" id="file-hint">${deviceFiles.fileHint}</div><input class="input" type="file" id="file" name="file" accept=".csv,.txt,.tsv,text/csv"${describedBy('file', true, errors.file)}${errors.file && html` aria-invalid="true"`}>${errors.file && errorLine('file', errors.file)}</div>`
}

function problemTable(text: Text, problems: RowProblem[], isPasted: boolean): Html {
  const { cards: words, deviceFiles, devices, common, profile } = text
  const title = words.notAdded(devices.number(problems.length))
  const shown = problems.slice(0, SHOWN)
  return html`<section class="card"><h2>${title}</h2><p>${inPieces(words.notAddedNote)}${isPasted && html` ${inPieces(words.left)}`}${problems.length > SHOWN && html` ${deviceFiles.problemsShown(devices.number(SHOWN))}`}</p>${listTable(
    {
      label: title,
      heads: [deviceFiles.line, common.activationKeyNo, deviceFiles.reason],
      rows: shown.map(problem => [
        devices.number(problem.line),
        problem.card ? code(formatCode(problem.card)) : profile.none,
        cardProblemText(text, problem),
      ]),
    },
  )}</section>`
}
