// Devices, and cards to apply and to extend with.
import { randomBytes } from 'node:crypto'
import type { ActivationKeyNo, MprId, RegistrationId } from '#domain/codes'
import type { Db } from '#store/db'
import { addCards, addDevices } from '#store/upkeep/seed'
import { keptCard } from '../../support/testCodes.ts'

export type Codes = { mprId: MprId; activationKeyNo: ActivationKeyNo; registrationId: RegistrationId }
export type Lot = { issue: Codes; extend: Codes }

export async function addStock(db: Db, count: number): Promise<Lot[]> {
  const now = Temporal.Now.instant()
  const mprIds = Array.from({ length: count }, () => hex(16) as MprId)
  const devices = mprIds.map((mprId, i) => ({ mprId, family: 'hdcom' as const, macAddress: macAddress(i) }))
  const card = (product: string) => ({
    activationKeyNo: hex(16) as ActivationKeyNo,
    registrationId: hex(8) as RegistrationId,
    product,
  })
  const pairs = mprIds.map(mprId => ({ mprId, first: card('KX-VCS701W'), second: card('KX-VCS701W') }))
  await addDevices(db, devices, now)
  await addCards(
    db,
    pairs.flatMap(({ first, second }) => [keptCard(first), keptCard(second)]),
    now,
  )
  return pairs.map(({ mprId, first, second }) => ({ issue: { ...first, mprId }, extend: { ...second, mprId } }))
}

const hex = (digits: number) =>
  randomBytes(digits / 2)
    .toString('hex')
    .toUpperCase()

const macAddress = (n: number) => `0200${n.toString(16).toUpperCase().padStart(8, '0')}`.match(/../g)!.join(':')
