// What is counted, held or claimed, where two servers’ clocks may differ (C23).
import assert from 'node:assert/strict'
import { createSigner } from '#operations/devices/signer'
import { wrongDeviceKey } from '#operations/devices/wrongDeviceKey'
import { drawNumbers } from '#operations/services/drawNumbers'
import { takeTokens } from '#store/access/buckets'
import { countWrong, waitsUntil } from '#store/access/wrongCodes'
import { claimMails } from '#store/notices/mailQueue'
import { queueMail } from '#store/notices/outbox'
import { takeHolds } from '#store/services/connectionNumbers'
import { accountId, alike, minutesUntil, type Place, type Server } from './place.ts'

export const COUNTS: Place[] = [
  {
    name: 'a bucket that is used up fills again',
    ...alike('after 1 minutes'),
    behind: 'after 0 minutes',
    outcome: async two => {
      const take = (at: Server) =>
        takeTokens(two.base.db, [{ key: 'a bucket', capacity: 3, refillSeconds: 60 }], at.deps.clock.now())
      for (let i = 0; i < 3; i++) assert.ok((await take(two.first)).ok)
      return minutesUntil(two, async () => (await take(two.second)).ok)
    },
  },
  {
    name: 'a bucket that both are asked for in turn gives at most twice of what there is in an hour',
    ...alike('at most twice'),
    outcome: async two => {
      let taken = 0
      for (let minute = 0; minute < 60; minute++) {
        for (const { deps } of [two.first, two.second, two.first, two.second])
          taken += Number(
            (await takeTokens(two.base.db, [{ key: 'in turn', capacity: 2, refillSeconds: 600 }], deps.clock.now())).ok,
          )
        two.base.clock.advance({ minutes: 1 })
      }
      return taken <= 2 + 2 * 6 && taken >= 2 + 5 ? 'at most twice' : `${taken} times`
    },
  },
  {
    name: 'wrong codes of an account: it waits until its window has passed (C8)',
    same: 'after 10 minutes',
    ahead: 'after 20 minutes',
    behind: 'after 0 minutes',
    outcome: async two => {
      const [{ db }, account] = [two.base, await accountId(two)]
      for (let i = 0; i < 5; i++) await countWrong(db, account, two.first.deps.clock.now())
      return minutesUntil(two, async () => !(await waitsUntil(db, account, two.second.deps.clock.now())))
    },
  },
  {
    name: 'wrong keys of a device: its client waits until the oldest of ten is an hour old (C16)',
    same: 'after 60 minutes',
    ahead: 'after 70 minutes',
    behind: 'after 50 minutes',
    outcome: async two => {
      const failure = { mprId: two.base.demo.devices[0]!.mprId, client: '192.0.2.9' }
      for (let i = 0; i < 10; i++) await wrongDeviceKey(two.first.deps, failure)
      // Each look is one more wrong key, so it is asked when it may be over only.
      const refusal = async () => (await wrongDeviceKey(two.second.deps, failure)).refusal
      two.base.clock.advance({ minutes: 40 })
      for (const minutes of [50, 60, 70]) {
        two.base.clock.advance({ minutes: 10 })
        if ((await refusal()) === 'registration-key-wrong') return `after ${minutes} minutes`
      }
      return 'later'
    },
  },
  {
    name: 'a number that is held for a card is given to no other',
    same: 'after 30 minutes',
    ahead: 'after 40 minutes',
    behind: 'after 20 minutes',
    outcome: async two => {
      const { db, demo } = two.base
      const [card, other] = demo.devices[1]!.keys.map(key => key.activationKeyNo)
      const drawn = await drawNumbers(two.first.deps, { activationKeyNo: card!, redraw: false })
      const number = drawn.ok ? drawn.value.numbers[0]! : assert.fail()
      return minutesUntil(two, () =>
        db.begin(async tx => {
          const now = two.second.deps.clock.now()
          return (await takeHolds(tx, other!, [number], now.add({ minutes: 30 }), now)).length === 1
        }),
      )
    },
  },
  {
    name: 'a key that signs for devices signs at both',
    ...alike('the same key'),
    outcome: async ({ first, second }) => {
      const kids = await Promise.all([first, second].map(({ deps }) => createSigner(deps, deps.secret).kid()))
      return kids[0] === kids[1] ? 'the same key' : 'two keys'
    },
  },
  {
    name: 'a mail that waits is claimed',
    same: 'after 0 minutes',
    ahead: 'after 10 minutes',
    behind: 'after 0 minutes',
    outcome: async two => {
      const { db } = two.base
      await db`update outbox set state = 'sent', ended_at = created_at, secret = null where state = 'waiting'`
      const mail = {
        template: 'mail-code',
        data: { purpose: 'register' },
        recipient: 'a@x.example',
        language: 'ja',
      } as const
      await queueMail(db, mail, two.first.deps.clock.now())
      return minutesUntil(two, async () => (await claimMails(db, 5, two.second.deps.clock.now())).length === 1)
    },
  },
  {
    name: 'a mail that one server has in hand is left to it for two minutes at least',
    same: 'left to it',
    ahead: 'left to it',
    behind: 'sent twice, with the same Message-ID',
    outcome: async ({ base: { db, clock }, first, second }) => {
      await db`update outbox set state = 'sent', ended_at = created_at, secret = null where state = 'waiting'`
      const mail = {
        template: 'mail-code',
        data: { purpose: 'register' },
        recipient: 'b@x.example',
        language: 'ja',
      } as const
      await queueMail(db, mail, first.deps.clock.now())
      assert.equal((await claimMails(db, 5, first.deps.clock.now())).length, 1)
      clock.advance({ minutes: 1 })
      const claimed = await claimMails(db, 5, second.deps.clock.now())
      return claimed.length === 0 ? 'left to it' : 'sent twice, with the same Message-ID'
    },
  },
]
