// docs/mails.md shows the mails that the code writes.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { TEMPLATES } from '#mail/letters'
import { mailsDocument } from '../bin/mails/document.ts'
import { EXAMPLES } from '../bin/mails/examples.ts'

test('docs/mails.md is what npm run mails makes of the templates now', () => {
  assert.ok(readFileSync('docs/mails.md', 'utf8') === mailsDocument(), 'docs/mails.md is stale: npm run mails')
})

test('every template has an example, so the document shows them all', () => {
  assert.deepEqual(new Set(EXAMPLES.map(({ template }) => template)), new Set(TEMPLATES))
})
