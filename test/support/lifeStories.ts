// A planned life lived through without a database.
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Family, Service, TermsKind } from '#domain/service'
import type { Life } from '#operations/upkeep/dealer/dealerLives'
import { liveThrough } from '#operations/upkeep/dealer/liveThrough'
import { systemRandom } from '#random'
import { termFrom } from '#store/services/facts'
import { testCodes } from './testCodes.ts'

const product = (code: string, family: Family, months: number, terms: TermsKind) => ({
  code,
  family,
  months,
  terms,
  nameJa: '',
  nameEn: '',
})
const products = (['hdcom', 'mpcs'] as const).flatMap(family => [
  product(`${family} 12`, family, 12, 'paid'),
  product(`${family} 36`, family, 36, 'paid'),
  product(`${family} 3`, family, 3, 'trial'),
])

/** The story, and the service that it ends with: the last to be opened of those that were not undone. */
export function lastOfStory(
  life: Life,
  today: Temporal.PlainDate,
): { story: Life['story']; last: Service | undefined } {
  const long = today.subtract({ days: 800 }).toZonedDateTime('UTC').toInstant()
  const arrival = () => ({ importedAt: long, mintedAt: long, mintedFor: '' })
  const numbers = new Set<ConnectionNumber>()
  const { services, events } = liveThrough(life, {
    random: systemRandom,
    codes: testCodes,
    products,
    accountId: 1,
    arrival,
    numbers,
  })
  const openedAt = (s: { mprId: string; periodNo: number }) =>
    events.find(e => e.mprId === s.mprId && e.periodNo === s.periodNo && e.seq === 1)!.at
  const last = services
    .filter(service => service.closing !== 'undone')
    .toSorted((a, b) => Temporal.Instant.compare(openedAt(a), openedAt(b)))
    .at(-1)
  if (!last) return { story: life.story, last: undefined }
  const term = termFrom({ months: last.months, trial_months: last.trialMonths, start_day: last.startDay ?? null })
  return { story: life.story, last: { ...last, term, closing: last.closing } }
}
