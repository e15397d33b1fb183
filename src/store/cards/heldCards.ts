// 保有カード (R20, P24): what a company holds, and what became of it.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import {
  type CardPick,
  HELD_STATES,
  type HeldCardFacts,
  type HeldState,
  heldState,
  PENDING_MINUTES,
} from '#domain/heldCard'
import { CLOCKS_APART } from '#domain/limits'
import type { Family, TermsKind } from '#domain/service'
import type { Db, Tx } from '../db.ts'
import type { Fragment } from '../fragment.ts'
import type { CodeMarks, SealedCode } from '../keptCodes.ts'
import { rows, rowsInOrder } from '../rows.ts'
import { MARKS } from '../services/facts.ts'
import { standingColumn } from './cardStanding.ts'

/** A card and what became of it. */
export type HeldCard = {
  activationKeyNo: ActivationKeyNo
  product: string
  family: Family
  months: number
  terms: TermsKind
  state: HeldState
  orderNo: string | null
  addedAt: Temporal.Instant
  /** 申請中: who picked it, by name; null for somebody who has left. */
  pendingBy: string | null
  /** It is whoever looks. */
  pendingForMe: boolean
  /** Who used it; null while nobody has. */
  usedBy: 'own' | 'other' | null
  usedAt: Temporal.Instant | null
  /** Where it went, as far as the company has that device in care. */
  entry: { id: number; mprId: MprId; name: string | null } | null
}

/** As domain/heldCard.ts has it. A moment that lies further ahead than any pick may was written by a clock that was wrong. */
const pendingNow = (db: Db | Tx, now: Temporal.Instant): Fragment => db`(h.pending_until > ${now}::timestamptz
  and h.pending_until <= ${now.add({ minutes: PENDING_MINUTES + CLOCKS_APART.minutes })}::timestamptz)`

const stateOf = (db: Db | Tx, now: Temporal.Instant): Fragment => db`case when k.flow is not null then 'used'
  when k.voided_at is not null then 'void' when k.frozen_at is not null then 'frozen'
  when ${pendingNow(db, now)} then 'pending' else 'unused' end`

export type HeldFilter = { state: HeldState | undefined; product: string | undefined }
/** The last card of the page before. */
export type HeldPlace = { addedAt: Temporal.Instant; activationKeyNo: string }

/** The newest first. @returns one more than `most` where there are more */
export async function heldCards(
  db: Db,
  {
    companyId,
    accountId,
    filter,
    after,
    most,
  }: { companyId: number; accountId: number; filter: HeldFilter; after: HeldPlace | undefined; most: number },
  now: Temporal.Instant,
): Promise<HeldCard[]> {
  const { state, product } = filter
  type Found = Omit<HeldCard, 'entry' | 'state'> &
    HeldCardFacts & { id: number | null; mprId: MprId; name: string | null }
  const found = await db<Found[]>`
    select k.activation_key_no as "activationKeyNo", k.product_code as product, p.family, p.months, p.terms,
      k.flow is not null as used, ${standingColumn(db)} as standing, h.pending_until as "pendingUntil", h.order_no as "orderNo", h.added_at as "addedAt", k.used_at as "usedAt",
      (select contact_name from accounts where id = h.pending_by) as "pendingBy",
      coalesce(h.pending_by = ${accountId}, false) as "pendingForMe",
      case when k.flow is null then null when exists (
        select from service_events v join accounts a on a.id = v.account_id
        where v.activation_key_no = k.activation_key_no and v.kind in ('issue', 'extend') and v.undone_at is null
          and a.company_id = h.company_id) then 'own' else 'other' end as "usedBy",
      e.id, e.mpr_id as "mprId", coalesce(e.end_customer, e.site) as name
    from held_cards h join activation_keys k on k.activation_key_no = h.activation_key_no
      join products p on p.code = k.product_code
      left join care_entries e on e.company_id = h.company_id and e.mpr_id = k.mpr_id and k.activation_key_no = any(e.cards)
    where h.company_id = ${companyId} and (${state ?? null}::text is null or ${stateOf(db, now)} = ${state ?? null})
      and (${product ?? null}::text is null or k.product_code = ${product ?? null})
      ${after ? db`and (h.added_at, h.activation_key_no) < (${after.addedAt}, ${after.activationKeyNo})` : db``}
    order by h.added_at desc, h.activation_key_no desc limit ${most + 1}`
  return found.map(({ id, mprId, name, used, standing, pendingUntil, ...card }) => ({
    ...card,
    state: heldState({ used, standing, pendingUntil: pendingUntil ?? undefined }, now),
    entry: id === null ? null : { id, mprId, name },
  }))
}

/** How many of each product are in each state. */
export type HeldCounts = { product: string; nameJa: string; nameEn: string } & Record<HeldState, number>

export async function heldCounts(db: Db, companyId: number, now: Temporal.Instant): Promise<HeldCounts[]> {
  const found = await db<{ product: string; nameJa: string; nameEn: string; state: HeldState; count: number }[]>`
    select p.code as product, p.name_ja as "nameJa", p.name_en as "nameEn", c.state, c.count
    from (select k.product_code, ${stateOf(db, now)} as state, count(*)::int as count
      from held_cards h join activation_keys k on k.activation_key_no = h.activation_key_no
      where h.company_id = ${companyId} group by 1, 2) c
    join products p on p.code = c.product_code order by p.code`
  const none = Object.fromEntries(HELD_STATES.map(state => [state, 0])) as Record<HeldState, number>
  return [...Map.groupBy(found, row => row.product).values()].map(ofProduct => {
    const { product, nameJa, nameEn } = ofProduct[0]!
    const counts = Object.fromEntries(ofProduct.map(({ state, count }) => [state, count]))
    return { product, nameJa, nameEn, ...none, ...counts }
  })
}

