import type { Family, TermsKind } from '#domain/service'
import type { Db, Tx } from '../db.ts'

export type Product = { code: string; family: Family; months: number; terms: TermsKind; nameJa: string; nameEn: string }

export async function allProducts(db: Db | Tx): Promise<Product[]> {
  return db<
    Product[]
  >`select code, family, months, terms, name_ja as "nameJa", name_en as "nameEn" from products order by code`
}
