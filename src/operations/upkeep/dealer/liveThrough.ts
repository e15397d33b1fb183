// Lives a planned life through: each act is decided by the rule that decides it for users, devices and operators, and what
// the operations would have written of it is gathered. An act that its rule refuses is a mistake of the plan, and throws.
import { decideStanding, type Standing } from '#domain/cardStanding'
import { type ConnectionNumber, drawConnectionNumber, PREFIXES } from '#domain/connectionNumber'
import { decideMove, decideStop, decideUndo } from '#domain/correction'
import { deviceStatus } from '#domain/deviceStatus'
import { decideExtend } from '#domain/extend'
import { decideIssue } from '#domain/issue'
import type { Decision } from '#domain/refusal'
import { decideDeviceRegistration } from '#domain/registration'
import { makeRegistrationKey } from '#domain/registrationKey'
import type { Card, Closing, Device, Family } from '#domain/service'
import type { Random } from '#random'
import type { Product } from '#store/cards/products'
import type { Past } from '#store/upkeep/pastWrites'
import type { CodeRing } from '../../codeRing.ts'
import { newCard, newDevice } from '../seedDemo.ts'
import type { Act, CardKind } from './acts.ts'
import type { Life } from './dealerLives.ts'
import {
  type Arrival,
  type CardSoFar,
  type DeviceSoFar,
  type PeriodSoFar,
  pastOf,
  serviceOf,
  termEventsOf,
} from './lifeSoFar.ts'
import { type Ledger, ledger } from './pastLedger.ts'

export type World = {
  random: Random
  codes: CodeRing
  products: Product[]
  accountId: number
  /** What came before this day, in one delivery. */
  arrival(before: Temporal.PlainDate): Arrival
  /** Numbers that somebody has. */
  numbers: Set<ConnectionNumber>
}

/** @returns the rows that are left of it */
export function liveThrough(life: Life, world: World): Past {
  const { random } = world
  const arrival = world.arrival(life.since)
  const devices = Array.from({ length: life.devices }, (): DeviceSoFar => {
    return { ...newDevice(random, life.family), ...arrival, periods: [], number: undefined, contact: undefined }
  })
  const cards = life.cards.map((kind): CardSoFar => {
    const product = productOf(world.products, life.family, kind)
    return {
      ...newCard(random, product.code),
      ...arrival,
      product,
      use: undefined,
      frozenAt: undefined,
      voidedAt: undefined,
    }
  })
  const book = ledger(world.accountId)
  for (const [i, act] of life.acts.entries()) {
    try {
      perform(act, { life, world, devices, cards, book, at: momentOf(act.day, i, random) })
    } catch (error) {
      throw new Error(`${life.story}: ${act.kind} on ${act.day}`, { cause: error })
    }
  }
  return pastOf(world.codes, devices, cards, book.rows)
}

type Scene = {
  life: Life
  world: World
  devices: DeviceSoFar[]
  cards: CardSoFar[]
  book: Ledger
  at: Temporal.Instant
}

function perform(act: Act, scene: Scene): void {
  switch (act.kind) {
    case 'issue':
      issue(scene.devices[act.device]!, scene.cards[act.card]!, act.day, scene)
      break
    case 'extend':
      extend(scene.devices[act.device]!, scene.cards[act.card]!, act.day, scene)
      break
    case 'start':
      start(scene.devices[act.device]!, act.day, scene)
      break
    case 'contact':
      hear(scene.devices[act.device]!, act.day, scene)
      break
    case 'undo':
      undo(scene.cards[act.card]!, act.day, scene)
      break
    case 'move':
      move(scene.devices[act.from]!, scene.devices[act.to]!, act.day, scene)
      break
    case 'stop':
      stop(scene.devices[act.device]!, act.day, scene)
      break
    case 'freeze':
    case 'void':
      setStanding(scene.cards[act.card]!, act.kind, scene)
      break
  }
}

type Day = Temporal.PlainDate

function issue(device: DeviceSoFar, card: CardSoFar, day: Day, { life, world, book, at }: Scene): void {
  const facts = { ...factsOf(device, card, life.family), previewed: false }
  const decision = allowed(decideIssue(facts, day))
  if (decision.kind !== 'open') throw new Error('the card was used before')
  closeOpen(device, 'superseded', at)
  if (!device.number) {
    device.number = newNumber(world)
    book.numberGiven(device.number, device.mprId, at)
  }
  const period = open(device, {
    registrationKey: makeRegistrationKey(world.random(6), device.mprId),
    connectionNumber: device.number,
    term: decision.term,
  })
  use(card, 'issue', period, at)
  book.issued(period, card, at)
}

function extend(device: DeviceSoFar, card: CardSoFar, day: Day, { life, book, at }: Scene): void {
  const decision = allowed(decideExtend(factsOf(device, card, life.family), day))
  if (decision.kind !== 'open') throw new Error('the card was used before')
  const period = standing(device)!
  period.term = decision.after
  use(card, 'extend', period, at)
  book.extended(period, card, day, at)
}

function start(device: DeviceSoFar, day: Day, scene: Scene): void {
  const period = standing(device)!
  const { service, starts } = allowed(decideDeviceRegistration(serviceOf(period), day))
  if (!starts) throw new Error('its clock runs already')
  period.term = service.term
  scene.book.started(period, day, scene.at)
  hear(device, day, scene)
}

