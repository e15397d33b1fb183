// The facts the rules are decided on: what is known of a card, a device and its service periods.
import type { MprId, RegistrationKey } from './codes.ts'
import type { ConnectionNumber } from './connectionNumber.ts'
import { type Status, statusOn, type Term } from './term.ts'

/** 種別 */
export type Family = 'hdcom' | 'mpcs'
export const FAMILIES = ['hdcom', 'mpcs'] as const satisfies readonly Family[]

export const otherFamily = (family: Family): Family => (family === 'hdcom' ? 'mpcs' : 'hdcom')

/** What the menu offers for a device (P9): 新規申請, 期間の延長, キー検索. */
export type Flow = 'issue' | 'extend' | 'search'

/** Which 約款 a product is sold under. */
export type TermsKind = 'trial' | 'paid'

/** Why a service period was closed: a new period took its place, or an operator stopped, moved or undid it (R13). */
export type Closing = 'superseded' | 'stopped' | 'moved' | 'undone'

/** One service period of a device, from one 新規申請 until it lapses, is stopped or undone. */
export type Service = {
  mprId: MprId
  periodNo: number
  connectionNumber: ConnectionNumber
  term: Term
  closing: Closing | undefined
}

/** With its key, which no rule asks for: to be shown. */
export type ServiceWithKey = Service & { registrationKey: RegistrationKey }

/** An activation key whose number and registration ID were both right. */
export type Card = {
  productCode: string
  family: Family
  months: number
  terms: TermsKind
  standing: 'good' | 'frozen' | 'void'
  use: CardUse | undefined
}

/** What a card was used for, and the service period that came of it. */
type CardUse = { flow: 'issue' | 'extend'; service: Service }

/** A known device. */
export type Device = {
  mprId: MprId
  family: Family
  /** Its latest service period that was not undone. */
  latest: Service | undefined
  /** How many periods it ever had, undone ones too. */
  lastPeriodNo: number
  /** The connection number of its latest period, if the device still owns it: a move takes it along (R8). */
  formerNumber: ConnectionNumber | undefined
}

/** The status of a service period today (R3); a closed one has lapsed. */
export function serviceStatus(service: Service | undefined, today: Temporal.PlainDate): Status {
  if (!service) return 'none'
  return service.closing ? 'lapsed' : statusOn(service.term, today)
}
