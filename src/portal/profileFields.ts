// What an account says of itself, as fields of a form and as rows of a page: P4, P6, P7, P20.
import { ADDRESS_LINES, type Profile } from '#domain/profile'
import { checkbox } from '#ui/checkbox'
import { field, nothingWrong } from '#ui/field'
import type { Form, FormFields } from '#ui/form'
import { type Html, html } from '#ui/html'
import { select } from '#ui/select'
import type { SummaryRow } from '#ui/summary'
import { readableAddress } from '#web/readableAddress'
import { countriesIn, countryName } from '#words/countries'
import type { Text } from '#words/text'
import { isFilling } from './fillAddress.ts'

const LINES = Array.from({ length: ADDRESS_LINES }, (_, i) => i + 1)

/** What the fields are called. */
export const profileNames = ({ profile, lang }: Text): FormFields => ({
  company: { label: profile.company },
  country: { label: profile.country, shown: code => countryName(lang, code) },
  postalCode: { label: profile.postalCode },
  ...Object.fromEntries(LINES.map(n => [`address${n}`, { label: profile.address(n) }])),
  phone: { label: profile.phone },
  contactName: { label: profile.contactName },
  news: { label: profile.news, shown: () => profile.newsYes },
})

/** Of the company alone. */
export function companyNames(text: Text): FormFields {
  const { contactName: _, news: __, ...names } = profileNames(text)
  return names
}

/** What the two fields of an address are called. */
export const emailNames = ({ profile }: Text): FormFields => ({
  email: { label: profile.email },
  emailAgain: { label: profile.emailAgain },
})

/** Of the company and of the person. `values.filled` says what came of looking the address up, where that was just done (fillAddress.ts). */
export function profileFields(text: Text, values: Form, errors: Form): Html {
  return html`${companyFields(text, values, errors)}
${personField(text, values, errors)}`
}

/** Of the person alone. */
export const personFields = (text: Text, values: Form, errors: Form): Html =>
  personField(text, values, errors, nothingWrong(errors))

function personField({ profile }: Text, values: Form, errors: Form, first = false): Html {
  const { contactName: value = '' } = values
  return field({
    name: 'contactName',
    value,
    error: errors.contactName,
    label: profile.contactName,
    autocomplete: 'name',
    first,
  })
}

/** Of the company alone. */
export function companyFields(text: Text, values: Form, errors: Form): Html {
  const { profile, common } = text
  const required = common.required
  const value = (name: string) => ({ name, value: values[name] ?? '', error: errors[name] })
  const status = isFilling(values.filled) ? profile.fillings[values.filled] : ''
  const first = status === '' && nothingWrong(errors)
  return html`${field({ ...value('company'), label: profile.company, required, autocomplete: 'organization', first })}
${select({
  ...value('country'),
  value: values.country ?? 'JP',
  label: profile.country,
  required,
  autocomplete: 'country',
  options: countriesIn(text.lang).map(({ code, name }) => ({ value: code, label: name })),
})}
${field({ ...value('postalCode'), label: profile.postalCode, hint: profile.postalCodeHint, autocomplete: 'postal-code', width: 'code' })}
<div class="row" data-postal="/postal-code"><button type="submit" class="button secondary" name="action" value="fill" formnovalidate>${profile.fill}</button>
<p class="note" role="status" data-filled="${profile.fillings.filled}" data-unknown="${profile.fillings.unknown}">${status}</p></div>
<p class="hint">${profile.addressHint}</p>
<div class="lines">${LINES.map(n =>
    field({
      ...value(`address${n}`),
      label: profile.address(n),
      ...(n === 1 ? { required } : {}),
      autocomplete: n <= 3 ? `address-line${n}` : 'off',
    }),
  )}</div>
${field({ ...value('phone'), label: profile.phone, hint: profile.phoneHint, autocomplete: 'tel', width: 'code' })}`
}

export function newsBox(text: Text, values: Form): Html {
  const { newsBox: label, newsNote: note } = text.profile
  return checkbox({ name: 'news', label, checked: values.news === 'yes', note })
}

/** A text that others wrote keeps its own direction, whatever script it is in. */
const own = (value: string): Html => html`<bdi>${value}</bdi>`

/** What is not given stands as a dash. */
const shown = (value: string | null | undefined, none: string) => (value ? own(value) : none)

/**
 * Of the company.
 * @param lines how many of the address are shown, as many as it has where nothing else is said
 */
export function companyRows(
  { lang, profile: words }: Text,
  profile: Profile,
  lines = profile.address.length,
): SummaryRow[] {
  const { none } = words
  return [
    { label: words.company, value: own(profile.company) },
    { label: words.country, value: countryName(lang, profile.country) },
    { label: words.postalCode, value: shown(profile.postalCode, none) },
    ...LINES.slice(0, lines).map(n => ({ label: words.address(n), value: shown(profile.address[n - 1], none) })),
    { label: words.phone, value: shown(profile.phone, none) },
  ]
}

/** Of the person. */
export const personRows = ({ profile: words }: Text, profile: Profile): SummaryRow[] => [
  { label: words.contactName, value: shown(profile.contactName, words.none) },
  { label: words.news, value: profile.news ? words.newsYes : words.newsNo },
]

/** All rows, as the manual's confirmation shows them (M§4-5). */
export function profileRows(text: Text, profile: Profile, email: string, lines?: number): SummaryRow[] {
  const [contactName, news] = personRows(text, profile) as [SummaryRow, SummaryRow]
  const address = { label: text.profile.email, value: own(readableAddress(email)) }
  return [...companyRows(text, profile, lines), contactName, address, news]
}
