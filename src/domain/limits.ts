// Every limit on what may be tried, asked for or sent, in one place (C3, C5, C6, C8, C23); docs/limits.md is made of it.

/** `capacity` at once, and one more every `refillSeconds`. */
export type Rate = { capacity: number; refillSeconds: number }

const HOUR = 3600
const perHour = (count: number): Rate => ({ capacity: count, refillSeconds: HOUR / count })

export const LIMITS = {
  // Logins (C6)
  'login-account': { capacity: 10, refillSeconds: 960 }, // a hundred in a day, and no more (C23)
  'login-client': { capacity: 30, refillSeconds: HOUR / 60 },
  /** Passkeys that were wrong: of their own, so that neighbours' passwords are not held up by them. */
  'passkey-client': { capacity: 30, refillSeconds: HOUR / 60 },
  /** Beyond it a stranger is not refused, but has to bring a proof of work. */
  'login-without-proof': { capacity: 100, refillSeconds: 2 },
  /** Refuses nobody: the fewer are left, the longer a proof takes to find. */
  proofs: { capacity: 300, refillSeconds: 2 },
  /** The same for a browser that an account knows, by its own proofs alone: what strangers do makes none of its dearer. */
  'proofs-known': { capacity: 12, refillSeconds: 600 },
  /** Each costs us about as much as looking at a picture does; forms go on with the picture. */
  'proof-client': { capacity: 120, refillSeconds: 10 },

  // What whoever is signed in may be wrong about (C5, C8)
  'confirm-password': perHour(10),
  'device-of-card': { capacity: 1, refillSeconds: 600 },
  /** Pairs of a list that are not proven, of a company (R21); a repeated one counts once. */
  'list-guess': perHour(200),
  'list-guess-again': perHour(1),

  // Mails that strangers can ask for (C3, P5): each costs us before anybody is known (C23)
  /** Whoever has not asked for a mailbox yet gets one, whatever others have asked for it: so nobody keeps its owner out. */
  'mail-code-first': perHour(1),
  /** Further ones, whoever asks: with the first three an hour. */
  'mail-code-mailbox': perHour(2),
  /** Whoever they are: nobody's mailbox is flooded. */
  'mail-code-most': perHour(12),
  'mail-code-client': perHour(3),
  'mail-code-account': perHour(10),
  'temporary-password-first': perHour(1),
  'temporary-password-id': perHour(2),
  'temporary-password-most': perHour(12),
  'temporary-password-client': perHour(3),

  // Invitations (R16): a 管理者 may have mails sent to any address
  'invitation-account': perHour(20),
  'invitation-mailbox': perHour(3),

  // What a visitor's page costs us (C23)
  'draft-client': perHour(60),
  'picture-client': perHour(120),
} as const satisfies Record<string, Rate>

export type LimitName = keyof typeof LIMITS

/** How much dearer a proof of work becomes at most. */
export const DEAREST_PROOF = 4

/**
 * The price of a proof of work, in times of the lowest (C23): it grows with how many were brought lately that no right
 * password followed.
 * @param left of the limit: that of all strangers, or that of one browser which is known
 */
export function proofPrice(left: number, limit: 'proofs' | 'proofs-known' = 'proofs'): number {
  const used = 1 - left / LIMITS[limit].capacity
  return Math.min(DEAREST_PROOF, 1 + Math.floor(used * DEAREST_PROOF))
}

/** How long an invitation is good (R16). */
export const INVITATION_HOURS = 72

/** How many passkeys a person has at most. */
export const MOST_PASSKEYS = 10

/** Wrong codes of an account (C8): so many in a window, which then has to pass; each further one doubles it. */
export const WRONG_CODES = { tries: 5, windowMinutes: 10, mostDoublings: 8 }

/** A mailed code (P5): how long it is good, and how often it may be tried. */
export const MAIL_CODE = { minutes: 10, tries: 5 }

/** Wrong Registration Keys of one device from one client (C16). */
export const WRONG_DEVICE_KEYS = { tries: 10, hours: 1 }

/**
 * So far ahead of one server's clock another one's may be. What was written at a later time was written before a clock was set
 * right, and counts as if it were over or had just happened, whichever locks nobody out and leaves nothing open (C23).
 */
export const CLOCKS_APART = { minutes: 15 }

/** What people are told that they have to wait: whole minutes, never too few. */
export const minutesOf = (seconds: number): number => Math.ceil(seconds / 60)
