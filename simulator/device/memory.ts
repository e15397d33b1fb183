// What a device keeps when its power is cut.

/** What a device believes of its service, as the server signed it. Days are of GMT, moments are milliseconds. */
export type Statement = {
  status: 'active' | 'expired' | 'lapsed' | 'none'
  lastDay: string | null
  connectionNumber: string | null
  /** Until when it may be trusted without asking again. */
  expiresAt: number
}

export type Memory = {
  mprId: string
  /** The key that the server accepted last. */
  registrationKey: string | null
  /** A key that was saved, and that the server has not judged yet. */
  newKey: string | null
  /** A key that the server refused and that nobody was shown yet. */
  refusedKey: string | null
  token: string | null
  /** The answer that `statement` came with, for If-None-Match. */
  etag: string | null
  statement: Statement | null
  /** The statement as it was signed. */
  signed: string | null
  /** The server says that the key in use is good for nothing (any more). */
  ended: boolean
  /** When to ask next; null is at the next start only. */
  askAt: number | null
  /** How long the server wanted to be left alone, for answers that do not say (304). */
  askEvery: number
  /** Questions in a row that brought no answer to be believed. */
  failures: number
}

const DAY_MS = 86_400_000

/** A device as it leaves the factory. @param mprId 16 hex digits, the label on its bottom */
export function newMemory(mprId: string): Memory {
  return {
    mprId,
    registrationKey: null,
    newKey: null,
    refusedKey: null,
    token: null,
    etag: null,
    statement: null,
    signed: null,
    ended: false,
    askAt: null,
    askEvery: DAY_MS,
    failures: 0,
  }
}
