// The demo's dealer beside a test's app: few tests need its 300 devices, so testApp does without them.
import type { Life } from '#operations/upkeep/dealerLives'
import { seedDealer } from '#operations/upkeep/seedDealer'
import { seeImage, type TestApp } from './testApp.ts'
import type { Visitor } from './visitor.ts'

/** @param plan instead of the whole plan */
export async function aDealer({ db, deps, visitor }: TestApp, plan?: (today: Temporal.PlainDate) => Life[]) {
  const { dealerAccount } = await db.begin(tx => seedDealer(deps, tx, plan))
  return {
    dealerAccount,
    /** Signed in. */
    person: async (): Promise<Visitor> => {
      const person = visitor()
      const { challenge, text } = await seeImage(person, db)
      const answer = await person.post('/login', { ...dealerAccount, challenge, image: text })
      if (answer.location !== '/menu') throw new Error(`login gave ${answer.status}`)
      return person
    },
  }
}
