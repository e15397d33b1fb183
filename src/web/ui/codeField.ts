import { type FieldProps, field } from './field.ts'
import type { Html } from './html.ts'

export type CodeFieldProps = Pick<
  FieldProps,
  'name' | 'label' | 'value' | 'hint' | 'error' | 'required' | 'autofocus'
> & {
  digits: number
}

/** A field for a code of so many digits. No maxlength: a paste with spaces, hyphens or a whole card must survive. */
export function codeField({ digits, ...props }: CodeFieldProps): Html {
  return field({
    ...props,
    width: digits > 8 ? 'code' : 'short',
    look: ' mono',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: false,
  })
}
