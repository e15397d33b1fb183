// What words say of one mail: a subject, and blocks with an empty line between them.

/** A paragraph, whose line breaks are kept; or rows of label and value. */
export type Block = string | [label: string, value: string][]

/** Of a subject without the service's name before it. */
export type Said = { subject: string; blocks: Block[] }
