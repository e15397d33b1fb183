// Everything the rules can say no with: the sentence in kebab-case. Each has its words in web/text and a test.

/** Refusals that any application or search can meet, in R0's order. */
export const REFUSALS = [
  'activation-key-unknown',
  'mpr-id-unknown',
  'families-differ',
  'other-entry',
  'service-moved-away',
  'activation-key-used-by-other-device',
  'activation-key-used-to-extend',
  'activation-key-used-to-issue',
  'activation-key-frozen',
  'activation-key-void',
  'mpcs-not-allowed',
  'trial-only-for-new-device',
  'service-already-exists',
  'other-application-finished-first',
  'no-service-to-extend',
  'term-beyond-cap',
  'terms-changed',
  'connection-number-gone',
  'term-changed',
  'activation-key-unused',
  'no-redraws-left',
  'too-many-wrong-codes',
  'draft-changed',
] as const

export type Refusal = (typeof REFUSALS)[number]

/** Users' refusals unless it says otherwise: operators have their own (operatorRefusal.ts). */
export type Decision<T, R extends string = Refusal> = { ok: true; value: T } | { ok: false; refusal: R }

export const accept = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refuse = <const R extends string>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal })
