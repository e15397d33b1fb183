// A form that comes in vain (its session is over, the system is closed) shows what was typed. So each form tells what its
// fields are called, and none is forgotten.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSecretField } from '#ui/secretFields'
import { texts } from '#words/text'
import { issued, toConfirm } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'

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
  const test = await testApp()
  const clerk = await test.aReseller()
  const stranger = test.visitor()
  const { number } = await toConfirm(clerk, test.aDevice().card('KX-VCS701W'))
  await issued(clerk, test.aDevice().card('KX-VCS701W'))
  const consent = await stranger.get('/register')
  const version = /name="version" value="(\d+)"/.exec(consent.body)?.[1] ?? ''
  const registration = await stranger.submit('/register', { version })
  const pages = [
    ...(await Promise.all(['/login', '/password'].map(path => stranger.get(path)))),
    registration,
    ...(await Promise.all(
      ['/issue', '/extend', '/search', '/account/profile', '/account/email'].map(p => clerk.get(p)),
    )),
    number,
  ]
  let fields = 0
  for (const { body } of pages)
    for (const { action, names } of formsOf(body))
      for (const name of names.filter(name => !isSecretField(name)))
        for (const lang of ['ja', 'en'] as const) {
          const told = test.deps.forms.fieldsAt(action)?.(texts[lang]) ?? {}
          assert.ok(told[name]?.label, `${action}: ${name} has no name in ${lang}`)
          fields++
        }
  assert.ok(fields > 60, `${fields} fields were looked at`)
})

/** Forms that are posted: where to, and what a person fills in there. */
function formsOf(body: string): { action: string; names: string[] }[] {
  return [...body.matchAll(/<form[^>]*method="post"[^>]*action="([^"?]*)[^"]*"[^>]*>(.*?)<\/form>/gs)].map(
    ([, action = '', inner = '']) => ({
      action,
      names: [...inner.matchAll(/<(?:input|select)\b([^>]*)>/g)]
        .map(([, attributes = '']) => attributes)
        .filter(attributes => !attributes.includes('type="hidden"'))
        .flatMap(attributes => / name="([^"]+)"/.exec(attributes)?.[1] ?? []),
    }),
  )
}
