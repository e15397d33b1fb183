import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideDocument, versionsAt } from './documentVersion.ts'

const at = (text: string) => Temporal.Instant.from(text)
const NOW = at('2026-12-01T03:00:00Z')
const FIRST = { version: 1, effectiveFrom: at('2026-11-01T00:00:00+09:00') }
const PLANNED = { version: 2, effectiveFrom: at('2027-04-01T00:00:00+09:00') }

test('a version begins now or later, never before the one it follows, and later only with what changes', () => {
  type Facts = Omit<Parameters<typeof decideDocument>[0], 'hasChanges'> & { hasChanges?: boolean }
  const table: [string, Facts, number | string][] = [
    ['from now on', { latest: FIRST, from: NOW, basedOn: undefined }, 2],
    ['from now on, without a word', { latest: FIRST, from: NOW, basedOn: undefined, hasChanges: false }, 2],
    ['later', { latest: FIRST, from: at('2027-04-01T00:00:00+09:00'), basedOn: 1 }, 2],
    [
      'later, without a word (約款 §12)',
      { latest: FIRST, from: NOW.add({ seconds: 1 }), basedOn: 1, hasChanges: false },
      'document-without-changes',
    ],
    ['a moment ago', { latest: FIRST, from: at('2026-12-01T02:59:59Z'), basedOn: 1 }, 'document-from-the-past'],
    ['no such kind', { latest: undefined, from: NOW, basedOn: undefined }, 'document-kind-unknown'],
    ['edited before another was added', { latest: PLANNED, from: NOW, basedOn: 1 }, 'document-not-the-latest'],
    ['before the planned one', { latest: PLANNED, from: NOW, basedOn: 2 }, 'document-before-the-latest'],
    ['in place of the planned one', { latest: PLANNED, from: PLANNED.effectiveFrom, basedOn: 2 }, 3],
  ]
  for (const [name, facts, expected] of table) {
    const decision = decideDocument({ hasChanges: true, ...facts }, NOW)
    assert.equal(decision.ok ? decision.value : decision.refusal, expected, name)
  }
})

test('of each kind one version is in force; those to come stand soonest first, without one that never will be', () => {
  const version = (kind: string, version: number, effectiveFrom: string) => ({
    kind,
    version,
    effectiveFrom: at(effectiveFrom),
  })
  const versions = [
    version('terms', 3, '2027-04-01T00:00:00Z'),
    version('terms', 1, '2026-11-01T00:00:00Z'),
    version('terms', 4, '2027-04-01T00:00:00Z'), // in place of the third
    version('terms', 2, '2026-12-01T03:00:00Z'), // begins at this moment
    version('guide', 1, '2026-11-01T00:00:00Z'),
    version('guide', 2, '2027-01-01T00:00:00Z'),
    version('notice', 9, '2026-11-01T00:00:00Z'), // a high number replaces nothing of another kind
  ]
  const named = (list: { kind: string; version: number }[]) => list.map(({ kind, version }) => `${kind} ${version}`)
  const stands = (now: Temporal.Instant) => {
    const { inForce, coming } = versionsAt(versions, now)
    return { inForce: named(inForce), coming: named(coming) }
  }
  assert.deepEqual(stands(NOW), { inForce: ['terms 2', 'guide 1', 'notice 9'], coming: ['guide 2', 'terms 4'] })
  assert.deepEqual(stands(NOW.subtract({ nanoseconds: 1 })), {
    inForce: ['terms 1', 'guide 1', 'notice 9'],
    coming: ['terms 2', 'guide 2', 'terms 4'],
  })
  assert.deepEqual(stands(at('2027-04-01T00:00:00Z')), { inForce: ['terms 4', 'guide 2', 'notice 9'], coming: [] })
})
