// How codes stand in the database that nobody shall read from a copy of it (decision 017): a mark to find each by, and a sealed
// copy to read it from. What makes and opens them is handed in by operations (codeRing.ts), so a key is never here.

export type CodeKind = 'registration-id' | 'registration-key'

/** A code as it is written. `clear`: for servers of the release before, while there may be any; otherwise null. */
export type KeptCode = { mark: Uint8Array; sealed: Uint8Array; clear: string | null }

/**
 * What a code is looked for by: its mark under the key that writes, that under another one that is still read, and, while
 * codes are written in clear, the code, which finds what is not sealed yet.
 */
export type CodeMarks = { mark: Uint8Array; otherMark: Uint8Array | null; clear: string | null }

/** A code as it is read. */
export type SealedCode = { sealed: Uint8Array | null; clear: string | null }
