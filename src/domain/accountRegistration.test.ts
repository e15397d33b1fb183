import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideAccountRegistration, type RegistrationFacts } from './accountRegistration.ts'

const fine: RegistrationFacts = {
  proven: true,
  consent: { given: 2, inForce: 2 },
  account: undefined,
  seen: undefined,
}

test('登録: a new account, an overwritten one, or why not, in this order', () => {
  const known = { disabled: false, data: 'a' }
  const table: [string, Partial<RegistrationFacts>, string][] = [
    ['a new address', {}, 'register'],
    ['an address that has an account', { account: known, seen: 'a' }, 'update'],
    ['nobody has shown to read the mail', { proven: false }, 'mailbox-not-proven'],
    ['not even of a known address', { proven: false, account: { disabled: true, data: 'a' } }, 'mailbox-not-proven'],
    ['no consent', { consent: { given: undefined, inForce: 2 } }, 'consent-changed'],
    ['an older consent', { consent: { given: 1, inForce: 2 } }, 'consent-changed'],
    [
      'an older consent comes before a disabled account',
      { consent: { given: 1, inForce: 2 }, account: { disabled: true, data: 'a' } },
      'consent-changed',
    ],
    ['an account that was disabled', { account: { disabled: true, data: 'a' }, seen: 'a' }, 'account-disabled'],
    ['the same, seen as new', { account: { disabled: true, data: 'a' } }, 'account-disabled'],
    ['registered while the page stood', { account: known }, 'address-registered-meanwhile'],
    ['changed while the page stood', { account: known, seen: 'b' }, 'data-changed-meanwhile'],
    ['closed while the page stood', { seen: 'a' }, 'address-free-meanwhile'],
  ]
  for (const [name, facts, expected] of table) {
    const decision = decideAccountRegistration({ ...fine, ...facts })
    assert.equal(decision.ok ? decision.value : decision.refusal, expected, name)
  }
})
