// A period that is over says so wherever its key is shown again, and what to do next (R3, R4, R13, P17).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issued, keyIn } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

const ENDS: [string, { start?: string; last?: string; closing?: string }, RegExp][] = [
  ['its last day', { start: '2025-12-01', last: '2026-12-01' }, /Registration Key を機器に登録してください/],
  [
    'the day after it',
    { start: '2025-11-30', last: '2026-11-30' },
    /利用期限が切れています。 期間の延長で、利用を再開できます。/,
  ],
  [
    'more than six months',
    { start: '2024-01-01', last: '2025-01-01' },
    /終了しています。 利用を再開するには、未使用のアクティベーションキーで新規申請/,
  ],
  [
    'a later application',
    { closing: 'superseded' },
    /終了しています。 この機器には、その後の申請で新しい Registration Key が発行されています/,
  ],
  ['stopped', { closing: 'stopped' }, /停止されています。/],
]

for (const [name, { start, last, closing }, sentence] of ENDS)
  test(`shown again after ${name}`, async () => {
    const { aReseller, aDevice, db } = await testApp()
    const visitor = await aReseller()
    const codes = aDevice().card('KX-VCS701W')
    const first = await issued(visitor, codes)
    await db`update services set start_day = ${start ?? null}, last_day = ${last ?? null}, closing = ${closing ?? null},
      closed_at = ${closing ? '2026-11-30T00:00:00Z' : null} where mpr_id = ${codes.mprId}`
    const usable = !closing && last! >= '2026-06'
    const done = [await visitor.submit('/issue', codes), await visitor.get(first.path)]
    const found = await visitor.submit('/search', { family: 'hdcom', ...codes })
    for (const { body } of [...done, found]) {
      assert.equal(keyIn(body), keyIn(first.body), 'never a later one')
      assert.equal(/利用期限が切れて|終了しています|停止されています/.test(wordsOf(body)), last !== '2026-12-01')
    }
    for (const { body } of done) {
      assert.match(wordsOf(body), sentence)
      assert.equal(wordsOf(body).includes('Registration Key を機器に登録してください'), usable)
    }
  })

test('a term that can still be extended says until when; the last day of a stopped or undone service is struck through', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const codes = aDevice().card('KX-VCS701W')
  await issued(visitor, codes)
  const found = async (values: Record<string, string | null>) => {
    await db`update services set ${db(values)} where mpr_id = ${codes.mprId}`
    return (await visitor.submit('/search', { family: 'hdcom', ...codes })).body
  }
  const running = await found({ start_day: '2026-04-01', last_day: '2027-04-01' })
  assert.doesNotMatch(running, /<s>|期間を延長できるのは/)
  const expired = await found({ start_day: '2025-10-31', last_day: '2026-10-31' })
  assert.match(wordsOf(expired), /期間を延長できるのは、2027年4月30日 \(GMT\)・日本時間 5月1日 8:59 までです。/)
  assert.doesNotMatch(expired, /<s>/)
  for (const closing of ['stopped', 'undone']) {
    const ended = await found({ closing, closed_at: '2026-11-30T00:00:00Z' })
    assert.match(wordsOf(ended.match(/<s>(.*?)<\/s>/)?.[1] ?? ''), /^ ?2026年10月31日 \(GMT\)/, closing)
    assert.doesNotMatch(wordsOf(ended), /期間を延長できるのは/)
  }
})
