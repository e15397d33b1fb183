import type { Random } from '#random'

/** So many random bytes, as text for a cookie: sessions, browsers before their login, known browsers (C6, C11). */
export const token = (random: Random, bytes: number): string => Buffer.from(random(bytes)).toString('base64url')
