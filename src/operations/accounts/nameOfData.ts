// What an account says of itself, under a short name: a form carries the name of what it was filled with, so that a change
// made meanwhile is noticed.
import { createHash } from 'node:crypto'
import type { Profile } from '#domain/profile'

export type OwnData = { profile: Profile; language: 'ja' | 'en' }

/** The same for the same data. */
export function nameOfData(account: OwnData): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(dataOf(account)).sort()))
    .digest('base64url')
    .slice(0, 16)
}

/** As one flat record, to be compared and kept. */
export const dataOf = ({ profile, language }: OwnData) => ({ ...profile, language })
