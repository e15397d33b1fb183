// Another commit of this repository in a folder of its own, for as long as it is measured.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SentenceError } from '#embedded/sentence'

type OtherTree = { folder: string; hash: string; remove(): void }

/**
 * Checks a commit out beside. Its packages are ours where its package-lock.json is; else its first run installs them.
 * @param options.tools false where only its server runs: then it is enough that ours has the packages of its server
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
    const isEnough = tools ? lockOf(folder) === lockOf('.') : hasAll(serverPackages('.'), serverPackages(folder))
    if (existsSync('node_modules') && isEnough)
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

/** Each with its version, as one text. */
function serverPackages(tree: string): string[] {
  const { packages } = JSON.parse(lockOf(tree)) as { packages: Record<string, { dev?: boolean }> }
  return Object.entries(packages).flatMap(entry => (entry[0] === '' || entry[1].dev ? [] : [JSON.stringify(entry)]))
}

const hasAll = (ours: string[], theirs: string[]) => theirs.every(one => ours.includes(one))

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
