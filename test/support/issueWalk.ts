// 新規申請 over HTTP, walked as a browser does.
import type { TestApp } from './testApp.ts'
import { fieldValue, type Visitor, wordsOf } from './visitor.ts'

export type Codes = ReturnType<ReturnType<TestApp['aDevice']>['card']>

/** Walks to the confirm page. */
export async function toConfirm(visitor: Visitor, codes: Codes, entry = '/issue') {
  const terms = await visitor.submit(entry, codes)
  const number = await visitor.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
  return { terms, number, confirm: await visitor.submit(number.path, { number: fieldValue(number.body, 'number')! }) }
}

/** To the completion page. */
export async function issued(visitor: Visitor, codes: Codes, entry = '/issue') {
  const { confirm } = await toConfirm(visitor, codes, entry)
  return visitor.submit(confirm.path, {})
}

export const keyIn = (body: string) => wordsOf(body).match(/Registration Key ([0-9A-F]{4}(?:-[0-9A-F]{4}){3})/)?.[1]
