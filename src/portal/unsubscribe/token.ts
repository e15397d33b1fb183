// The link that ends 製品情報のお知らせ without a login (C19): it names an account, and only this server can make it.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** The link's path; unsubscribe/routes.ts answers there. */
export const unsubscribePath = (secret: string, accountId: number): string =>
  `/unsubscribe/${unsubscribeToken(secret, accountId)}`

/** Good for as long as the secret is: a mail may be read years later, and the link ends news and nothing else. */
export function unsubscribeToken(secret: string, accountId: number): string {
  return `${accountId}.${signature(secret, String(accountId))}`
}

/** Undefined for whatever {@link unsubscribeToken} did not make. */
export function accountOfToken(secret: string, token: string): number | undefined {
  const [id = '', signed = '', ...more] = token.split('.')
  const [right, given] = [Buffer.from(signature(secret, id)), Buffer.from(signed)]
  const genuine = more.length === 0 && right.length === given.length && timingSafeEqual(right, given)
  return genuine ? Number(id) : undefined
}

const signature = (secret: string, accountId: string) =>
  createHmac('sha256', secret).update(`unsubscribe:${accountId}`).digest('base64url')
