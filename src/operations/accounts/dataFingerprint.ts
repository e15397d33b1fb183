// A fingerprint of an account's own data: a form carries that of the data that it was filled with, so that a change made
// meanwhile is noticed.
import { createHash } from 'node:crypto'
import type { Profile } from '#domain/profile'

export type OwnData = { profile: Profile; language: 'ja' | 'en' }

/** Equal for equal data. */
export function dataFingerprint(account: OwnData): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(dataOf(account)).sort()))
    .digest('base64url')
    .slice(0, 16)
}

/** The data as one flat record, which can be compared and stored. */
export const dataOf = ({ profile, language }: OwnData) => ({ ...profile, language })
