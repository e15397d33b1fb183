// 保有カード (R20): cards whose pair of codes a company has proven, unused or used.
import type { ActivationKeyNo } from './codes.ts'
import { CLOCKS_APART } from './limits.ts'
import type { Family, Flow, TermsKind } from './service.ts'

/** 未使用, 申請中, 使用済み, 停止中 (frozen), 無効 (void). A used card stays used, whatever was done to it later. */
export const HELD_STATES = ['unused', 'pending', 'used', 'frozen', 'void'] as const
export type HeldState = (typeof HELD_STATES)[number]

/** A card that somebody of the company picked is offered to nobody else of it for so long. */
export const PENDING_MINUTES = 30

export type HeldCardFacts = {
  used: boolean
  standing: 'good' | 'frozen' | 'void'
  /** Until when it is 申請中 for somebody; undefined when nobody picked it. */
  pendingUntil: Temporal.Instant | undefined
}

export function heldState({ used, standing, pendingUntil }: HeldCardFacts, now: Temporal.Instant): HeldState {
  if (used) return 'used'
  if (standing !== 'good') return standing
  const isPending =
    pendingUntil !== undefined &&
    Temporal.Instant.compare(pendingUntil, now) > 0 &&
    // Further ahead than any pick may be: by a clock that was wrong.
    Temporal.Instant.compare(pendingUntil, now.add({ minutes: PENDING_MINUTES + CLOCKS_APART.minutes })) <= 0
  return isPending ? 'pending' : 'unused'
}

/** Cards of one product and 注文番号 that can be picked: the one that is taken first, and how many there are. */
export type CardPick = {
  activationKeyNo: ActivationKeyNo
  product: string
  family: Family
  months: number
  terms: TermsKind
  orderNo: string | null
  count: number
}

/** Those that are offered in an application: of its 種別 (R10), and a trial card for 新規申請 alone (R7). */
export const isOffered = (
  { family, terms }: Pick<CardPick, 'family' | 'terms'>,
  { flow, entry }: { flow: Exclude<Flow, 'search'>; entry: Family },
): boolean => family === entry && (flow === 'issue' || terms === 'paid')
