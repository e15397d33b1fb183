// What places that compare times are, for a test that comes to each as two servers do, one after the other (C23).
import type { TestApp } from '../testApp.ts'
import { aVisitor, type Visitor } from '../visitor.ts'

export type Server = Awaited<ReturnType<TestApp['beside']>>
export type Two = {
  base: TestApp
  first: Server
  second: Server
  /** Somebody whose requests go to one of them, from an address of their own; `at` says to which. */
  visitor: (at: { server: Server }) => Visitor
}

/** What comes of it on one clock; where the first is ten minutes ahead of the second; and where it is behind. */
type Expected = { same: string; ahead: string; behind: string }
export type Place = Expected & { name: string; outcome: (two: Two) => Promise<string> }

export const alike = (outcome: string): Expected => ({ same: outcome, ahead: outcome, behind: outcome })

/** How many minutes pass until it is so. */
export async function minutesUntil({ base }: Two, isSo: () => Promise<boolean>): Promise<string> {
  for (let minutes = 0; minutes <= 60; minutes++) {
    if (await isSo()) return `after ${minutes} minutes`
    base.clock.advance({ minutes: 1 })
  }
  return 'never'
}

export const accountId = async ({ base }: Two): Promise<number> =>
  (await base.db<{ id: number }[]>`select id from accounts where login_id = ${base.demo.account.loginId}`)[0]!.id

/** Somebody whose requests go to the server that `at` names now. */
export const visitorAt = (at: { server: Server }, address: string): Visitor =>
  aVisitor((path, init) => at.server.app.request(path, init, { incoming: { socket: { remoteAddress: address } } }))
