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
  assert.deepEqual(
    silent(app.routes, deps.forms),
    [],
    'deps.forms.describe(path, fields) stands beside app.post(path, …)',
  )
  const planted = [...app.routes, { method: 'POST', path: '/planted/:id' }]
  assert.deepEqual(silent(planted, deps.forms), ['/planted/:id'])
})

/** Routes that people post to and that told nothing. */
function silent(routes: { method: string; path: string }[], forms: FormBook): string[] {
  const told = forms.paths().map(path => path.replace(/(?<=:draft\/)[^/]+$/, ':slug'))
  const posted = new Set(routes.filter(({ method }) => method === 'POST').map(({ path }) => path))
  return [...posted].filter(path => !FOR_MACHINES.includes(path) && !path.includes('*') && !told.includes(path))
}

test('every field that a person fills in has a name in both languages, and is shown when the form comes in vain', async () => {
  const app = await testApp()
  const { forms } = app.deps
  const bodies = await bodiesOf(pagesOf(wholeApp(app), await walkedEverywhere(app)))
  const { nameless, unshown } = lookAt(forms, bodies)
  assert.deepEqual(
    nameless,
    [],
    'deps.forms.describe(path, text => ({ name: { label } })) names each field, a choice and a tick as well',
  )
  assert.deepEqual(
    unshown,
    [],
    'no page of test/support/everyPage.ts shows this form: walk there, so that its fields are looked at',
  )

  forms.describe('/planted', () => ({ place: { label: 'Place' } }))
  forms.describe('/planted/:id/never')
  const planted = `<form method="post" action="/planted"><input type="radio" name="which"><select name="place"></form>
    <form method="post" action="/unknown"><textarea name="why"></textarea></form>`
  assert.deepEqual(lookAt(forms, [...bodies, planted]), {
    nameless: ['/planted: which (ja)', '/planted: which (en)', '/unknown: why (ja)', '/unknown: why (en)'],
    unshown: ['/planted/:id/never'],
  })
})

/** Posted without a page that shows it. */
const BY_SCRIPT = ['/session']

async function bodiesOf(pages: Page[]): Promise<string[]> {
  const bodies: string[] = []
  for (const { ask } of pages) bodies.push((await ask()).body)
  return [...new Set(bodies)]
}

/** Fields of the forms in these pages that have no name; and forms that were described, but are in none of the pages. */
function lookAt(forms: FormBook, bodies: string[]): { nameless: string[]; unshown: string[] } {
  const shown = bodies.flatMap(formsOf)
  const nameless = shown.flatMap(({ action, names }) =>
    names
      .filter(name => !isSecretField(name))
      .flatMap(name =>
        (['ja', 'en'] as const)
          .filter(lang => !forms.fieldsAt(action)?.(texts[lang])[name]?.label)
          .map(lang => `${action}: ${name} (${lang})`),
      ),
  )
  const unshown = forms
    .paths()
    .filter(path => !BY_SCRIPT.includes(path) && !shown.some(({ action }) => patternOf(path).test(action)))
  return { nameless: [...new Set(nameless)], unshown }
}

/** Paths of one form each: two may have the same fields. */
const patternOf = (path: string) => new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`)

test('a choice and a tick outlast the session: the form comes again with them, and without the password', async () => {
  const app = await testApp()
  const stranger = app.visitor()
  for (const [path, form, words] of [
    ['/account/passkeys/new', { name: '会社のノートPC' }, /パスキーの名前 会社のノートPC/],
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
