// A past that was lived through elsewhere, written as it stands at its end: a statement a table, however many rows, where
// the operations would have needed a transaction for each act. Fields have the names of their columns.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Closing, TermsKind } from '#domain/service'
import { addPastAudit, type PastAudit } from '../audit.ts'
import type { Tx } from '../db.ts'
import { insertRows } from '../jsonRows.ts'
import { addPastMails, type PastMail } from '../notices/outbox.ts'
import type { NewDevice } from './seed.ts'

type At = Temporal.Instant
type Day = Temporal.PlainDate
type Period = { mprId: MprId; periodNo: number }

export type PastDevice = NewDevice & { importedAt: At }
export type PastCard = Partial<Period> & {
  activationKeyNo: ActivationKeyNo
  /** Of its Registration ID. */
  idMark: Uint8Array
  idSealed: Uint8Array
  registrationId: string | null
  productCode: string
  mintedFor: string
  mintedAt: At
  frozenAt?: At | undefined
  voidedAt?: At | undefined
  flow?: 'issue' | 'extend' | undefined
  usedAt?: At | undefined
}
export type PastService = Period & {
  keyMark: Uint8Array
  keySealed: Uint8Array
  registrationKey: string | null
  connectionNumber: ConnectionNumber
  months: number
  trialMonths: number
  startDay?: Day | undefined
  lastDay?: Day | undefined
  closing?: Closing | undefined
  closedAt?: At | undefined
  originMprId?: MprId | undefined
  originPeriodNo?: number | undefined
  /** The company that holds it (R19). */
  holder?: number
}
export type PastEvent = Period & {
  seq: number
  kind: 'issue' | 'extend' | 'start' | 'undo' | 'move' | 'stop'
  activationKeyNo?: ActivationKeyNo
  months?: number
  trialMonths?: number
  termsKind?: TermsKind
  day?: Day | undefined
  accountId?: number
  at: At
  undoneAt?: At
}
export type PastNumber = { connectionNumber: ConnectionNumber; mprId: MprId; givenAt: At }
export type PastResult = Period & {
  accountId: number
  kind: 'issue' | 'extend'
  activationKeyNo: ActivationKeyNo
  createdAt: At
  eventMprId?: MprId
  eventPeriodNo?: number
  eventSeq?: number
}
export type PastContact = Period & { heardAt: At; knownLastDay: Day | undefined }
export type Past = {
  devices: PastDevice[]
  connectionNumbers: PastNumber[]
  services: PastService[]
  cards: PastCard[]
  events: PastEvent[]
  results: PastResult[]
  contacts: PastContact[]
  mails: PastMail[]
  audit: PastAudit[]
}

/** The 約款 in force then; the first one for what is older than all that are kept here. */
const TERMS_VERSION = `case when kind in ('issue', 'extend') then coalesce(
  (select max(version) from documents d where d.kind = 'terms-' || r.terms_kind and d.effective_from <= r.at), 1) end`

/** Those that others refer to come first. All are sent at once and carried out in this order. */
export async function writePast(tx: Tx, past: Past): Promise<void> {
  await Promise.all([
    insertRows(tx, 'devices', past.devices, 'mpr_id family mac_address imported_at'),
    insertRows(tx, 'connection_numbers', past.connectionNumbers, 'connection_number mpr_id given_at'),
    insertRows(
      tx,
      'services',
      past.services,
      `mpr_id period_no key_mark key_sealed registration_key connection_number months trial_months start_day last_day closing closed_at
      origin_mpr_id origin_period_no holder`,
    ),
    insertRows(
      tx,
      'activation_keys',
      past.cards,
      `activation_key_no id_mark id_sealed registration_id product_code minted_for minted_at frozen_at voided_at flow mpr_id period_no used_at`,
      { redraws: '0' },
    ),
    insertRows(
      tx,
      'service_events',
      past.events,
      'mpr_id period_no seq kind activation_key_no months trial_months terms_kind day account_id at undone_at',
      { terms_version: TERMS_VERSION },
    ),
    insertRows(
      tx,
      'results',
      past.results,
      'account_id kind mpr_id period_no activation_key_no created_at event_mpr_id event_period_no event_seq',
      { id: 'gen_random_uuid()' },
    ),
    insertRows(tx, 'device_contacts', past.contacts, 'mpr_id period_no heard_at known_last_day'),
    addPastMails(tx, past.mails),
    addPastAudit(tx, past.audit),
  ])
}
