// What the rules can say no with to an operator. Each has its words in src/operator/sentences.ts and a test.
export const OPERATOR_REFUSALS = [
  'product-unknown',
  'activation-key-unknown',
  'activation-key-void-for-ever',
  'login-id-unknown',
  'code-unknown',
  'document-kind-unknown',
  'document-not-the-latest',
  'document-from-the-past',
  'document-before-the-latest',
  'device-of-other-family',
  'device-with-other-mac',
  'contradicts-earlier-line',
  'mpr-id-unknown',
  'activation-key-not-used',
  'service-over',
  'moved-since',
  'service-started',
  'extension-stands',
  'later-extension-stands',
  'replacement-unknown',
  'replacement-is-the-same',
  'replacement-of-other-family',
  'no-living-service',
  'replacement-has-service',
] as const

export type OperatorRefusal = (typeof OPERATOR_REFUSALS)[number]
