import type { Html } from './html.ts'

/** What was typed into a form, as it was typed: plain strings by the name of their field. Also: a sentence for each wrong one. */
export type Form = Record<string, string>

/**
 * What a form calls its fields, by their names, in their order. `shown` is how a value reads where it is not as typed.
 * What a person did not type (a version, a token) is not among them, nor is what must not be shown again (secretFields.ts).
 */
export type FormFields = Record<string, { label: string; shown?: (value: string) => string | Html }>
