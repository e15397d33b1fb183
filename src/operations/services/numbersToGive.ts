// The connection numbers of a list of 新規申請: what is known of those that were chosen, and new ones for the other rows (R8).
import type { ActivationKeyNo } from '#domain/codes'
import { type ConnectionNumber, drawConnectionNumber, PREFIXES } from '#domain/connectionNumber'
import type { ChosenNumber, DrawnNumber } from '#domain/issueList'
import type { Random } from '#random'
import type { Tx } from '#store/db'
import { firstHolds, freeOf, readNumbers } from '#store/services/connectionNumbers'

/** `draw`: the former one, else the first that is held for the card, else one that nobody has (product.md R8). */
export type AskedNumber = ConnectionNumber | 'draw'

type Row = { activationKeyNo: ActivationKeyNo; number: AskedNumber }

/** @param taken by rows that are not written, so that the database does not know it */
export async function numbersToGive(
  tx: Tx,
  rows: Row[],
  { random, taken }: { random: Random; taken: (number: ConnectionNumber) => boolean },
  now: Temporal.Instant,
): Promise<(ChosenNumber | DrawnNumber)[]> {
  const chosen = rows.flatMap(({ number }) => (number === 'draw' ? [] : [number]))
  const drawing = rows.filter(({ number }) => number === 'draw').map(({ activationKeyNo }) => activationKeyNo)
  const [known, held, free] = await Promise.all([
    readNumbers(tx, chosen),
    firstHolds(tx, drawing, now),
    drawFree(tx, drawing.length, { random, taken }, now),
  ])
  return rows.map(({ activationKeyNo, number }) =>
    number === 'draw'
      ? { chosen: undefined, held: held.get(activationKeyNo), free: free.pop()! }
      : { chosen: number, ...known.get(number)! },
  )
}

/** So many more than are needed are drawn that asking once is nearly always enough. */
const SPARE = 1.02

/** So many different numbers that nobody has, each as likely as any other. */
async function drawFree(
  tx: Tx,
  count: number,
  { random, taken }: { random: Random; taken: (number: ConnectionNumber) => boolean },
  now: Temporal.Instant,
): Promise<ConnectionNumber[]> {
  const free = new Set<ConnectionNumber>()
  while (free.size < count) {
    const drawn = Array.from({ length: Math.ceil((count - free.size) * SPARE) }, () => drawOne(random))
    for (const number of await freeOf(tx, drawn, now)) if (!taken(number)) free.add(number)
  }
  return [...free]
}

const drawOne = (random: Random) => drawConnectionNumber(PREFIXES[random(1)[0]! % PREFIXES.length]!, random)
