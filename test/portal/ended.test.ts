// A period that is over says so wherever its key is shown again, and what to do next (R3, R4, R13, P17).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issued, keyIn } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

const ENDS: [string, { start?: string; last?: string; closing?: string }, RegExp][] = [
  ['its last day', { start: '2025-12-01', last: '2026-12-01' }, /Registration Key を機器に設定してください/],
  [
    'the day after it',
    { start: '2025-11-30', last: '2026-11-30' },
    /利用期限が切れています。 期限が切れてから 6 ヶ月以内は、期間の延長で/,
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
      assert.equal(wordsOf(body).includes('Registration Key を機器に設定してください'), usable)
    }
  })
