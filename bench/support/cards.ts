// Cards in their hundreds of thousands, sealed as the product keeps them.
import { createHash } from 'node:crypto'
import type { ActivationKeyNo, RegistrationId } from '#domain/codes'
import type { Db } from '#store/db'
import { addCards } from '#store/upkeep/seed'
import { keptCard } from '#test/support/testCodes'

const SLICE = 20_000

/** The same cards at each call. */
export const benchCards = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    activationKeyNo: digits(`card${from + i}`, 16) as ActivationKeyNo,
    registrationId: digits(`reg${from + i}`, 8) as RegistrationId,
    product: 'KX-VCS701W',
  }))

export async function addBenchCards(db: Db, from: number, to: number): Promise<void> {
  for (let first = from; first <= to; first += SLICE)
    await addCards(db, benchCards(first, Math.min(first + SLICE - 1, to)).map(keptCard), Temporal.Now.instant())
}

const digits = (text: string, count: number) =>
  createHash('md5').update(text).digest('hex').slice(0, count).toUpperCase()
