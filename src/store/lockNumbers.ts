/** Of advisory locks: any numbers, but each its own, and the same for every server. */
export const LOCK_NUMBERS = {
  migrate: 720_2026,
  seed: 720_2027,
  signingKeys: 720_2028,
  purge: 7_305_001,
  codeKeys: 720_2029,
}
