// The ring of code keys of tests and benches: one key, the same for what they write themselves and for the servers they start.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clock, systemClock } from '#clock'
import type { ActivationKeyNo, RegistrationId, RegistrationKey } from '#domain/codes'
import { createCodeRing } from '#operations/codeRing'
import type { KeyFile, OpenRing } from '#operations/upkeep/openCodeRing'
import { systemRandom } from '#random'
import type { Db } from '#store/db'
import type { SealedCode } from '#store/keptCodes'

export const TEST_SECRET = createHash('sha256').update('a code key of tests').digest()
const LONG_AGO = Temporal.Instant.from('2020-01-01T00:00Z')

/** One of its own for those who change it. */
export const testRing = (clock: Clock = systemClock): OpenRing =>
  createCodeRing(
    { random: systemRandom, clock },
    { keys: [{ id: 1, secret: TEST_SECRET, writesFrom: LONG_AGO, ended: false }], lacking: [], inClear: false },
  )

export const testCodes = testRing()

/** The same key as a file that nobody writes. */
export const testKeys: KeyFile = { read: async () => new Map([[1, TEST_SECRET]]), add: async () => {} }

let keyFile: string | undefined

/** The file of that key, for servers and commands that are processes of their own. */
export function testKeyFile(): string {
  if (keyFile) return keyFile
  const folder = mkdtempSync(join(tmpdir(), 'portal-code-keys-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  keyFile = join(folder, 'code-keys.json')
  writeFileSync(keyFile, JSON.stringify({ 1: TEST_SECRET.toString('base64url') }))
  return keyFile
}

type Card = { activationKeyNo: ActivationKeyNo; registrationId: RegistrationId; product: string }

/** As a card is written. */
export const keptCard = ({ activationKeyNo, registrationId, product }: Card) => ({
  activationKeyNo,
  product,
  ...testCodes.keep('registration-id', registrationId, activationKeyNo),
})

export const keyIn = (kept: SealedCode, mprId: string): RegistrationKey =>
  testCodes.read('registration-key', kept, mprId)
export const idIn = (sealed: Uint8Array, activationKeyNo: string): RegistrationId =>
  testCodes.read('registration-id', { sealed, clear: null }, activationKeyNo)

type KeptService = { mprId: string; periodNo: number; closing: string | null } & SealedCode

/** The Registration Keys of all services, in the order of their periods. */
export async function keysOf(db: Db): Promise<(Omit<KeptService, keyof SealedCode> & { key: RegistrationKey })[]> {
  const rows = await db<KeptService[]>`select mpr_id as "mprId", period_no as "periodNo", closing, key_sealed as sealed,
    registration_key as clear from services order by mpr_id, period_no`
  return rows.map(({ sealed, clear, ...service }) => ({ ...service, key: keyIn({ sealed, clear }, service.mprId) }))
}

/** Of the open service of a device. */
export async function openKeyOf(db: Db, mprId: string): Promise<RegistrationKey | undefined> {
  return (await keysOf(db)).find(service => service.mprId === mprId && service.closing === null)?.key
}
