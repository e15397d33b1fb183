import { type FieldProps, field } from './field.ts'
import { type Html, html } from './html.ts'

export type CodeFieldProps = Pick<FieldProps, 'name' | 'label' | 'value' | 'hint' | 'error' | 'required' | 'first'> & {
  digits: number
  /** Takes both codes of a card at once. */
  card?: boolean
}

/** A field for a code of so many digits. No maxlength: a paste with spaces, hyphens or a whole card must survive. */
export function codeField({ digits, card, ...props }: CodeFieldProps): Html {
  return field({
    ...props,
    width: digits > 8 ? 'code' : 'short',
    look: ' mono',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: false,
    more: card ? html` data-code data-card` : html` data-code`, // codeFields.ts
  })
}
