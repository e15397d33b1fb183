// The text of one mail: a subject, and blocks with an empty line between them.

/** A paragraph, whose line breaks are kept; or rows of label and value. */
export type Block = string | [label: string, value: string][]

/** The subject is without the service's name, which every mail has before it. */
export type MailText = { subject: string; blocks: Block[] }
