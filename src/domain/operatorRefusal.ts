// All refusals that the rules can give to an operator. Each has its words in src/operator/sentences.ts and a test.

/** Of an undo (R13), which a company may meet as well (R22). */
export const UNDO_REFUSALS = [
  'activation-key-unknown',
  'activation-key-not-used',
  'service-over',
  'moved-since',
  'service-started',
  'extension-stands',
  'later-extension-stands',
] as const
/** Of a move (R13), likewise (R23). */
export const MOVE_REFUSALS = [
  'mpr-id-unknown',
  'replacement-unknown',
  'replacement-is-the-same',
  'replacement-of-other-family',
  'moved-already',
  'no-living-service',
  'replacement-has-service',
] as const

export const OPERATOR_REFUSALS = [
  'product-unknown',
  'activation-key-void-for-ever',
  'login-id-unknown',
  'account-closed',
  'account-is-disabled',
  'successor-needed',
  'code-unknown',
  'document-kind-unknown',
  'document-not-the-latest',
  'document-from-the-past',
  'document-before-the-latest',
  'document-without-changes',
  'device-of-other-family',
  'device-with-other-mac',
  'contradicts-earlier-line',
  ...UNDO_REFUSALS,
  ...MOVE_REFUSALS,
  'request-unknown',
  'request-answered',
  'request-overtaken',
  'code-key-changing',
  'code-key-not-prepared',
  'codes-not-sealed-yet',
  'codes-sealed-alone',
  'mail-unknown',
  'mail-not-failed',
  'mail-secret-gone',
  'mail-address-gone',
  'maintenance-unknown',
  'maintenance-over',
  'maintenance-told-nobody',
  'maintenance-put-right-already',
  'maintenance-not-on',
  'maintenance-on-already',
  'maintenance-from-the-past',
  'maintenance-without-length',
  'maintenance-announced-too-late',
  'maintenance-overlaps',
] as const

export type OperatorRefusal = (typeof OPERATOR_REFUSALS)[number]
export type UndoRefusal = (typeof UNDO_REFUSALS)[number]
export type MoveRefusal = (typeof MOVE_REFUSALS)[number]

/** Of a move (R13): what is wrong is the device that replaces the other. */
export const isAboutReplacement = (refusal: string): boolean => ABOUT_REPLACEMENT.has(refusal)

const ABOUT_REPLACEMENT: ReadonlySet<string> = new Set<MoveRefusal>([
  'replacement-unknown',
  'replacement-of-other-family',
  'replacement-has-service',
])
