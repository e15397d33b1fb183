// A data folder of former times starts: its rows, laid out by the migrations of that time, are migrated, and the same
// people sign in and find the same pages, keys and terms.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { test } from 'node:test'
import { createApp } from '#app'
import { realCalendar } from '#calendar'
import { oneVersionEach } from '#operations/documents/oneVersionEach'
import { openCodeRing, refreshCodeRing } from '#operations/upkeep/openCodeRing'
import { sealCodes } from '#operations/upkeep/sealCodes'
import { systemRandom } from '#random'
import type { Db } from '#store/db'
import { migrate } from '#store/migrate'
import { texts } from '#words/text'
import { createMetrics } from '../../src/metrics.ts'
import { wire } from '../../src/wiring.ts'
import { aDeviceOn } from '../device-api/aDeviceOn.ts'
import { aDatabase } from '../support/database.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { invariants, withoutHolder } from '../support/invariants.ts'
import { keyIn } from '../support/issueWalk.ts'
import { layOut } from '../support/layOut.ts'
import { seeImage } from '../support/testApp.ts'
import { testKeys } from '../support/testCodes.ts'
import { aVisitor, wordsOf } from '../support/visitor.ts'

const FILES = join(import.meta.dirname, '../files')
/** A quarter of an hour after the rows were written. */
const LATER = '2026-11-27T15:30:00Z'

type Whose = 'account' | 'mpcsAccount'
type Former = Record<Whose, { loginId: string; password: string }> & {
  secret: string
  token: string
  lastDay: string
  frozen: Record<string, string>
  pages: { whose: Whose; path: string; key: string | null; number: string }[]
  searches: {
    whose: Whose
    family: string
    codes: Record<string, string>
    says: string[]
    key: string
    number: string
  }[]
}

test('rows of schema 0013 are migrated: the same logins, pages, keys, numbers and terms', async () => {
  const former: Former = JSON.parse(await readFile(join(FILES, 'schema-0013.json'), 'utf8'))
  const db = await aDatabase()
  await layOut(db, '0013')
  await load(db, await readFile(join(FILES, 'schema-0013.sql'), 'utf8'))
  assert.ok((await migrate(db)).length > 0)
  const clock = fakeClock(LATER)
  assert.equal((await db`select 1 from companies`).length, 2)
  assert.deepEqual([await invariants(db), await withoutHolder(db)], [[], []])

  const { app, signIn, deps } = await appOn(db, former.secret)
  const people = { account: await signIn(former.account), mpcsAccount: await signIn(former.mpcsAccount) }
  for (const { whose, path, key, number } of former.pages) {
    const { status, body } = await people[whose].get(path)
    assert.deepEqual([status, keyIn(body) ?? null, numberIn(body)], [200, key, number], path)
    const other = whose === 'account' ? 'mpcsAccount' : 'account'
    assert.equal((await people[other].get(path)).status, 404, 'and it is nobody else’s')
  }
  const searched = async () => {
    for (const { whose, family, codes, says, key, number } of former.searches) {
      const { body } = await people[whose].submit('/search', { family, ...codes })
      assert.deepEqual([keyIn(body), numberIn(body), termsIn(body)], [key, number, says])
    }
  }
  await searched()
  assert.ok((await sealCodes(deps, { alone: true })).wiped > 50)
  await refreshCodeRing(db, testKeys, deps.codes)
  await searched()
  const strangers = await db`select 1 from services s join results r using (mpr_id, period_no)
    join accounts a on a.id = r.account_id where r.kind = 'issue' and s.origin_mpr_id is null and s.holder <> a.company_id`
  assert.equal(strangers.length, 0, 'each is held by the company that applied for it')
  assert.deepEqual(await invariants(db), [])
  const refused = await people.account.post('/issue', former.frozen)
  assert.ok(wordsOf(refused.body).includes(texts.ja.refusals['activation-key-frozen'].text))
  await policiesComeAnnounced(db, clock)
  const told = await aDeviceOn({ app }).service(former.token)
  assert.deepEqual([told.status, told.json.status, told.json.lastDay], [200, 'active', former.lastDay])
})

/** Versions that somebody may have read stay; what comes after them begins later, and is announced. */
async function policiesComeAnnounced(db: Db, clock: ReturnType<typeof fakeClock>): Promise<void> {
  await oneVersionEach({ db, clock })
  const versions = await db<{ name: string; announced: boolean; later: boolean }[]>`
    select kind || ' ' || version as name, c.changes_ja is not null as announced, effective_from > now() as later
    from documents left join document_changes c using (kind, version) where kind like '%-policy' order by kind, version`
  assert.deepEqual(
    versions.map(({ name, announced, later }) => [name, announced, later]),
    [
      ['cookie-policy 1', false, false],
      ['cookie-policy 2', true, false],
      ['cookie-policy 3', true, false],
      ['cookie-policy 4', true, false],
      ['cookie-policy 5', true, true],
      ['privacy-policy 1', false, false],
      ['privacy-policy 2', true, true],
      ['privacy-policy 3', true, true],
    ],
  )
}

const numberIn = (body: string) => body.match(/11[178]-\d{4}-\d{4}/)?.[0]
const termsIn = (body: string) => [
  ...wordsOf(body.match(/<main[\s\S]*(?=<section class="sheet)/)?.[0] ?? '').match(
    /初回利用時から\S+|\d+年\d+月\d+日/g,
  )!,
]

/** Rows as COPY writes them. */
async function load(db: Db, text: string): Promise<void> {
  for (const [, into = '', table = '', rows = ''] of text.matchAll(
    /^copy ((\w+) \([^)]*\)) from stdin;\n(.*?)^\\\.$/gms,
  )) {
    await pipeline(Readable.from([rows]), await db.unsafe(`copy ${into} from stdin`).writable())
    const identities = await db<{ name: string }[]>`
      select attname as name from pg_attribute where attrelid = ${table}::regclass and attidentity <> ''`
    for (const { name } of identities)
      await db.unsafe(
        `select setval(pg_get_serial_sequence('${table}', '${name}'), (select max(${name}) from ${table}))`,
      )
  }
}

async function appOn(db: Db, secret: string) {
  const clock = fakeClock(LATER)
  const given = {
    clock,
    calendar: realCalendar,
    random: systemRandom,
    codes: await openCodeRing({ db, clock, random: systemRandom }, testKeys, { mayMake: true }),
    trustedProxies: 0,
  }
  const log = { info: () => {}, error: (fault: object) => assert.fail(JSON.stringify(fault)) }
  const deps = await wire({
    db,
    secret,
    publicOrigin: 'http://localhost:3000',
    log,
    metrics: createMetrics(),
    ...given,
  })
  const app = createApp(deps)
  const incoming = { socket: { remoteAddress: '192.0.2.1' } }
  async function signIn(login: { loginId: string; password: string }) {
    const visitor = aVisitor((path, init) => app.request(path, init, { incoming }))
    const { challenge, text } = await seeImage(visitor, db)
    assert.equal((await visitor.post('/login', { ...login, challenge, image: text })).location, '/menu')
    return visitor
  }
  return { app, signIn, deps }
}
