// A browser that signed in to an account before is marked, so that strangers' wrong guesses cannot lock its user out (C6).
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Ctx, WebDeps } from './env.ts'
import { token } from './token.ts'

/** A new mark for this account's browser. */
export function markBrowser(deps: WebDeps, loginId: string): string {
  const nonce = token(deps.random, 12)
  return `${nonce}.${signature(deps, loginId, nonce)}`
}

/** The mark's own part, when the browser carries one for this account. */
export function knownBrowser(c: Ctx, deps: WebDeps, loginId: string): string | undefined {
  const [nonce = '', signed = ''] = (deps.cookies.knownBrowser.read(c) ?? '').split('.')
  const right = Buffer.from(signature(deps, loginId, nonce))
  const given = Buffer.from(signed)
  return given.length === right.length && timingSafeEqual(given, right) ? nonce : undefined
}

function signature(deps: WebDeps, loginId: string, nonce: string): string {
  return createHmac('sha256', deps.secret).update(`known-browser:${loginId}:${nonce}`).digest('base64url')
}
