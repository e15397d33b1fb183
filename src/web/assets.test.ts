import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadAssets } from './assets.ts'

test('whatever a browser module imports is served under the name it is asked by, without types and comments', () => {
  const { urls, get } = loadAssets()
  const seen = new Set<string>()
  const follow = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const asset = get(file)
    assert.ok(asset, file)
    const code = new TextDecoder().decode(asset.body)
    assert.doesNotMatch(code, /^\s*(\/\/|\/\*|import type)/m, file)
    assert.doesNotMatch(code, /(from |import\()'(\.[^']*\.ts|#)/, file)
    for (const [, name = ''] of code.matchAll(/'\.\/([\w.]+\.js)'/g)) follow(name)
  }
  follow(urls.enhance.split('/').at(-1)!)
  const names = [...seen].map(file => file.split('.')[0]).sort()
  assert.deepEqual(names, [
    'around',
    'codeFields',
    'codes',
    'copy',
    'enhance',
    'grouping',
    'kept',
    'mailState',
    'passkey',
    'postalCode',
    'robotCheck',
    'scan',
    'scanKept',
    'scanned',
    'session',
    'ticks',
    'visible',
  ])
})