function hear(device: DeviceSoFar, day: Day, { at }: Scene): void {
  const period = standing(device)!
  device.contact = {
    periodNo: period.periodNo,
    heardAt: at,
    knownLastDay: deviceStatus(serviceOf(period), day).lastDay,
  }
}

function undo(card: CardSoFar, day: Day, { book, devices, at }: Scene): void {
  const period = card.use!.period
  const device = devices.find(({ mprId }) => mprId === period.mprId)!
  const before = device.periods.findLast(p => p.periodNo < period.periodNo && p.closing !== 'undone')
  const facts = { activationKeyNo: card.activationKeyNo, card: factsOfCard(card), events: termEventsOf(period) }
  const decision = allowed(decideUndo({ ...facts, earlier: before && serviceOf(before) }, day))
  if (decision.flow === 'extend') period.term = decision.after!.term
  else {
    close(period, 'undone', at)
    if (before && !decision.after?.closing) Object.assign(before, { closing: undefined, closedAt: undefined })
  }
  card.use = undefined
  book.undone(period, card, decision, at)
}

function move(from: DeviceSoFar, to: DeviceSoFar, day: Day, { world, book, cards, at }: Scene): void {
  const registrationKey = makeRegistrationKey(world.random(6), to.mprId)
  const { after } = allowed(decideMove({ from: deviceFacts(from), to: deviceFacts(to) }, day))
  const left = standing(from)!
  closeOpen(to, 'superseded', at)
  close(left, 'moved', at)
  const { connectionNumber, term } = after
  const origin = left.origin ?? { mprId: left.mprId, periodNo: left.periodNo }
  const period = open(to, { registrationKey, connectionNumber, term, origin })
  for (const card of cards) if (card.use?.period === left) card.use = { ...card.use, period }
  from.number = undefined
  to.number = connectionNumber
  book.moved(left, period, at)
}

function stop(device: DeviceSoFar, day: Day, { book, at }: Scene): void {
  allowed(decideStop(deviceFacts(device), day))
  const period = standing(device)!
  close(period, 'stopped', at)
  book.stopped(period, at)
}

function setStanding(card: CardSoFar, act: 'freeze' | 'void', { book, at }: Scene): void {
  if (!allowed(decideStanding(standingOf(card), act)).changed) throw new Error('it stands so already')
  if (act === 'freeze') card.frozenAt = at
  else card.voidedAt = at
  book.standingSet(card, act, at)
}

function allowed<T>(decision: Decision<T, string>): T {
  if (!decision.ok) throw new Error(decision.refusal)
  return decision.value
}

/** The latest period of a device that was not undone: what it asks the server about. */
const standing = (device: DeviceSoFar) => device.periods.findLast(period => period.closing !== 'undone')

function open(
  device: DeviceSoFar,
  period: Omit<PeriodSoFar, 'mprId' | 'periodNo' | 'written' | 'closing' | 'closedAt'>,
) {
  const { mprId, periods } = device
  const opened: PeriodSoFar = { mprId, periodNo: periods.length + 1, written: [], ...NOT_CLOSED, ...period }
  periods.push(opened)
  return opened
}

const NOT_CLOSED = { closing: undefined, closedAt: undefined }

function close(period: PeriodSoFar, closing: Closing, at: Temporal.Instant): void {
  Object.assign(period, { closing, closedAt: at })
}

function closeOpen(device: DeviceSoFar, closing: Closing, at: Temporal.Instant): void {
  const before = device.periods.find(period => !period.closing)
  if (before) close(before, closing, at)
}

function use(card: CardSoFar, flow: 'issue' | 'extend', period: PeriodSoFar, at: Temporal.Instant): void {
  card.use = { flow, period, at }
}

function factsOf(device: DeviceSoFar, card: CardSoFar, entry: Family) {
  return { entry, card: factsOfCard(card), device: deviceFacts(device), movedAway: false, mpcsAllowed: true }
}

function factsOfCard(card: CardSoFar): Card {
  const { code, family, months, terms } = card.product
  const used = card.use && { flow: card.use.flow, service: serviceOf(card.use.period) }
  return { productCode: code, family, months, terms, standing: standingOf(card), use: used }
}

const standingOf = ({ frozenAt, voidedAt }: CardSoFar): Standing => (voidedAt ? 'void' : frozenAt ? 'frozen' : 'good')

function deviceFacts(device: DeviceSoFar): Device {
  const latest = standing(device)
  const { mprId, family, periods, number } = device
  return { mprId, family, latest: latest && serviceOf(latest), lastPeriodNo: periods.length, formerNumber: number }
}

function productOf(products: Product[], family: Family, kind: CardKind): Product {
  const months = { year: 12, 'three years': 36, trial: 3 }[kind]
  const terms = kind === 'trial' ? 'trial' : 'paid'
  return products.find(p => p.family === family && p.months === months && p.terms === terms)!
}

function newNumber({ random, numbers }: World): ConnectionNumber {
  for (;;) {
    const prefix = PREFIXES[random(1)[0]! % PREFIXES.length]!
    const number = drawConnectionNumber(prefix, random)
    if (numbers.has(number)) continue
    numbers.add(number)
    return number
  }
}

/** In the morning, in Japan: act after act, so that those of one day keep their order. */
function momentOf(day: Temporal.PlainDate, act: number, random: Random): Temporal.Instant {
  const seconds = 20 * 60 + act * 1800 + ((random(2)[0]! * 256 + random(1)[0]!) % 1500)
  return day.toZonedDateTime('UTC').toInstant().add({ seconds })
}
