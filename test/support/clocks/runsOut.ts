// What begins, ends and runs out, where two servers’ clocks may differ (C23).
import assert from 'node:assert/strict'
import { newChallenge, takeChallenge } from '#operations/access/passkeys/challenge'
import { requestTemporaryPassword } from '#operations/access/requestTemporaryPassword'
import { sendMailCode, tryMailCode } from '#operations/accounts/mailProof'
import { purge } from '#operations/upkeep/purge'
import { consumeProof } from '#store/access/challenges'
import { seeImage } from '../testApp.ts'
import { aBrowser } from '../who.ts'
import { alike, minutesUntil, type Place, type Server } from './place.ts'

export const RUNS_OUT: Place[] = [
  {
    name: 'a mailed code proves the mailbox (P5)',
    same: 'proven',
    ahead: 'proven',
    behind: 'mail-code-expired, another one: proven',
    outcome: async two => {
      const request = { id: '00000000-0000-4000-8000-000000000001', email: 'hana@aoba.example' as never }
      const send = ({ deps }: Server, again: boolean) =>
        sendMailCode(deps, {
          ...request,
          again,
          purpose: 'register',
          language: 'ja',
          by: aBrowser,
          client: '192.0.2.9',
        })
      const code = async () => {
        const [row] = await two.base.db<{ code: Uint8Array }[]>`select sealed_code as code from mail_proofs`
        return Buffer.from(two.first.deps.mailSeal.open(row!.code)!).toString()
      }
      assert.ok((await send(two.first, false)).ok)
      const tried = await tryMailCode(two.second.deps, { ...request, code: await code() })
      if (tried.ok) return tried.value
      assert.ok((await send(two.second, true)).ok)
      const again = await tryMailCode(two.second.deps, { ...request, code: await code() })
      return `${tried.refusal}, another one: ${again.ok ? again.value : again.refusal}`
    },
  },
  {
    name: 'a temporary password opens the account (C3)',
    ...alike('303 /menu'),
    outcome: async two => {
      const { base, first, second } = two
      const { loginId } = base.demo.mpcsAccount
      await requestTemporaryPassword(first.deps, { loginId, client: '192.0.2.9' })
      const [row] = await base.db<{ secret: Uint8Array }[]>`
        select secret from outbox where template = 'temporary-password' order by id desc limit 1`
      const password = Buffer.from(first.deps.mailSeal.open(row!.secret)!).toString()
      const visitor = two.visitor({ server: second })
      const { challenge, text } = await seeImage(visitor, base.db)
      const { status, location } = await visitor.post('/login', { loginId, password, challenge, image: text })
      return `${status} ${location}`
    },
  },
  {
    name: 'a session that both see ends half an hour after it was used last (C11)',
    same: 'after 30 minutes',
    ahead: 'after 40 minutes',
    behind: 'after 20 minutes',
    outcome: async two => {
      const at = { server: two.first }
      const visitor = two.visitor(at)
      const { challenge, text } = await seeImage(visitor, two.base.db)
      await visitor.post('/login', { ...two.base.demo.account, challenge, image: text })
      at.server = two.second
      // A look that is no use of it.
      return minutesUntil(two, async () => JSON.parse((await visitor.get('/session')).body).secondsLeft <= 0)
    },
  },
  {
    name: 'the text of a picture passes the robot check (C7)',
    same: '303',
    ahead: '303',
    behind: '422, another picture: 303',
    outcome: async two => {
      const at = { server: two.first }
      const visitor = two.visitor(at)
      const login = async () => {
        const { challenge, text } = await seeImage(visitor, two.base.db)
        at.server = two.second
        return (await visitor.post('/login', { ...two.base.demo.account, challenge, image: text })).status
      }
      const status = await login()
      return status === 303 ? '303' : `${status}, another picture: ${await login()}`
    },
  },
  {
    name: 'a proof of work counts once, also when the other server has cleared up in between',
    ...alike('once'),
    outcome: async ({ base: { db, clock }, first, second }) => {
      const expiresAt = second.deps.clock.now().add({ minutes: 5 })
      assert.equal(await consumeProof(db, 'a proof', expiresAt, first.deps.clock.now()), true)
      for (let minute = 0; minute < 5; minute++) {
        await purge(first.deps)
        if (await consumeProof(db, 'a proof', expiresAt, second.deps.clock.now())) return 'twice'
        clock.advance({ minutes: 1 })
      }
      return 'once'
    },
  },
  {
    name: 'what a passkey signs is good, once (C20)',
    same: 'good, once',
    ahead: 'good, once',
    behind: 'asked again',
    outcome: async ({ base: { db }, first, second }) => {
      const challenge = newChallenge(first.deps, 'a test')
      const take = () =>
        takeChallenge(db, { challenge, use: 'a test', secret: first.deps.secret }, second.deps.clock.now())
      if (!(await take())) return 'asked again'
      return (await take()) ? 'twice' : 'good, once'
    },
  },
  {
    name: 'a version of a document begins',
    ...alike('after 5 minutes'),
    ahead: 'after 15 minutes',
    behind: 'after 0 minutes',
    outcome: async two => {
      const { db } = two.base
      const starts = two.first.deps.clock.now().add({ minutes: 5 })
      const [{ version } = assert.fail()] = await db<{ version: number }[]>`
        insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
        select kind, version + 1, ${starts}, title_ja, title_en, body_ja, body_en from documents
        where kind = 'guide' order by version desc limit 1 returning version`
      const { documents } = two.second.deps
      await documents.refresh()
      return minutesUntil(two, async () => documents.inForce('guide')!.version === version)
    },
  },
  {
    name: 'maintenance begins and ends',
    same: 'begins after 5 minutes, ends after 10 minutes',
    ahead: 'begins after 15 minutes, ends after 10 minutes',
    behind: 'begins after 0 minutes, ends after 5 minutes',
    outcome: async two => {
      const now = two.first.deps.clock.now()
      await two.base
        .db`insert into maintenance_windows (starts_at, ends_at, announce_from, text_ja, text_en, created_at)
        values (${now.add({ minutes: 5 })}, ${now.add({ minutes: 15 })}, ${now}, 'x', 'x', ${now})`
      const { maintenance } = two.second.deps
      await maintenance.refresh()
      const begins = await minutesUntil(two, async () => maintenance.now().current !== undefined)
      const ends = await minutesUntil(two, async () => maintenance.now().current === undefined)
      return `begins ${begins}, ends ${ends}`
    },
  },
]
