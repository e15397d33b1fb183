// Another commit of this repository in a folder of its own, for as long as it is measured.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SentenceError } from '#embedded/sentence'

type OtherTree = { folder: string; hash: string; remove(): void }

/**
 * Checks a commit out beside. Its packages are ours where its package-lock.json is; else its first run installs them.
 * @param options.tools false where only its server runs: then development tools may differ
 */
export function otherTree(commit: string, { tools = true } = {}): OtherTree {
  const hash = resolve(commit)
  const folder = join(mkdtempSync(join(tmpdir(), 'bench-against-')), hash.slice(0, 12))
  git('worktree', 'add', '--quiet', '--detach', folder, hash)
  const remove = () => {
    rmSync(join(folder, '..'), { recursive: true, force: true })
    git('worktree', 'prune')
  }
  try {
    const lockIn = tools ? lockOf : serverPackages
    if (existsSync('node_modules') && lockIn(folder) === lockIn('.'))
      symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  } catch (error) {
    remove()
    throw error
  }
  return { folder, hash, remove }
}

function resolve(commit: string): string {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`)
  } catch {
    throw new SentenceError(`There is no commit ${commit} here.`)
  }
}

const lockOf = (tree: string) => readFileSync(join(tree, 'package-lock.json'), 'utf8')

function serverPackages(tree: string): string {
  const { packages } = JSON.parse(lockOf(tree)) as { packages: Record<string, { dev?: boolean }> }
  return JSON.stringify(Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev))
}

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
