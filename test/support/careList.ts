// 機器一覧 as its tests read and press it.
import assert from 'node:assert/strict'
import { aDealer } from './aDealer.ts'
import { issued, keyIn } from './issueWalk.ts'
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

/** A clerk's only device in care, applied for just now. */
export async function oneInCare(app: TestApp) {
  const clerk = await app.aReseller()
  const device = app.aDevice()
  const codes = device.card('KX-VCS701W')
  const done = await issued(clerk, codes)
  const [id] = idsIn(await clerk.get('/devices'))
  return { clerk, device, codes, key: keyIn(done.body)!, path: `/devices/${id}` }
}

export async function theDealer(app: TestApp): Promise<Visitor> {
  return (await aDealer(app)).person()
}

/** All pages of a list one after another by 次の50件, and then back to the first, each the same as on the way there. */
export async function thereAndBack(dealer: Visitor, path: string): Promise<string[]> {
  const pages: string[][] = []
  let page = await dealer.get(path)
  for (;;) {
    pages.push(idsIn(page))
    const next = page.body.match(/name="to" value="([^"-][^"]*)">次の50件/)
    if (!next) break
    page = await dealer.submit('/devices/ticked', { ...shownIn(page), to: next[1]!.replaceAll('&amp;', '&') })
  }
  for (let i = pages.length - 2; i >= 0; i--) {
    const back = page.body.match(/name="to" value="(-[^"]*)">前の50件/)![1]!
    page = await dealer.submit('/devices/ticked', { ...shownIn(page), to: back })
    assert.deepEqual(idsIn(page), pages[i], `page ${i + 1}, from behind`)
  }
  return pages.flat()
}
