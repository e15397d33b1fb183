// A GET writes no effect (docs/ARCHITECTURE.md): links are followed by previews, prefetchers and the button Back. Holds of numbers,
// what a login page asked, counters, last-seen times and first views are no effects.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '#store/db'
import { toConfirm as toExtendConfirm } from '../support/extendWalk.ts'
import { issued, toConfirm } from '../support/issueWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

const NO_EFFECTS = ['connection_number_holds', 'login_challenges', 'buckets', 'sessions', 'registered_pages']

test('every page of both journeys, of results, of keys and of the account is shown without writing', async () => {
  const app = await testApp()
  const clerk = watched(app, await app.aReseller())
  const device = app.aDevice()
  const card = device.card('KX-VCS701W')
  const { terms, number, confirm } = await toConfirm(clerk, card)
  for (const step of ['input', 'terms', 'number', 'confirm']) await clerk.get(terms.path.replace(/[^/]+$/, step))
  const done = await clerk.submit(confirm.path, {})
  const extension = await toExtendConfirm(clerk, device.card('KX-VCS703W'))
  const found = await clerk.submit('/search', { family: 'hdcom', ...card })
  const others = ['/menu', '/issue', '/extend', '/search', '/what-if', '/guide', '/terms/paid', '/account', '/']
  const forms = ['profile', 'email', 'password', 'sessions', 'login-id', 'close'].map(form => `/account/${form}`)
  for (const path of [number.path, confirm.path, done.path, extension.path, found.path, ...others, ...forms])
    assert.notEqual((await clerk.get(path)).status, 500, path)
  assert.deepEqual(app.faults, [])
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

test('a page that writes would be seen', async () => {
  const app = await testApp()
  const before = await effects(app.db)
  await app.db`update accounts set company = company || ' ' where id = (select min(id) from accounts)`
  assert.notDeepEqual(await effects(app.db), before)
})

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

/** Of each table with effects: how many rows, and the last transaction that wrote one. */
async function effects(db: Db): Promise<Record<string, string>> {
  const tables = await db<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name <> all(${NO_EFFECTS}::text[]) order by 1`
  const marks = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await db<{ mark: string }[]>`
        select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as mark from ${db(name)}`
      return [name, row!.mark] as const
    }),
  )
  return Object.fromEntries(marks)
}
