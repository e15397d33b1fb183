// The addresses that the manual prints (M§4, M§5.2-1) and that customers have bookmarked: they lead to the login.
import type { Hono } from 'hono'
import type { Env } from '#web/env'
import { see } from '#web/respond'
import type { Lang } from '#words/text'
import type { PortalDeps } from './deps.ts'

const LANGUAGE: Record<string, Lang> = { '/hdcom/main/pre/jpn': 'ja', '/hdcom/main/pre/eng': 'en' }

/** With and without the last slash. */
export const BOOKMARKS = Object.keys(LANGUAGE).flatMap(path => [path, `${path}/`])

/** Not permanent: a browser that remembers a redirect would skip the language. */
export function bookmarkRoutes(app: Hono<Env>, deps: PortalDeps): void {
  for (const [path, lang] of Object.entries(LANGUAGE))
    for (const address of [path, `${path}/`]) app.get(address, () => see('/login', [deps.cookies.language.set(lang)]))
}
