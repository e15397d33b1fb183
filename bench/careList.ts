// quality.md: 機器一覧 of a company with 100,000 devices against the same pages with 1,000: the first page, a filter by state and
// one by days take at most 1.25 times as long; a search and a whole count take at most 300 ms.
import type { Visitor } from '#test/support/visitor'
import { withDevicesInCare } from './support/careServer.ts'
import { median, p50, report } from './support/measure.ts'

const MANY = 100_000
const FEW = 1000
const REACH = 1.25
const MOST_MS = 300
const ROUNDS = 7
const TIMES = 10

/** Each fills a page of either company, so that both draw as many rows. */
const SAME = {
  first: '/devices',
  state: '/devices?state=active',
  expired: '/devices?state=expired',
  days: '/devices?ending=90',
  due: '/devices?tab=due',
}
/** What looks through everything that the company wrote, and what is counted to the last one. */
const WITHIN = {
  search: `/devices?q=${encodeURIComponent('第777営業所')}`,
  searchNone: `/devices?q=${encodeURIComponent('どこにもない')}`,
  lastFour: '/devices?q=00FF',
  count: '/devices/export',
  countFound: `/devices/export?customer=${encodeURIComponent('納入先株式会社 第12営業所')}`,
}

export const careList = (): Promise<void> =>
  withDevicesInCare([MANY, FEW], async ({ people }) => {
    const [many, few] = people.map(person => person.visitor) as [Visitor, Visitor]
    const times = async (who: Visitor, path: string) =>
      p50(
        Array.from({ length: TIMES }, () => path),
        look(who),
      )
    const ratios: Record<string, number> = {}
    for (const [name, path] of Object.entries(SAME)) {
      await times(many, path)
      await times(few, path)
      const rounds: number[] = []
      for (let round = 0; round < ROUNDS; round++) rounds.push((await times(many, path)) / (await times(few, path)))
      ratios[name] = median(rounds)
    }
    const ms: Record<string, number> = {}
    for (const [name, path] of Object.entries(WITHIN)) ms[name] = await times(many, path)
    const [ratio, slowest] = [Math.max(...Object.values(ratios)), Math.max(...Object.values(ms))]
    const ok = ratio <= REACH && slowest <= MOST_MS
    report({
      name: 'care-list',
      ok,
      ratio,
      reach: REACH,
      ...ratios,
      value: slowest,
      mostMs: MOST_MS,
      ...ms,
      unit: 'ms',
    })
  })

const look = (who: Visitor) => async (path: string) => {
  const { status } = await who.get(path)
  if (status !== 200) throw new Error(`${path} gave ${status}`)
}
