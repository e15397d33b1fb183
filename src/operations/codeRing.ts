// The ring of keys that codes are kept under (decision 017): for each code a mark, which finds it and tells nothing, and a
// sealed copy, which shows it to whoever may see it.
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Clock } from '#clock'
import type { Random } from '#random'
import type { CodeKind, CodeMarks, KeptCode, SealedCode } from '#store/keptCodes'

export type CodeRing = {
  /**
   * What is written for a code.
   * @param owner the card of a Registration ID, the device of a Registration Key: a copy in another row cannot be opened
   */
  keep(kind: CodeKind, code: string, owner: string): KeptCode
  /** What a code is looked for by. */
  marks(kind: CodeKind, code: string): CodeMarks
  /** The code of a row. Throws where the key is lacking that it was sealed with. */
  read<Code extends string>(kind: CodeKind, kept: SealedCode, owner: string): Code
  /** Of text that holds codes. */
  seal(text: string): Uint8Array
  /** Undefined when its key is lacking. */
  open(sealed: Uint8Array): string | undefined
  /** Codes are written in clear besides, for servers of the release before. */
  readonly inClear: boolean
  /** The number of the key that seals now. */
  readonly sealsWith: number
}

/** A key of the ring. `ended`: nothing should be sealed with it any more, so it is read, and not looked for. */
export type RingKey = { id: number; secret: Uint8Array; writesFrom: Temporal.Instant; ended: boolean }

/** What a ring holds, and the keys in use that are lacking here. */
export type RingState = { keys: RingKey[]; lacking: { id: number; writesFrom: Temporal.Instant }[]; inClear: boolean }

/** Bytes of a key. */
export const KEY_BYTES = 32
const MARK_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Before the nonce: the number of the key, so that each copy says how it is opened. */
const ID_BYTES = 1

/** A server whose file lacks a key says so this long before others seal with it. */
const SAYS_SO_AHEAD = { seconds: 20 }

type Purpose = `mark ${CodeKind}` | `seal ${CodeKind | 'text'}`
type Key = { id: number; writesFromMs: number; ended: boolean; of(purpose: Purpose): KeyObject }

/**
 * `set` changes it for all who hold it; `lacks` names the keys that are lacking, once they are about to be used; `secrets` are
 * those of its keys.
 */
export function createCodeRing({ random, clock }: { random: Random; clock: Clock }, state: RingState) {
  let keys: Key[] = []
  let secrets = new Map<number, Uint8Array>()
  let { inClear, lacking } = state
  set(state)

  function set(next: RingState): void {
    keys = next.keys.map(keyFrom).toSorted((a, b) => b.id - a.id)
    secrets = new Map(next.keys.map(({ id, secret }) => [id, secret]))
    inClear = next.inClear
    lacking = next.lacking
  }

  const lackingAt = (at: Temporal.Instant) =>
    lacking.filter(({ writesFrom }) => Temporal.Instant.compare(writesFrom, at) <= 0).map(({ id }) => id)

  /** The newest whose time has come. */
  function current(): Key {
    const now = clock.now()
    const [missing] = lackingAt(now)
    // Without it others' codes would count as wrong ones.
    if (missing !== undefined) throw new KeyLacking(missing)
    const used = keys.filter(({ ended }) => !ended)
    // The oldest where a clock was set back to before any of them.
    const key = used.find(({ writesFromMs }) => writesFromMs <= now.epochMilliseconds) ?? used.at(-1)
    if (!key) throw new Error('The ring of code keys is empty.')
    return key
  }

  function sealed(key: Key, purpose: Purpose, clear: Uint8Array, owner: string): Uint8Array {
    const nonce = random(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key.of(purpose), nonce).setAAD(Buffer.from(owner))
    return Buffer.concat([Buffer.of(key.id), nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
  }

  function opened(purpose: Purpose, bytes: Uint8Array, owner: string): Buffer | undefined {
    const key = keys.find(({ id }) => id === bytes[0])
    if (!key) return undefined
    const nonce = bytes.subarray(ID_BYTES, ID_BYTES + NONCE_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key.of(purpose), nonce)
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(ID_BYTES + NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  }

  const ring: CodeRing = {
    keep(kind, code, owner) {
      const key = current() // once, since its time may come between two looks
      return {
        mark: markOf(key, kind, code),
        sealed: sealed(key, `seal ${kind}`, Buffer.from(code, 'hex'), owner),
        clear: inClear ? code : null,
      }
    },
    marks(kind, code) {
      const writing = current()
      const other = keys.length === 1 ? undefined : keys.find(key => key !== writing && !key.ended)
      return {
        mark: markOf(writing, kind, code),
        otherMark: other ? markOf(other, kind, code) : null,
        clear: inClear ? code : null,
      }
    },
    read<Code extends string>(kind: CodeKind, kept: SealedCode, owner: string): Code {
      if (kept.sealed === null) return kept.clear as Code
      const code = opened(`seal ${kind}`, kept.sealed, owner)
      if (!code) throw new KeyLacking(kept.sealed[0]!)
      return code.toString('hex').toUpperCase() as Code
    },
    seal: text => sealed(current(), 'seal text', Buffer.from(text), ''),
    open: bytes => opened('seal text', bytes, '')?.toString(),
    get inClear() {
      return inClear
    },
    get sealsWith() {
      return current().id
    },
  }
  return Object.assign(ring, {
    set,
    lacks: () => lackingAt(clock.now().add(SAYS_SO_AHEAD)),
    secrets: () => secrets,
  })
}

/** For those who have nothing to do with codes: whatever is asked of it throws. */
export const emptyRing = (deps: { random: Random; clock: Clock }) =>
  createCodeRing(deps, { keys: [], lacking: [], inClear: false })

/** Whoever runs the servers can mend it: the file of keys here lacks one. */
export class KeyLacking extends Error {
  readonly sentence = true
  constructor(id: number) {
    super(`CODE_KEYS: codes are sealed with key ${id}, which the file here lacks or has otherwise.`)
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

function keyFrom({ id, secret, writesFrom, ended }: RingKey): Key {
  const derived = new Map<Purpose, KeyObject>()
  const of = (purpose: Purpose): KeyObject => {
    const known = derived.get(purpose)
    if (known) return known
    const made = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `code ${purpose}`, KEY_BYTES)))
    derived.set(purpose, made)
    return made
  }
  return { id, writesFromMs: writesFrom.epochMilliseconds, ended, of }
}
