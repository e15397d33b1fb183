// docs/rules.md says what the code does.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { REFUSALS } from '#domain/refusal'
import { appearances } from '../bin/rules/appears.ts'
import { rulesDocument } from '../bin/rules/document.ts'

test('docs/rules.md is what npm run rules makes of the code now', () => {
  assert.ok(readFileSync('docs/rules.md', 'utf8') === rulesDocument(), 'docs/rules.md is stale: npm run rules')
})

test('every refusal can appear somewhere, and the document says where, with a test that names it', () => {
  const where = appearances()
  for (const refusal of REFUSALS) {
    assert.ok(Object.keys(where.get(refusal)!).length > 0, refusal)
    assert.match(
      rulesDocument(),
      new RegExp(`\`${refusal}\`\\n[^]*?場所 / Where: \\S[^]*?テスト / Tests: \\[`),
      refusal,
    )
  }
  assert.deepEqual(where.get('term-beyond-cap'), { extend: 'codes' })
  assert.deepEqual(where.get('connection-number-gone'), { issue: 'number' })
  assert.deepEqual(where.get('term-changed'), { extend: 'confirm' })
  assert.deepEqual(where.get('activation-key-unused'), { search: 'codes' })
})
