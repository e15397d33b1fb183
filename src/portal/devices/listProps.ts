// What the parts of P22 are handed.
import type { User } from '#domain/who'
import { type CarePage, COUNTED } from '#operations/care/readCare'
import type { SavedFilter } from '#operations/care/savedFilters'
import type { Text } from '#words/text'
import type { ListAddress } from './address.ts'

export type Product = { code: string; nameJa: string; nameEn: string }
export type ListProps = {
  page: CarePage
  address: ListAddress
  by: User
  products: readonly Product[]
  saved: SavedFilter[]
  done: string | undefined
  wrong: string | undefined
  /** A Registration Key that was looked for. */
  key: string
  /** A name that a filter cannot have. */
  filterName: string
}

export function numberText({ devices }: Text, count: number): string {
  return count > COUNTED ? devices.moreThan(devices.number(COUNTED)) : devices.number(count)
}
