// 機器一覧 as its tests read and press it.
import { aDealer } from './aDealer.ts'
import type { TestApp } from './testApp.ts'
import { fieldValue, type Seen, type Visitor, wordsOf } from './visitor.ts'

export const idsIn = ({ body }: Seen): string[] =>
  [...body.matchAll(/name="id" value="(\d+)"/g)].map(([, id = '']) => id)
export const shownIn = ({ body }: Seen) => ({
  list: (fieldValue(body, 'list') ?? '').replaceAll('&amp;', '&'),
  shown: fieldValue(body, 'shown') ?? '',
  ...(fieldValue(body, 'pick') ? { pick: fieldValue(body, 'pick')! } : {}),
})

/** Dates and counts stand in pieces of their own, which tells nothing. */
export const tight = (body: string): string => wordsOf(body).replaceAll(' ', '')

export async function theDealer(app: TestApp): Promise<Visitor> {
  return (await aDealer(app)).person()
}
