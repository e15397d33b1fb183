import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openKeptResults } from './keptResults.ts'

const aPath = () => join(mkdtempSync(join(tmpdir(), 'kept-')), 'below', 'results.json')
const never = () => assert.fail('it was made before')

test('a result is made once for all starts, and again for another source or step', () => {
  const path = aPath()
  const first = openKeptResults(path)
  assert.equal(
    first.of('double', 'ab', () => 'abab'),
    'abab',
  )
  first.save()
  const second = openKeptResults(path)
  assert.equal(second.of('double', 'ab', never), 'abab')
  assert.equal(
    second.of('double', 'cd', () => 'cdcd'),
    'cdcd',
  )
  assert.equal(
    second.of('triple', 'ab', () => 'ababab'),
    'ababab',
  )
})

test('what nobody asks for any more is not kept', () => {
  const path = aPath()
  const first = openKeptResults(path)
  first.of('double', 'ab', () => 'abab')
  first.save()
  const second = openKeptResults(path)
  second.of('double', 'cd', () => 'cdcd')
  second.save()
  assert.equal(Object.keys(JSON.parse(readFileSync(path, 'utf8'))).length, 1)
})

test('a spoilt file is none, and a folder that cannot be is no fault', () => {
  const path = aPath()
  openKeptResults(path).save()
  const file = join(mkdtempSync(join(tmpdir(), 'kept-')), 'file')
  writeFileSync(file, '{"half')
  for (const where of [file, join(file, 'results.json')]) {
    const results = openKeptResults(where)
    assert.equal(
      results.of('double', 'ab', () => 'abab'),
      'abab',
    )
    results.save()
  }
})
