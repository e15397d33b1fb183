import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideDocument } from './documentVersion.ts'

const at = (text: string) => Temporal.Instant.from(text)
const NOW = at('2026-12-01T03:00:00Z')
const FIRST = { version: 1, effectiveFrom: at('2026-11-01T00:00:00+09:00') }
const PLANNED = { version: 2, effectiveFrom: at('2027-04-01T00:00:00+09:00') }

test('a version begins now or later, and never before the one it follows', () => {
  const table: [string, Parameters<typeof decideDocument>[0], number | string][] = [
    ['from now on', { latest: FIRST, from: NOW, basedOn: undefined }, 2],
    ['later', { latest: FIRST, from: at('2027-04-01T00:00:00+09:00'), basedOn: 1 }, 2],
    ['a moment ago', { latest: FIRST, from: at('2026-12-01T02:59:59Z'), basedOn: 1 }, 'document-from-the-past'],
    ['no such kind', { latest: undefined, from: NOW, basedOn: undefined }, 'document-kind-unknown'],
    ['edited before another was added', { latest: PLANNED, from: NOW, basedOn: 1 }, 'document-not-the-latest'],
    ['before the planned one', { latest: PLANNED, from: NOW, basedOn: 2 }, 'document-before-the-latest'],
    ['in place of the planned one', { latest: PLANNED, from: PLANNED.effectiveFrom, basedOn: 2 }, 3],
  ]
  for (const [name, facts, expected] of table) {
    const decision = decideDocument(facts, NOW)
    assert.equal(decision.ok ? decision.value : decision.refusal, expected, name)
  }
})
