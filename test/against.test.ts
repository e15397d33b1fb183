// npm run bench -- NAME --against COMMIT: what it makes of the lines that benches print, also those of older trees.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { otherTree } from '../bench/support/otherTree.ts'
import { rateOf } from '../bench/support/turns.ts'

test('the absolute rate of a line: rates as they are, times upside down, two pages by their mean', () => {
  assert.equal(rateOf({ name: 'issue', ratio: 1.7, value: 4000, limit: 2400, unit: 'per second' }), 4000)
  assert.equal(rateOf({ name: 'issue-alone', ratio: 2, value: 4, limit: 2, unit: 'ms' }), 0.25)
  assert.equal(
    Math.round(rateOf({ name: 'pages', login: 4000, loginLimit: 5000, input: 1000, inputLimit: 9000 })),
    2000,
  )
  assert.throws(() => rateOf({ name: 'image-text', control: 1 }), { sentence: true })
})

test('another commit stands in a worktree with our packages, and leaves nothing behind', () => {
  const worktrees = () => execFileSync('git', ['worktree', 'list'], { encoding: 'utf8' })
  const tree = otherTree('HEAD')
  assert.ok(worktrees().includes(tree.folder))
  assert.ok(existsSync(join(tree.folder, 'package.json')))
  const lock = (folder: string) => readFileSync(join(folder, 'package-lock.json'), 'utf8')
  assert.equal(existsSync(join(tree.folder, 'node_modules')), lock(tree.folder) === lock('.'))
  tree.remove()
  assert.ok(!existsSync(tree.folder))
  assert.ok(!worktrees().includes(tree.folder))
  assert.throws(() => otherTree('no-such-commit'), /no commit no-such-commit/)
})
