// A form that comes in vain (its session is over, the system is closed) shows what was typed. So each form tells what its
// fields are called, and none is forgotten.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSecretField } from '#ui/secretFields'
import type { FormBook } from '#web/forms'
import { texts } from '#words/text'
import { type Page, pagesOf, walkedEverywhere, wholeApp } from '../support/everyPage.ts'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

const FOR_MACHINES = ['/device/v1/registration', '/demo/day']

test('every route that is posted to has told of its form', async () => {
  const { app, deps } = await testApp()
  const posted = [...new Set(app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path))]
  const silent = posted
    .filter(path => !FOR_MACHINES.includes(path) && !path.includes('*'))
    .filter(path => !deps.forms.paths().some(told => told.replace(/(?<=:draft\/)[^/]+$/, ':slug') === path))
  assert.deepEqual(silent, [], 'deps.forms.describe(path, fields) stands beside app.post(path, …)')
})

test('every field that a person fills in has a name in both languages, and is shown when the form comes in vain', async () => {
  const app = await testApp()
  const made = await walkedEverywhere(app)
  const bodies = await bodiesOf(pagesOf(wholeApp(app), made))
  const { nameless, seen } = lookAt(app.deps.forms, bodies)
  assert.deepEqual(
    nameless,
    [],
    'deps.forms.describe(path, text => ({ name: { label } })) names each field, a choice and a tick as well',
  )
  assert.deepEqual(
    app.deps.forms.paths().filter(path => !seen.has(path) && !BY_SCRIPT.includes(path)),
    [],
    'no page of test/support/everyPage.ts shows this form: walk there, so that its fields are looked at',
  )

  const planted = '<form method="post" action="/planted"><input type="radio" name="which"><select name="place"></form>'
  app.deps.forms.describe('/planted', () => ({ place: { label: 'Place' } }))
  assert.deepEqual(lookAt(app.deps.forms, [planted]).nameless, ['/planted: which (ja)', '/planted: which (en)'])
  const undescribed = '<form method="post" action="/unknown"><textarea name="why"></textarea></form>'
  assert.deepEqual(lookAt(app.deps.forms, [undescribed]).nameless, ['/unknown: why (ja)', '/unknown: why (en)'])
  app.deps.forms.describe('/planted/:id/never')
  assert.equal(seen.has('/planted/:id/never'), false)
})

/** Posted without a page that shows it. */
const BY_SCRIPT = ['/session']

async function bodiesOf(pages: Page[]): Promise<string[]> {
  const bodies: string[] = []
  for (const { ask } of pages) bodies.push((await ask()).body)
  return [...new Set(bodies)]
}

/** Fields of the forms in these pages that have no name; and which of the forms that were described are there. */
function lookAt(forms: FormBook, bodies: string[]): { nameless: string[]; seen: Set<string> } {
  const [nameless, seen] = [new Set<string>(), new Set<string>()]
  for (const { action, names } of bodies.flatMap(formsOf)) {
    const fields = forms.fieldsAt(action)
    for (const path of forms.paths().filter(path => patternOf(path).test(action))) seen.add(path)
    for (const name of names.filter(name => !isSecretField(name)))
      for (const lang of ['ja', 'en'] as const)
        if (!fields?.(texts[lang])[name]?.label) nameless.add(`${action}: ${name} (${lang})`)
  }
  return { nameless: [...nameless], seen }
}

/** Paths of one form each: two may have the same fields. */
const patternOf = (path: string) => new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`)

test('a choice and a tick outlast the session: the form comes again with them, and without the password', async () => {
  const app = await testApp()
  const stranger = app.visitor()
  for (const [path, form, words] of [
    ['/account/sessions', { session: 'all' }, /ログアウトするブラウザ このブラウザ以外のすべて/],
    ['/account/sessions', { session: '12' }, /ログアウトするブラウザ 選んだブラウザ/],
    ['/account/close', { sure: 'yes' }, /登録解除 上の内容を確認しました。/],
  ] as const) {
    const { status, body } = await stranger.post(path, { ...form, currentPassword: 'a secret of the account' })
    assert.equal(status, 403)
    assert.match(wordsOf(body), words)
    for (const [name, value] of Object.entries(form)) assert.equal(fieldValue(body, name), value)
    assert.doesNotMatch(body, /a secret of the account/)
  }
})

/** Forms that are posted: where to, and what a person fills in there. */
function formsOf(body: string): { action: string; names: string[] }[] {
  return [...body.matchAll(/<form[^>]*method="post"[^>]*action="([^"?]*)[^"]*"[^>]*>(.*?)<\/form>/gs)].map(
    ([, action = '', inner = '']) => ({
      action,
      names: [...inner.matchAll(/<(?:input|select|textarea)\b([^>]*)>/g)]
        .map(([, attributes = '']) => attributes)
        .filter(attributes => !attributes.includes('type="hidden"'))
        .flatMap(attributes => / name="([^"]+)"/.exec(attributes)?.[1] ?? []),
    }),
  )
}
