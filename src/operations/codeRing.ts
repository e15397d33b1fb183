// The ring of keys that codes are kept under (decision 017): for each code a mark, which finds it and tells nothing, and a
// sealed copy, which shows it to whoever may see it.
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Clock } from '#clock'
import type { Random } from '#random'
import type { CodeKind, CodeMarks, KeptCode, SealedCode } from '#store/keptCodes'

export type CodeRing = {
  /** What is written for a code. */
  keep(kind: CodeKind, code: string): KeptCode
  /** What a code is looked for by. */
  marks(kind: CodeKind, code: string): CodeMarks
  /** The code of a row. Throws where the key is lacking that it was sealed with. */
  read<Code extends string>(kind: CodeKind, kept: SealedCode): Code
  /** Of text that holds codes. */
  seal(text: string): Uint8Array
  /** Undefined when its key has ended. */
  open(sealed: Uint8Array): string | undefined
  /** Codes are written in clear besides, for servers of the release before. */
  readonly inClear: boolean
  /** The number of the key that seals now. */
  readonly sealsWith: number
}

/** A key of the ring. */
export type RingKey = { id: number; secret: Uint8Array; writesFrom: Temporal.Instant }

/** What a ring holds: the keys that are in use, and the numbers of those that are lacking here. */
export type RingState = { keys: RingKey[]; lacking: { id: number; writesFrom: Temporal.Instant }[]; inClear: boolean }

/** Bytes of a key. */
export const KEY_BYTES = 32
const MARK_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Before the nonce: the number of the key, so that each copy says how it is opened. */
const ID_BYTES = 1

type Purpose = `mark ${CodeKind}` | `seal ${CodeKind | 'text'}`
type Key = { id: number; writesFromMs: number; of(purpose: Purpose): KeyObject }

/** @param state as {@link RingState}; `set` changes it for all who hold the ring */
export function createCodeRing({ random, clock }: { random: Random; clock: Clock }, state: RingState) {
  let keys: Key[] = []
  let { inClear, lacking } = state
  set(state)

  function set(next: RingState): void {
    keys = next.keys.map(keyFrom).toSorted((a, b) => b.id - a.id)
    inClear = next.inClear
    lacking = next.lacking
  }

  /** The newest whose time has come. */
  function current(): Key {
    const now = clock.now()
    const missing = lacking.find(({ writesFrom }) => Temporal.Instant.compare(writesFrom, now) <= 0)
    // Without it others' codes would count as wrong ones.
    if (missing) throw new KeyLacking(missing.id)
    // The oldest where a clock was set back to before any of them.
    return keys.find(({ writesFromMs }) => writesFromMs <= now.epochMilliseconds) ?? keys.at(-1)!
  }

  function sealed(purpose: Purpose, clear: Uint8Array): Uint8Array {
    const key = current()
    const nonce = random(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key.of(purpose), nonce)
    return Buffer.concat([Buffer.of(key.id), nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
  }

  function opened(purpose: Purpose, bytes: Uint8Array): Buffer | undefined {
    const key = keys.find(({ id }) => id === bytes[0])
    if (!key) return undefined
    const nonce = bytes.subarray(ID_BYTES, ID_BYTES + NONCE_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key.of(purpose), nonce).setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(ID_BYTES + NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  }

  const ring: CodeRing = {
    keep: (kind, code) => ({
      mark: markOf(current(), kind, code),
      sealed: sealed(`seal ${kind}`, Buffer.from(code, 'hex')),
      clear: inClear ? code : null,
    }),
    marks(kind, code) {
      const writing = current()
      const other = keys.length === 1 ? undefined : keys.find(key => key !== writing)
      return {
        mark: markOf(writing, kind, code),
        otherMark: other ? markOf(other, kind, code) : null,
        clear: inClear ? code : null,
      }
    },
    read<Code extends string>(kind: CodeKind, kept: SealedCode): Code {
      if (kept.sealed === null) return kept.clear as Code
      const code = opened(`seal ${kind}`, kept.sealed)
      if (!code) throw new KeyLacking(kept.sealed[0]!)
      return code.toString('hex').toUpperCase() as Code
    },
    seal: text => sealed('seal text', Buffer.from(text)),
    open: bytes => opened('seal text', bytes)?.toString(),
    get inClear() {
      return inClear
    },
    get sealsWith() {
      return current().id
    },
  }
  return Object.assign(ring, { set, lacks: () => lacking.map(({ id }) => id) })
}

/** Whoever runs the servers can mend it: the file of keys here lacks one. */
export class KeyLacking extends Error {
  readonly sentence = true
  constructor(id: number) {
    super(`Codes are sealed with key ${id}, which the file of code keys here lacks or has otherwise.`)
  }
}

function markOf(key: Key, kind: CodeKind, code: string): Uint8Array {
  return createHmac('sha256', key.of(`mark ${kind}`))
    .update(code)
    .digest()
    .subarray(0, MARK_BYTES)
}

/** What tells a key from any other, and nothing of it. */
export const proofOf = (secret: Uint8Array): Uint8Array =>
  createHmac('sha256', secret).update('proof of a code key').digest().subarray(0, MARK_BYTES)

function keyFrom({ id, secret, writesFrom }: RingKey): Key {
  const derived = new Map<Purpose, KeyObject>()
  const of = (purpose: Purpose): KeyObject => {
    const known = derived.get(purpose)
    if (known) return known
    const made = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `code ${purpose}`, KEY_BYTES)))
    derived.set(purpose, made)
    return made
  }
  return { id, writesFromMs: writesFrom.epochMilliseconds, of }
}
