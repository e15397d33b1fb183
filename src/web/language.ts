// The language of a page: chosen by link on every page, kept in a cookie, Japanese by default.

import { LANGS, type Lang } from '#words/text'
import type { Ctx, WebDeps } from './env.ts'
import { see } from './respond.ts'

export function languageOf(c: Ctx, deps: WebDeps): Lang {
  return deps.cookies.language.read(c) === 'en' ? 'en' : 'ja'
}

/** GET /language?to=en&back=/menu */
export function switchLanguage(c: Ctx, deps: WebDeps): Response {
  const to = LANGS.find(lang => lang === c.req.query('to')) ?? 'ja'
  return see(localPath(c.req.query('back')) ?? '/', [deps.cookies.language.set(to)])
}

/** A path of this site, never another site's address; undefined for anything else. */
export function localPath(path: string | undefined): string | undefined {
  return path !== undefined && /^\/(?![/\\])[\w\-./?=&%()'+~:,@!$*]*$/.test(path) ? path : undefined
}
