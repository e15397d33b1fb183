// docs/access.md says who may do what, as the code has it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { accessDocument } from '../bin/access/document.ts'

test('docs/access.md is what npm run access makes of the code now', () => {
  assert.ok(readFileSync('docs/access.md', 'utf8') === accessDocument(), 'docs/access.md is stale: npm run access')
})
