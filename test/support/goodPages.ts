// Pages in which nothing was found wrong, by a digest: no process of a run looks at one again.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where `npm test` tells its processes of the folder that has an empty file for each page; without it, each has its own. */
export const GOOD_PAGES_VARIABLE = 'TEST_GOOD_PAGES'

const folder = process.env[GOOD_PAGES_VARIABLE]
const good = new Set<string>()

/** @param digest as a file may be named */
export function isGood(digest: string): boolean {
  return good.has(digest) || (folder !== undefined && existsSync(join(folder, digest)))
}

export function noteGood(digest: string): void {
  good.add(digest)
  if (folder !== undefined) writeFileSync(join(folder, digest), '')
}
