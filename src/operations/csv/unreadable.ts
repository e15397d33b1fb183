// Why a file is read no further, as a value: each surface has its own words for it.

export type WhyUnreadable =
  | { reason: 'empty' }
  | { reason: 'no-column'; missing: string[] }
  | { reason: 'heading-below'; line: number }
  | { reason: 'utf-16' }
  | { reason: 'workbook' }
  | { reason: 'bytes'; encoding: 'utf-8' | 'windows-31j'; line: number }
  | { reason: 'open-quote'; line: number }
  | { reason: 'after-quote'; line: number }
  | { reason: 'long-row'; line: number; most: number }

export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly why: WhyUnreadable
  constructor(why: WhyUnreadable) {
    super(why.reason)
    this.why = why
  }
}

export const unreadable = (why: WhyUnreadable): Unreadable => new Unreadable(why)
