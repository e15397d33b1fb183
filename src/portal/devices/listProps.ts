// What the parts of P22 are handed.
import type { User } from '#domain/who'
import { type CarePage, COUNTED } from '#operations/care/readCare'
import type { Text } from '#words/text'
import type { ListAddress } from './address.ts'

export type Product = { code: string; nameJa: string; nameEn: string }
export type ListProps = {
  page: CarePage
  address: ListAddress
  by: User
  products: readonly Product[]
  saved: { id: number; name: string; query: string }[]
  done: string | undefined
  wrong: string | undefined
  /** A Registration Key that was looked for. */
  key: string
}

export function numberText({ devices }: Text, count: number): string {
  return count > COUNTED ? devices.moreThan(devices.number(COUNTED)) : devices.number(count)
}
