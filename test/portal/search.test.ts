import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

test('an unused card says so and carries its codes to 新規申請; 戻る from a result keeps the values', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const codes = aDevice().card('KX-VCS701W')
  const unused = await visitor.post('/search', { family: 'hdcom', ...codes })
  assert.equal(unused.status, 409)
  assert.match(wordsOf(unused.body), /まだ使用されていません/)
  assert.match(unused.body, /<form method="post" action="\/issue"/)
  assert.match(unused.body, new RegExp(`type="hidden" name="mprId" value="${codes.mprId}"`))

  const terms = await visitor.submit('/issue', codes)
  const number = await visitor.submit(terms.path, { version: '1' })
  const confirm = await visitor.submit(number.path, { number: fieldValue(number.body, 'number')! })
  await visitor.submit(confirm.path, {})
  const found = await visitor.submit('/search', { family: 'hdcom', ...codes })
  assert.match(wordsOf(found.body), /情報参照/)
  const back = found.body.match(/href="(\/search\/again\/[^"]+)"/)?.[1]
  assert.equal(fieldValue((await visitor.get(back!)).body, 'mprId'), formatCode(codes.mprId))
})

test('種別 that does not fit, unknown codes and a missing 種別 get their sentences', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const codes = aDevice().card('KX-VCS701W')
  const table: [string, Record<string, string>, number, RegExp][] = [
    ['wrong 種別', { family: 'mpcs', ...codes }, 409, /選択した種別と異なります/],
    ['unknown pair', { family: 'hdcom', ...codes, registrationId: '00000000' }, 409, /組み合わせが正しくありません/],
    ['unknown device', { family: 'hdcom', ...codes, mprId: '0000000000000001' }, 409, /機器が見つかりません/],
    ['no 種別', { ...codes }, 422, /種別を選んでください。/],
    [
      'short',
      { family: 'hdcom', ...codes, registrationId: 'BC41 07E' },
      422,
      /Registration ID は8桁で入力してください（現在7桁）。/,
    ],
  ]
  for (const [name, form, status, sentence] of table) {
    const page = await visitor.post('/search', form)
    assert.equal(page.status, status, name)
    assert.match(wordsOf(page.body), sentence, name)
    assert.equal(fieldValue(page.body, 'registrationId')?.replaceAll('-', ''), form.registrationId, name)
  }
})
