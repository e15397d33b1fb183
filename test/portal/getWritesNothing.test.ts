// A GET writes no effect (docs/ARCHITECTURE.md): links are followed by previews, prefetchers and the button Back. Holds of numbers,
// what a login page asked, counters, last-seen times and first views are no effects.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#store/db'
import { type Page, pagesOf, walkedEverywhere, wholeApp } from '../support/everyPage.ts'
import { toConfirm as toExtendConfirm } from '../support/extendWalk.ts'
import { issued, toConfirm } from '../support/issueWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

/** Counters, what a login page asked, and the numbers that the first look at their page draws. */
const NO_EFFECTS = ['buckets', 'login_challenges', 'connection_number_holds']
/** Columns that a look may change: when a session was used or a device heard, what is shown once, and that it can be written. */
const NO_EFFECT: Record<string, string[]> = {
  device_contacts: ['heard_at', 'known_last_day'],
  sessions: ['last_seen_at', 'shows_login_id'],
  registered_pages: ['sealed'],
  heartbeats: ['at'],
}

test('every GET route of the app, with parameters that exist, is shown to whoever may see it without writing', async () => {
  const app = await testApp()
  const made = await walkedEverywhere(app)
  app.clock.advance({ minutes: 2 }) // a session that was not used for a minute is marked as used
  const pages = pagesOf(wholeApp(app), made)
  const { wrote, unseen } = await looks(app, pages)
  assert.deepEqual(
    wrote,
    [],
    'What it shows must be made by the POST before it; a counter or a last-seen time is exempt by name',
  )
  assert.deepEqual(unseen, [], 'Nobody saw these: the parameters in test/support/everyPage.ts must exist')
  assert.deepEqual(app.faults, [])

  const planted = wholeApp(app)
  planted.get('/planted', async c => {
    await app.db`update accounts set contact_name = contact_name || ' ' where id = (select min(id) from accounts)`
    return c.text('')
  })
  planted.get('/planted/row', async c => {
    await app.db`delete from registered_pages`
    return c.text('')
  })
  planted.get('/planted/column', async c => {
    await app.db`update sessions set must_change = not must_change`
    return c.text('')
  })
  const seen = await looks(app, pagesOf(planted, { given: made.given, everybody: made.everybody.slice(1, 2) }))
  assert.deepEqual(seen.wrote, [
    'GET /planted wrote accounts',
    'GET /planted/row wrote registered_pages',
    'GET /planted/column wrote sessions',
  ])

  const forgotten = wholeApp(app)
  forgotten.get('/planted/:id', c => c.text(''))
  assert.throws(() => pagesOf(forgotten, made), /GET \/planted\/:id: give parameters that exist/)
})

test('a card that was used in another window: each page leads back to the codes, and 次へ shows the result', async () => {
  for (const [entry, product] of [
    ['/issue', 'KX-VCS701W'],
    ['/extend', 'KX-VCS703W'],
  ] as const) {
    const app = await testApp()
    const clerk = watched(app, await app.aReseller())
    const device = app.aDevice()
    if (entry === '/extend') await issued(clerk, device.card('KX-VCS701W'))
    const card = device.card(product)
    const walk =
      entry === '/issue' ? async () => (await toConfirm(clerk, card)).confirm : () => toExtendConfirm(clerk, card)
    const [first, second] = [await walk(), await walk()]
    const promise = { term: fieldValue(first.body, 'term') ?? '', promised: fieldValue(first.body, 'promised') ?? '' }
    await clerk.submit(first.path, promise)

    const { location } = await clerk.get(second.path)
    assert.match(location, /\/input\?why=used-meanwhile$/)
    const input = await clerk.get(location)
    assert.match(wordsOf(input.body), /その後この機器に使用されました。「次へ」を押すと、その結果を表示します。/)
    const again = await clerk.submit(second.path.replace(/[^/]+$/, 'input'), card)
    assert.match(again.path, entry === '/issue' ? /^\/issued\// : /^\/extended\//)
    assert.equal(again.status, 200)
  }
})

/** Looks at each page, and at the database around it. */
async function looks({ db, deps }: TestApp, pages: Page[]): Promise<{ wrote: string[]; unseen: string[] }> {
  const [wrote, seen]: [string[], Set<string>] = [[], new Set()]
  let before = await effects(db)
  for (const { path, given, ask } of pages) {
    const { status } = await ask()
    await deps.contacts.flush() // what it leaves to be written later
    if (given ? status === 200 : status < 400) seen.add(path)
    const after = await effects(db)
    const tables = Object.keys(after).filter(table => after[table] !== before[table])
    if (tables.length > 0) wrote.push(`GET ${path} wrote ${tables.join(', ')}`)
    before = after
  }
  return { wrote, unseen: [...new Set(pages.map(({ path }) => path).filter(path => !seen.has(path)))] }
}

/** Looks at the database around every page that is asked for. */
function watched(app: TestApp, visitor: Visitor): Visitor {
  const get: Visitor['get'] = async (path, headers) => {
    const before = await effects(app.db)
    const seen = await visitor.get(path, headers)
    assert.deepEqual(
      await effects(app.db),
      before,
      `GET ${path} wrote: what it shows must be made by the POST before it`,
    )
    return seen
  }
  const submit: Visitor['submit'] = async (path, form) => {
    const answer = await visitor.post(path, form)
    assert.equal(answer.status, 303, `POST ${path}: ${answer.body}`)
    return { ...(await get(answer.location)), path: answer.location }
  }
  return { ...visitor, get, submit }
}

/** Of each table with effects: how many rows, and the last transaction that wrote one; or the rows without what is no effect. */
async function effects(db: Db): Promise<Record<string, string>> {
  const tables = await db<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name <> all(${NO_EFFECTS}::text[]) order by 1`
  const marks = await Promise.all(
    tables.map(async ({ name }) => {
      const columns = NO_EFFECT[name]
      const [row] = columns
        ? await db<{ mark: string }[]>`
          select coalesce(md5(string_agg(seen::text, ' ' order by seen::text)), '') as mark
          from (select to_jsonb(t) - ${columns}::text[] as seen from ${db(name)} t) s`
        : await db<{ mark: string }[]>`
          select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as mark from ${db(name)}`
      return [name, row!.mark] as const
    }),
  )
  return Object.fromEntries(marks)
}
