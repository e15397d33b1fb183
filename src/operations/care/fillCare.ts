// What companies applied for before there was 機器一覧 comes into it while servers are at work (R18).
import { type Loop, loop, pause } from '#loop'
import { beginCare, fillSomeCare } from '#store/care/fillings'
import { aside, type DoorDeps } from '../act.ts'

/** Between two slices, for those who want the database too. */
const PAUSE_MS = 20

type FillDeps = Pick<DoorDeps, 'db' | 'clock'>
type Log = { info(data: object, message: string): void; error(data: object, message: string): void }

/** Goes on from where somebody who was cut off came to. @returns how many entries were added */
export async function fillCare(deps: FillDeps, ending = new AbortController().signal): Promise<number> {
  await beginCare(deps.db, deps.clock.now())
  for (let filled = 0; ; ) {
    const some = await aside(deps, ({ tx, now }) => fillSomeCare(tx, now))
    filled += some ?? 0
    if (some === undefined || !(await pause(PAUSE_MS, ending))) return filled
  }
}

/** Once for a database, and once more a day later; what fails is logged and goes on a minute later. */
export function fillCareBeside(deps: FillDeps & { log: Log }): Loop {
  return loop(
    24 * 3_600_000,
    async ending => {
      try {
        const filled = await fillCare(deps, ending)
        if (filled > 0) deps.log.info({ filled }, 'devices in care filled')
        return 24 * 3_600_000
      } catch (error) {
        deps.log.error({ err: error }, 'filling devices in care failed')
        return 60_000
      }
    },
    0,
  )
}
