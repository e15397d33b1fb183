// The login page as strangers and robots get it, most asked for of all: made once a language and announcement, all but the
// id of its robot check.

import type { Html } from '#ui/html'
import type { RobotCheck } from '#ui/robotCheck'
import type { Ctx } from '#web/env'
import { newRobotCheck } from '#web/robotCheck/robotCheck'
import { randomUuid } from '#web/uuid'
import type { Lang } from '#words/text'
import type { PortalDeps } from '../deps.ts'

type Kept = { announced: string; bytes: Buffer<ArrayBuffer>; places: number[] }

const MARK = '00000000-0000-4000-8000-000000000000'

/** @param make the page with this robot check, and nothing else of its own */
export function keepFirstPages(deps: PortalDeps, make: (c: Ctx, robot: RobotCheck) => Html) {
  const kept = new Map<Lang, Kept>()

  function made(c: Ctx, announced: string): Kept {
    const bytes = Buffer.from(String(make(c, newRobotCheck(deps, MARK))))
    const places: number[] = []
    for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) places.push(at)
    const made = { announced, bytes, places }
    kept.set(c.get('lang'), made)
    return made
  }
  return (c: Ctx): Uint8Array<ArrayBuffer> => {
    const windows = deps.maintenance.now().announced
    const announced = windows.map(window => window.id).join()
    const known = kept.get(c.get('lang'))
    const { bytes, places } = known?.announced === announced ? known : made(c, announced)
    const id = randomUuid(deps.random)
    const page = Buffer.from(bytes)
    for (const place of places) page.write(id, place, 'latin1')
    return page
  }
}
