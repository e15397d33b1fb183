// A demo with life in it: a dealer whose 300 devices have two years behind them, written at the first start alone.
import type { ConnectionNumber } from '#domain/connectionNumber'
import { allProducts } from '#store/cards/products'
import { saveWordsOfMany } from '#store/care/entryChanges'
import { addFromHistory } from '#store/care/fillings'
import type { Tx } from '#store/db'
import { type Past, writePast } from '#store/upkeep/pastWrites'
import { addDemoAccount } from '#store/upkeep/seed'
import type { Passwords } from '../../access/passwords.ts'
import type { OperationDeps } from '../../deps.ts'
import { type Login, newLogin } from '../seedDemo.ts'
import { wordsOfDealer } from './careWords.ts'
import { dealerLives } from './dealerLives.ts'
import type { Arrival } from './lifeSoFar.ts'
import { liveThrough } from './liveThrough.ts'

const DEALER = {
  company: 'あけぼの音響設備株式会社',
  address: ['愛知県名古屋市中区', '丸の内 7-8-9'],
  contactName: '水野 美咲',
  email: 'mizuno@akebono-onkyo.example',
  mpcsAllowed: true,
}

/** Days ago on which devices and cards were delivered; nothing in the plan is older than the first. */
const DELIVERIES = [800, 740, 680, 610, 540, 470, 400, 340, 280, 220, 170, 120, 80, 50, 28, 14, 7, 3]
const BY = { operator: 'sato', reason: '出荷分' }

/**
 * In the transaction of the seed: a start that is cut off leaves nothing, and the next one begins anew.
 * @param plan what is lived through until today
 */
export async function seedDealer(
  { clock, calendar, random, codes, passwords }: OperationDeps & { passwords: Passwords },
  tx: Tx,
  plan = dealerLives,
): Promise<{ dealerAccount: Login }> {
  const dealerAccount = newLogin(random)
  const { loginId, password } = dealerAccount
  const today = calendar.dayOf(clock.now())
  const opened = at(today, DELIVERIES[0]!, 0)
  const [products, passwordHash] = await Promise.all([allProducts(tx), passwords.hash(password)])
  const { accountId, companyId } = await addDemoAccount(tx, { ...DEALER, loginId, passwordHash }, opened)

  const deliveries = DELIVERIES.map(daysAgo => delivery(today, daysAgo))
  const arrival = (before: Temporal.PlainDate) =>
    deliveries.findLast(({ day }) => Temporal.PlainDate.compare(day, before) < 0)!
  const world = { random, codes, products, accountId, arrival, numbers: new Set<ConnectionNumber>() }
  const lives = plan(today).map(life => liveThrough(life, world))
  const past = Object.fromEntries(TABLES.map(table => [table, lives.flatMap((life): object[] => life[table])])) as Past
  const allowed = { at: opened, act: 'allow-mpcs' as const, subject: { loginId, allowed: true }, ...BY }
  past.services = past.services.map(service => ({ ...service, holder: companyId }))
  past.audit.push(allowed, ...deliveryNotes(past))
  await writePast(tx, past)
  const devices = past.devices.map(({ mprId }) => mprId)
  const now = clock.now()
  await addFromHistory(tx, devices, now)
  await saveWordsOfMany(tx, wordsOfDealer(devices), { by: { accountId, companyId }, now })
  return { dealerAccount }
}

const TABLES = [
  'devices',
  'connectionNumbers',
  'services',
  'cards',
  'events',
  'results',
  'contacts',
  'mails',
  'audit',
] as const

/** Devices are imported first, then the cards made. */
function delivery(today: Temporal.PlainDate, daysAgo: number): Arrival & { day: Temporal.PlainDate } {
  const times = { importedAt: at(today, daysAgo, 5), mintedAt: at(today, daysAgo, 10) }
  return { day: today.subtract({ days: daysAgo }), ...times, mintedFor: DEALER.company }
}

/** What the audit trail says of deliveries: a row for each import, and one for each card. */
function deliveryNotes({ devices, cards }: Past): Past['audit'] {
  const imports = Map.groupBy(devices, device => device.importedAt.toString())
  return [
    ...[...imports.values()].map(delivered => {
      const { importedAt } = delivered[0]!
      const file = `shipment-${importedAt.toString().slice(0, 10)}.csv`
      return {
        at: importedAt,
        act: 'import-devices' as const,
        subject: { file, added: delivered.length, changed: 0 },
        ...BY,
      }
    }),
    ...cards.map(({ activationKeyNo, productCode, mintedFor, mintedAt }) => {
      return {
        at: mintedAt,
        act: 'mint' as const,
        subject: { activationKeyNo, product: productCode, mintedFor },
        ...BY,
      }
    }),
  ]
}

const at = (today: Temporal.PlainDate, daysAgo: number, minutes: number) =>
  today.subtract({ days: daysAgo }).toZonedDateTime('UTC').toInstant().add({ minutes })
