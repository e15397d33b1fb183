// The three codes as fields of a form: P10 and P16.
import { z } from 'zod'
import {
  type ActivationKeyNo,
  CODE_DIGITS,
  type CodeIssue,
  formatCode,
  type MprId,
  type Parsed,
  parseActivationKeyNo,
  parseCard,
  parseCodes,
  parseMprId,
  parseRegistrationId,
  REGISTRATION_ID_DIGITS,
  type RegistrationId,
} from '#domain/codes'
import type { Family } from '#domain/service'
import { codeField } from '#ui/codeField'
import { nothingWrong } from '#ui/field'
import type { Form, FormFields } from '#ui/form'
import { type Html, html } from '#ui/html'
import { marked } from '#ui/japanese'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'
import { cardToRead, labelToRead } from './drawings.ts'

export type Codes = { mprId: MprId; activationKeyNo: ActivationKeyNo; registrationId: RegistrationId }

/** `held`: the card was chosen among those that the company holds, and its Registration ID is shown to nobody. */
export type InputAnswer = Codes & { held?: ActivationKeyNo | undefined }

/** Built from the domain's parsers, so that a code's form exists once. */
export function codesShape(text: Text) {
  return {
    mprId: codeType<MprId>(parseMprId, issue => codeIssueText(text, text.common.mprId, issue, true)),
    activationKeyNo: codeType<ActivationKeyNo>(parseActivationKeyNo, issue =>
      codeIssueText(text, text.common.activationKeyNo, issue, false),
    ),
    registrationId: codeType<RegistrationId>(parseRegistrationId, issue =>
      codeIssueText(text, text.common.registrationId, issue, false),
    ),
  }
}

/** What the fields are called. */
export const codesNames = ({ common }: Text) =>
  ({
    mprId: { label: common.mprId },
    activationKeyNo: { label: common.activationKeyNo },
    registrationId: { label: common.registrationId },
  }) satisfies FormFields

/** Several codes that were pasted into one field fill their own: a row of all three, or both of a card. */
export function spreadCodes(form: Form): Form {
  const { mprId = '', activationKeyNo = '', registrationId = '' } = form
  const codes = firstOf([mprId, activationKeyNo, registrationId], parseCodes)
  return { ...form, ...(codes ?? firstOf([activationKeyNo, registrationId], parseCard)) }
}

const firstOf = <T>(fields: string[], parse: (typed: string) => T | undefined): T | undefined =>
  fields.map(parse).find(parsed => parsed !== undefined)

const IN_ORDER = ['mprId', 'activationKeyNo', 'registrationId'] as const

/**
 * Beside each group of fields stands a drawing of the thing that its codes are read from.
 * @param family whose MPR ID is asked for: each is found its own way
 * @param instead a choice of cards whose codes need not be typed
 */
export function codesFields(text: Text, family: Family, values: Form, errors: Form, instead?: Html): Html {
  const names = codesNames(text)
  // Who comes from a device's page has its MPR ID there already.
  const first = IN_ORDER.find(name => !values[name]) ?? 'mprId'
  const field = (name: keyof Codes, hint: string | Html, digits: number) => {
    const value = shown(values[name] ?? '')
    return codeField({
      ...(instead && name !== 'mprId' ? {} : { required: text.common.required }),
      name,
      label: names[name].label,
      hint,
      digits,
      value,
      card: name !== 'mprId',
      first: name === first && nothingWrong(errors),
      ...withError(errors[name]),
    })
  }
  return html`<div class="asked"><p class="ask">${text.codes.onDevice[family]}</p>
${family === 'hdcom' && labelToRead(text)}
${field('mprId', whereToFind(text, family), CODE_DIGITS)}</div>
${instead && html`<div class="asked">${instead}</div>`}
<div class="asked"><p class="ask">${text.codes.onCard}</p>
${cardToRead(text)}
<div class="pair">${field('activationKeyNo', text.codes.activationKeyNoHint, CODE_DIGITS)}${field('registrationId', text.codes.registrationIdHint(REGISTRATION_ID_DIGITS), REGISTRATION_ID_DIGITS)}</div></div>`
}

/** What codeFields.ts says of a paste, beside the buttons: nothing moves when it is said. */
export function codesStatus({ enhance }: Text): Html {
  return html`<p role="status" class="note" data-codes-status data-card-read="${enhance.cardRead}" data-codes-read="${enhance.codesRead}" data-restored="${enhance.restored}" data-scanned="${enhance.scanned}"></p>`
}

/** Opens in a new tab, like the 約款 links, so that nothing typed is lost. */
function whereToFind({ codes, common, lang }: Text, family: Family): Html | string {
  const hint = codes.mprIdHint[family]
  if (family === 'mpcs') return hint
  return html`<span>${marked(lang, hint, inPieces)}</span> <a href="/guide#mpr-id" target="_blank">${codes.mprIdHow}<span class="visually-hidden">${common.newTab}</span></a>`
}

const withError = (error: string | undefined) => (error === undefined ? {} : { error })

/** A code kept in a draft comes back in groups; what a user typed stays as typed. */
function shown(value: string): string {
  return /^([0-9A-F]{4}){2,4}$/.test(value) ? formatCode(value as MprId) : value
}

function codeType<T extends string>(parse: (typed: string) => Parsed<T>, words: (issue: CodeIssue) => string) {
  return z
    .string()
    .default('')
    .transform((typed, context): T => {
      const parsed = parse(typed)
      if (parsed.ok) return parsed.value
      context.addIssue({ code: 'custom', message: words(parsed.issue) })
      return z.NEVER
    })
}

/** What is wrong with a typed code. @param onDevice it is read from a device, not from a card */
export function codeIssueText(text: Text, label: string, issue: CodeIssue, onDevice: boolean): string {
  const { codes } = text
  switch (issue.kind) {
    case 'empty':
      return codes.empty(label)
    case 'length':
      return codes.length(label, issue.want, issue.got)
    case 'characters':
      return codes.characters(label)
    case 'product-number':
      return onDevice ? codes.productNumberOnDevice(label) : codes.productNumber(label)
  }
}
