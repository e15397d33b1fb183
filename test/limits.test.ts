// docs/limits.md says how often what may be tried, as the code has it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { limitsDocument } from '../bin/limits/document.ts'

test('docs/limits.md is what npm run limits makes of the code now', () => {
  assert.ok(readFileSync('docs/limits.md', 'utf8') === limitsDocument(), 'docs/limits.md is stale: npm run limits')
})
