// What follows from each refusal, as tables: whoever changes a trait changes a line here.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ACCOUNT_REFUSALS, type AccountRefusal, traitsOf as accountTraits } from './accountRefusal.ts'
import { isAboutReplacement, OPERATOR_REFUSALS } from './operatorRefusal.ts'
import { REFUSALS, type Refusal, type RefusalTraits, traitsOf } from './refusal.ts'

test('what follows from a refusal of an application or search, in R0’s order', () => {
  const table: [Refusal, RefusalTraits][] = [
    ['activation-key-unknown', { field: 'activationKeyNo', wrongCode: 'always' }],
    ['mpr-id-unknown', { field: 'mprId', wrongCode: 'once-a-card' }],
    ['families-differ', { field: 'activationKeyNo', wrongCode: 'once-a-card' }],
    ['other-entry', { field: 'mprId', leadsTo: ['other-family'] }],
    ['service-moved-away', { field: 'mprId', needsVendor: true }],
    ['activation-key-used-by-other-device', { field: 'activationKeyNo', wrongCode: 'once-a-card', needsVendor: true }],
    ['activation-key-used-to-extend', { field: 'activationKeyNo', leadsTo: ['search'] }],
    ['activation-key-used-to-issue', { field: 'activationKeyNo', leadsTo: ['search'] }],
    ['activation-key-frozen', { field: 'activationKeyNo', needsVendor: true }],
    ['activation-key-void', { field: 'activationKeyNo', needsVendor: true }],
    ['mpcs-not-allowed', { needsVendor: true, leadsTo: ['search'] }],
    ['trial-only-for-new-device', { field: 'activationKeyNo' }],
    ['service-already-exists', { field: 'mprId', leadsTo: ['extend'] }],
    ['other-application-finished-first', { field: 'mprId' }],
    ['no-service-to-extend', { field: 'mprId', leadsTo: ['issue'] }],
    ['term-beyond-cap', { field: 'activationKeyNo' }],
    ['terms-changed', { rightedAt: 'terms', goesOn: true }],
    ['connection-number-gone', { rightedAt: 'number', goesOn: true }],
    ['term-changed', { goesOn: true }],
    ['activation-key-unused', { field: 'activationKeyNo', leadsTo: ['issue', 'extend'] }],
    ['no-redraws-left', { goesOn: true }],
    ['too-many-wrong-codes', { wait: true }],
    ['draft-changed', { goesOn: true }],
  ]
  assert.deepEqual(
    REFUSALS.map(refusal => [refusal, traitsOf(refusal)]),
    table,
  )
})

test('what follows from a refusal about accounts; from one that stands in no row nothing does', () => {
  const table: Record<string, AccountRefusal[]> = {
    wait: [
      'too-many-logins',
      'too-many-wrong-passwords',
      'too-many-temporary-passwords',
      'too-many-mail-codes',
      'too-many-invitations',
    ],
    meanwhile: ['person-gone', 'invitation-void', 'sign-in-to-join', 'address-taken', 'profile-changed-meanwhile'],
    toLogin: ['session-over'],
    'rightedAt mail': ['mailbox-not-proven'],
    'rightedAt consent': ['consent-changed'],
    'rightedAt confirm': [
      'account-disabled',
      'address-registered-meanwhile',
      'address-free-meanwhile',
      'data-changed-meanwhile',
    ],
    saidThere: ['account-disabled'],
  }
  for (const refusal of ACCOUNT_REFUSALS) {
    const meant = Object.keys(table).filter(trait => table[trait]!.includes(refusal))
    const traits = Object.entries(accountTraits(refusal)).map(([name, value]) =>
      value === true ? name : `${name} ${value}`,
    )
    assert.deepEqual(traits, meant, refusal)
  }
  assert.deepEqual(ACCOUNT_REFUSALS.filter(refusal => Object.keys(accountTraits(refusal)).length === 0).toSorted(), [
    'here-already',
    'invitation-of-another',
    'invited-already',
    'last-admin',
    'leave-company-first',
    'login-needs-proof',
    'login-wrong',
    'mail-code-expired',
    'mail-code-used-up',
    'mail-code-wrong',
    'not-oneself',
    'passkey-gone',
    'passkey-known',
    'passkey-not-made',
    'passkey-wrong',
    'passkeys-full',
    'password-same-as-present',
    'password-too-easy',
    'password-too-long',
    'password-too-short',
    'present-password-wrong',
    'signed-out-there-already',
    'successor-needed',
  ])
})

test('a refusal is named after its sentence, in small letters and hyphens, and once in each list', () => {
  for (const names of [REFUSALS, ACCOUNT_REFUSALS, OPERATOR_REFUSALS]) {
    for (const name of names) assert.match(name, /^[a-z]+(-[a-z]+)+$/)
    assert.equal(new Set<string>(names).size, names.length)
  }
})

test('which refusals of a move are about the device that replaces the other (R13)', () => {
  assert.deepEqual(OPERATOR_REFUSALS.filter(isAboutReplacement), [
    'replacement-unknown',
    'replacement-of-other-family',
    'replacement-has-service',
  ])
})
