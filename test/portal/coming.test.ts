// 約款 §12: a version that begins later is announced on menu, 約款 and input, and below the text it is told what changed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anOperator } from '../support/operator.ts'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

const FROM = '2027-04-01T00:00+09:00'
const JA = '第8条を改めます。'
const EN = 'Section 8 changes.'

async function prepared() {
  const app = await testApp()
  const { bare, run, write } = await anOperator(app.db, app)
  const add = async (kind: string, from: string, [ja, en]: string[] = [JA, EN]) => {
    const printed = JSON.parse((await bare('document', kind, '--latest')).out)
    printed.body.ja[0].heading = 'あたらしい第1条'
    await write('next.json', JSON.stringify(printed))
    const argv = ['--file', 'next.json', '--from', from, '--ja', ja!, '--en', en!]
    assert.equal((await run('document', kind, ...argv)).err, '')
    await app.deps.documents.refresh()
  }
  /** The pages that announce 約款. */
  const pages = async () => {
    const reseller = await app.aReseller()
    const terms = await reseller.submit('/issue', app.aDevice().card('KX-VCS701W'))
    return {
      menu: await reseller.get('/menu'),
      reader: await app.visitor().get('/terms/paid'),
      issue: await reseller.get('/issue'),
      extend: await reseller.get('/extend'),
      terms,
    }
  }
  return { ...app, add, pages }
}

const NOTICE = `改定のお知らせ 「つながるねっとサービス約款（有償版）」を、2027年4月1日 0:00（日本時間）から次のとおり改定します。 ${JA} 改定後の内容を読む`

test('menu, reader, input and 約款 say what changes and from when; then the new text is in force and its history stands below', async () => {
  const { add, pages, visitor, clock, aReseller, aDevice, faults } = await prepared()
  for (const [name, { body }] of Object.entries(await pages())) assert.doesNotMatch(body, /改定のお知らせ/, name)
  await add('terms-paid', FROM)
  for (const [name, { body }] of Object.entries(await pages())) {
    assert.ok(wordsOf(body).includes(NOTICE), `${name}: ${wordsOf(body)}`)
    assert.match(body, /<a href="\/terms\/paid\?version=2" target="_blank">/, name)
    assert.doesNotMatch(body, /あたらしい第1条/, name)
  }
  const stranger = visitor()
  assert.doesNotMatch((await stranger.get('/terms/trial')).body, /改定のお知らせ/, 'nothing of another document')
  const next = await stranger.get('/terms/paid?version=2')
  assert.match(
    wordsOf(next.body),
    /この版は、まだ適用されていません。 現在の版を読む .*第2版（2027年4月1日から有効）.*あたらしい第1条/,
  )
  for (const version of ['1', '3', 'x']) {
    const { status, body } = await stranger.get(`/terms/paid?version=${version}`)
    assert.deepEqual([status, body.includes('あたらしい第1条')], [200, false], version)
  }
  await stranger.get('/language?to=en&back=/terms/paid')
  assert.match(
    wordsOf((await stranger.get('/terms/paid')).body),
    /Changes to come “Tsunagarunet service terms \(paid\)” changes from .*2027.* Section 8 changes\. Read the new text/,
  )

  const reseller = await aReseller()
  const agreeing = await reseller.submit('/issue', aDevice().card('KX-VCS701W'))
  clock.advance({ hours: 24 * 121 })
  for (const [name, { body }] of Object.entries(await pages())) assert.doesNotMatch(body, /改定のお知らせ/, name)
  const { body } = await visitor().get('/terms/paid')
  assert.match(wordsOf(body), new RegExp(`あたらしい第1条.* 改定履歴 第2版（2027年4月1日から有効） ${JA}`))
  assert.equal(fieldValue(agreeing.body, 'version'), '1', 'who agreed to the former one is asked again')
  assert.deepEqual(faults, [])
})

test('the menu announces every document, with a link to its text; a card’s 約款 page only what takes its place', async () => {
  const { add, aReseller, aDevice } = await prepared()
  await add('terms-trial', FROM, ['無償の約款です。', 'trial'])
  await add('consent', '2027-02-01T00:00+09:00', ['同意の文書です。', 'consent'])
  await add('privacy-policy', '2027-03-01T00:00+09:00', ['方針です。', 'policy'])
  const reseller = await aReseller()
  const menu = wordsOf((await reseller.get('/menu')).body)
  assert.match(
    menu,
    /同意の文書です。 改定後の内容を読む .*「プライバシーポリシー」.* 方針です。 改定後の内容を読む .* 無償の約款です。/,
  )
  const input = wordsOf((await reseller.get('/issue')).body)
  assert.match(input, /無償の約款です。/)
  assert.doesNotMatch(input, /方針です。|同意の文書です。/)
  const paid = await reseller.submit('/issue', aDevice().card('KX-VCS701W'))
  assert.doesNotMatch(paid.body, /改定のお知らせ/)
  const trial = await reseller.submit('/issue', aDevice().card('HDCOM-TRIAL'))
  assert.match(wordsOf(trial.body), /改定のお知らせ .* 無償の約款です。/)
})

test('the version in force turns with the clock, whichever way that goes', async () => {
  const { add, deps, clock } = await prepared()
  await deps.documents.refresh()
  const first = deps.documents.inForce('terms-paid')!.version
  await add('terms-paid', FROM)
  const versionAfter = (hours: number) => {
    clock.advance({ hours })
    return deps.documents.inForce('terms-paid')!.version - first
  }
  assert.deepEqual([0, 24 * 121, -24 * 121, 24 * 120, 24].map(versionAfter), [0, 1, 0, 0, 1])
})

test('what is known of documents stays known when they cannot be read again', async () => {
  const { add, db, deps } = await prepared()
  await add('terms-paid', FROM)
  await db.end()
  await assert.rejects(deps.documents.refresh())
  assert.deepEqual(
    deps.documents.coming().map(({ kind, version }) => [kind, version]),
    [['terms-paid', 2]],
  )
  assert.equal(deps.documents.inForce('guide')?.version, 1)
})
