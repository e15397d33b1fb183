// Accounts of the version before get their companies before anything is asked of them: a server does it when it starts.
import { fillSomeCompanies } from '#store/companies/fillings'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

/** Several servers may do this at once, and one that ends midway leaves whole slices. @returns how many accounts lacked one */
export async function fillCompanies({ db }: Pick<OperationDeps, 'db'>): Promise<number> {
  for (let filled = 0; ; ) {
    const some = await transaction(db, fillSomeCompanies)
    if (some === 0) return filled
    filled += some
  }
}
