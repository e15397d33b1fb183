// Services of the version before get their holders while servers are at work. Until then a service without one is its
// applicant's (store/services/holders.ts), so nobody waits for this.
import { type Loop, loop, pause } from '#loop'
import { beginHolders, fillSomeHolders } from '#store/companies/fillings'
import { aside, type DoorDeps } from '../act.ts'

/** Between two slices, for those who want the database too. */
const PAUSE_MS = 20
/** Until a row that is in use is free. */
const IN_USE_MS = 500
/** What a server of the version before has written meanwhile is found the next time. */
const EVERY_HOURS = 24

type FillDeps = Pick<DoorDeps, 'db' | 'clock'>
type Log = { info(data: object, message: string): void; error(data: object, message: string): void }

/**
 * Goes through all services, or on from where somebody who was cut off came to.
 * @param ending cuts it short
 * @returns how many services lacked a holder
 */
export async function fillHolders(deps: FillDeps, ending = new AbortController().signal): Promise<number> {
  await beginHolders(deps.db)
  for (let filled = 0; ; ) {
    const some = await aside(deps, ({ tx, now }) => fillSomeHolders(tx, now))
    filled += some?.filled ?? 0
    if (!some || !(await pause(some.seen > 0 ? PAUSE_MS : IN_USE_MS, ending))) return filled
  }
}

/** Fills at once, and again every day. What fails is logged and goes on a minute later. */
export function keepFillingHolders(deps: FillDeps & { log: Log }): Loop {
  return loop(
    EVERY_HOURS * 3_600_000,
    async ending => {
      try {
        const filled = await fillHolders(deps, ending)
        if (filled > 0) deps.log.info({ filled }, 'holders filled')
        return EVERY_HOURS * 3_600_000
      } catch (error) {
        deps.log.error({ err: error }, 'filling holders failed')
        return 60_000
      }
    },
    0,
  )
}
