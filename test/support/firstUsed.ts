import { startedTerm } from '#domain/term'
import { withMarks } from '#operations/services/application'
import { startServices } from '#store/devices/devices'
import { readCodes } from '#store/services/facts'
import type { Codes } from './issueWalk.ts'
import type { TestApp } from './testApp.ts'
import { testCodes } from './testCodes.ts'
import { aUser } from './who.ts'

/** As if the device of these codes had been first used that day. */
export async function firstUsed({ db, clock }: Pick<TestApp, 'db' | 'clock'>, codes: Codes, day: string) {
  const [known] = await readCodes(db, [withMarks(testCodes, { ...codes, by: aUser() })])
  const service = known!.device!.latest!
  const term = startedTerm(service.term, Temporal.PlainDate.from(day))
  await db.begin(tx => startServices(tx, [{ ...service, term }], clock.now()))
}
