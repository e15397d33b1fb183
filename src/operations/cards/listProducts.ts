// The products that cards can be minted of (product.md §3).
import { allProducts, type Product } from '#store/cards/products'
import type { OperationDeps } from '../deps.ts'

export function listProducts({ db }: Pick<OperationDeps, 'db'>): Promise<Product[]> {
  return allProducts(db)
}
