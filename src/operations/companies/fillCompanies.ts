// Accounts of the version before get their companies before anything is asked of them: a server does it when it starts.
import { fillSomeCompanies } from '#store/companies/fillings'
import { aside, type DoorDeps } from '../act.ts'

/** Several servers may do this at once, and one that ends midway leaves whole slices. @returns how many accounts lacked one */
export async function fillCompanies(deps: Pick<DoorDeps, 'db' | 'clock'>): Promise<number> {
  for (let filled = 0; ; ) {
    const some = await aside(deps, ({ tx }) => fillSomeCompanies(tx))
    if (some === 0) return filled
    filled += some
  }
}
