// 期間の延長 over HTTP, walked as a browser does.
import type { Codes } from './issueWalk.ts'
import { fieldValue, type Visitor } from './visitor.ts'

/** Walks to the confirm page. */
export async function toConfirm(visitor: Visitor, codes: Codes, entry = '/extend') {
  const terms = await visitor.submit(entry, codes)
  return visitor.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
}

/** To the completion page. */
export async function extended(visitor: Visitor, codes: Codes, entry = '/extend') {
  const confirm = await toConfirm(visitor, codes, entry)
  return visitor.submit(confirm.path, promiseOf(confirm.body))
}

/** What the confirm page says of the term, for 登録. */
export const promiseOf = (body: string) => ({
  term: fieldValue(body, 'term')!,
  promised: fieldValue(body, 'promised')!,
})