/** What a person of the company may pick: by product and 注文番号, of each the card that came first. */
export async function cardPicks(
  db: Db,
  { companyId, accountId, family }: { companyId: number; accountId: number; family: Family },
  now: Temporal.Instant,
): Promise<CardPick[]> {
  return db<CardPick[]>`
    select (array_agg(k.activation_key_no::text order by h.added_at, h.activation_key_no))[1] as "activationKeyNo",
      p.code as product, p.family, p.months, p.terms, h.order_no as "orderNo", count(*)::int as count
    from held_cards h join activation_keys k on k.activation_key_no = h.activation_key_no
      join products p on p.code = k.product_code
    where h.company_id = ${companyId} and p.family = ${family} and k.flow is null and k.frozen_at is null
      and k.voided_at is null and (h.pending_by = ${accountId} or ${pendingNow(db, now)} is not true)
    group by p.code, h.order_no order by p.terms = 'trial', p.months, p.code, min(h.added_at), h.order_no`
}

/** Of held cards, as they are kept. */
export async function idsOfHeld(
  db: Db,
  companyId: number,
  cards: ActivationKeyNo[],
): Promise<Map<ActivationKeyNo, SealedCode>> {
  const found = await db<({ no: ActivationKeyNo } & SealedCode)[]>`
    select k.activation_key_no as no, k.id_sealed as sealed, k.registration_id as clear
    from held_cards h join activation_keys k on k.activation_key_no = h.activation_key_no
    where h.company_id = ${companyId} and h.activation_key_no = any(${cards}::text[])`
  return new Map(found.map(({ no, sealed, clear }) => [no, { sealed, clear }]))
}

/** A held card that is being picked, locked: its Registration ID, and whether somebody else of the company picked it. */
export async function heldCardToPick(
  tx: Tx,
  { companyId, accountId, activationKeyNo }: PickOf,
  now: Temporal.Instant,
): Promise<(SealedCode & { isPending: boolean }) | undefined> {
  const [row] = await tx<(SealedCode & { isPending: boolean })[]>`
    select k.id_sealed as sealed, k.registration_id as clear,
      coalesce(${pendingNow(tx, now)} and h.pending_by <> ${accountId} and k.flow is null, false) as "isPending"
    from held_cards h join activation_keys k on k.activation_key_no = h.activation_key_no
    where h.company_id = ${companyId} and h.activation_key_no = ${activationKeyNo} for update of h`
  return row
}

/** Somebody else's stays as it is. @param on false: it is free again */
export async function setPending(
  tx: Tx,
  { companyId, accountId, activationKeyNo, on }: PickOf & { on: boolean },
  now: Temporal.Instant,
): Promise<void> {
  await tx`update held_cards h set pending_by = ${on ? accountId : null}::bigint,
      pending_until = ${on ? now.add({ minutes: PENDING_MINUTES }) : null}::timestamptz
    where company_id = ${companyId} and activation_key_no = ${activationKeyNo}
      and (h.pending_by = ${accountId} or ${on} and ${pendingNow(tx, now)} is not true)`
}

type PickOf = { companyId: number; accountId: number; activationKeyNo: ActivationKeyNo }

type Pair = { activationKeyNo: ActivationKeyNo } & CodeMarks

/** Of these pairs, in order, whether there is such a card. */
export async function areCards(db: Db | Tx, pairs: Pair[]): Promise<boolean[]> {
  const found = await db<{ is: boolean }[]>`
    select k.activation_key_no is not null as is
    from ${rowsInOrder(db, pairs, { activationKeyNo: 'text', ...MARKS })}
    left join activation_keys k on k.activation_key_no = r.activation_key_no and (k.id_mark in (r.mark, r.other_mark)
      or (k.id_mark is null and k.registration_id = r.clear))
    order by r.ord`
  return found.map(row => row.is)
}

export type NewHeldCard = { activationKeyNo: ActivationKeyNo; orderNo: string | null }

/** Those that are held already get the 注文番号, if one is given. @returns how many were not */
export async function addHeldCards(
  tx: Tx,
  { companyId, accountId, cards }: { companyId: number; accountId: number | null; cards: NewHeldCard[] },
  now: Temporal.Instant,
): Promise<number> {
  if (cards.length === 0) return 0
  const sorted = cards.toSorted((a, b) => (a.activationKeyNo < b.activationKeyNo ? -1 : 1))
  const added = await tx<{ added: boolean }[]>`
    insert into held_cards as h (company_id, activation_key_no, order_no, account_id, added_at)
    select ${companyId}, activation_key_no, order_no, ${accountId}::bigint, ${now}::timestamptz
    from ${rows(tx, sorted, { activationKeyNo: 'text', orderNo: 'text' })}
    on conflict (company_id, activation_key_no) do update set order_no = coalesce(excluded.order_no, h.order_no)
    returning xmax = 0 as added`
  return added.filter(row => row.added).length
}

/** Cards of a company that comes along into another one (R16); what both hold stays as the other has it. */
export async function joinHeldCards(tx: Tx, from: number, to: number): Promise<void> {
  await tx`insert into held_cards (company_id, activation_key_no, order_no, added_at, account_id)
    select ${to}, activation_key_no, order_no, added_at, account_id from held_cards where company_id = ${from}
    on conflict (company_id, activation_key_no) do nothing`
  await tx`delete from held_cards where company_id = ${from}`
}
