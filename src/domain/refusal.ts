// All refusals of the rules, and what follows from each. A refusal is named after its sentence, in kebab-case. Its sentences
// are in words/, and each has a test.
import type { Flow } from './service.ts'

/** What follows from a refusal, whoever shows it. */
export type RefusalTraits = {
  /** The field where the user looks first. */
  field?: 'mprId' | 'activationKeyNo'
  /** The earlier step of an application where the user can put it right. */
  rightedAt?: 'terms' | 'number'
  /** The user can go on from the same page as it is shown now, so it does not say that something is impossible. */
  goesOn?: true
  /** No other input solves it, so the page says whom to ask. */
  needsVendor?: true
  /** Whether it counts as a wrong code (C8): always, or once for each card whose pair was proven. */
  wrongCode?: 'always' | 'once-a-card'
  /** The caller has to wait: HTTP 429 instead of 409. */
  wait?: true
  /** Other entries that the page offers, with the typed codes filled in. */
  leadsTo?: readonly (Flow | 'other-family')[]
}

/** Refusals that any application or search can meet, in R0's order. */
const REFUSAL_TRAITS = {
  'activation-key-unknown': { field: 'activationKeyNo', wrongCode: 'always' },
  'mpr-id-unknown': { field: 'mprId', wrongCode: 'once-a-card' },
  'families-differ': { field: 'activationKeyNo', wrongCode: 'once-a-card' },
  'other-entry': { field: 'mprId', leadsTo: ['other-family'] },
  'service-moved-away': { field: 'mprId', needsVendor: true },
  'activation-key-used-by-other-device': { field: 'activationKeyNo', wrongCode: 'once-a-card', needsVendor: true },
  'activation-key-used-to-extend': { field: 'activationKeyNo', leadsTo: ['search'] },
  'activation-key-used-to-issue': { field: 'activationKeyNo', leadsTo: ['search'] },
  'activation-key-frozen': { field: 'activationKeyNo', needsVendor: true },
  'activation-key-void': { field: 'activationKeyNo', needsVendor: true },
  'mpcs-not-allowed': { needsVendor: true, leadsTo: ['search'] },
  'trial-only-for-new-device': { field: 'activationKeyNo' },
  'service-already-exists': { field: 'mprId', leadsTo: ['extend'] },
  'other-application-finished-first': { field: 'mprId' },
  'no-service-to-extend': { field: 'mprId', leadsTo: ['issue'] },
  'term-beyond-cap': { field: 'activationKeyNo' },
  'terms-changed': { rightedAt: 'terms', goesOn: true },
  'connection-number-gone': { rightedAt: 'number', goesOn: true },
  'term-changed': { goesOn: true },
  'activation-key-unused': { field: 'activationKeyNo', leadsTo: ['issue', 'extend'] },
  'no-redraws-left': { goesOn: true },
  'too-many-wrong-codes': { wait: true },
  'draft-changed': { goesOn: true },
} as const satisfies Record<string, RefusalTraits>

export type Refusal = keyof typeof REFUSAL_TRAITS

export const REFUSALS = Object.keys(REFUSAL_TRAITS) as Refusal[]

export const traitsOf = (refusal: Refusal): RefusalTraits => REFUSAL_TRAITS[refusal]

/** Users' refusals unless it says otherwise: operators have their own (operatorRefusal.ts). */
export type Decision<T, R extends string = Refusal> = { ok: true; value: T } | { ok: false; refusal: R }

export const accept = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refuse = <const R extends string>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal })
