// Fields for codes: groups while typing, several codes from one paste, and what was typed before the session ended.
import { formatCode, parseCard, parseCodes } from '#domain/codes'
import { regroup } from './grouping.ts'
import { takeTyped } from './kept.ts'
import { forgetScanned, scannedFields } from './scanKept.ts'

const fields = [...document.querySelectorAll<HTMLInputElement>('[data-code]')]
const status = document.querySelector<HTMLElement>('[data-codes-status]')

for (const field of fields) group(field)
for (const field of fields) takeSeveral(field)
restore()

function group(field: HTMLInputElement): void {
  let before = field.value
  field.addEventListener('beforeinput', () => {
    before = field.value
  })
  field.addEventListener('input', event => {
    // Between composing and settled a text belongs to the input method.
    if (event instanceof InputEvent && !event.isComposing) settle(event.inputType)
  })
  field.addEventListener('compositionend', () => settle('insertText'))
  // What was typed before this script came is grouped now.
  if (field.value !== field.defaultValue) settle('insertText')

  function settle(kind: string): void {
    const now = { value: field.value, caret: field.selectionStart ?? field.value.length }
    const then = regroup(before, now, kind)
    if (!then || (then.value === now.value && then.caret === now.caret)) return
    field.value = then.value
    field.setSelectionRange(then.caret, then.caret)
  }
}

/** The server does the same with codes that arrive in one field (spreadCodes); this shows it at once. */
function takeSeveral(field: HTMLInputElement): void {
  field.addEventListener('paste', event => {
    const text = event.clipboardData?.getData('text') ?? ''
    const codes = parseCodes(text)
    const several = codes ?? ('card' in field.dataset ? parseCard(text) : undefined)
    if (!several) return
    event.preventDefault()
    fill(Object.fromEntries(Object.entries(several).map(([name, code]) => [name, formatCode(code)])))
    say(codes ? status?.dataset.codesRead : status?.dataset.cardRead)
  })
}

function restore(): void {
  const typed = takeTyped()
  if (typed) {
    fill(typed)
    say(status?.dataset.restored)
    return
  }
  // Nothing that stands there already is written over: it was typed, or a page offered it.
  const scanned = Object.entries(scannedFields() ?? {}).filter(([name]) =>
    fields.some(one => one.name === name && one.value === ''),
  )
  if (scanned.length === 0) return
  fill(Object.fromEntries(scanned))
  say(status?.dataset.scanned)
  fields[0]?.form?.addEventListener('submit', forgetScanned)
}

function fill(values: Record<string, string>): void {
  for (const field of fields) field.value = values[field.name] ?? field.value
}

/** Emptied first: the same words twice would be announced once. */
function say(words = ''): void {
  if (!status) return
  status.textContent = ''
  setTimeout(() => {
    status.textContent = words
  }, 50)
}
