import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  decideAcceptance,
  decideJoining,
  decideLeaving,
  decideRoleChange,
  decideTakeOut,
  successorsOf,
} from './people.ts'
import { refuse } from './refusal.ts'
import type { Role } from './who.ts'

const person = (accountId: number, role: Role, disabled = false) => ({ accountId, role, disabled })
const [admin, second, applicant, viewer] = [
  person(1, 'admin'),
  person(2, 'admin'),
  person(3, 'applicant'),
  person(4, 'viewer'),
]

test('a role is changed unless nobody would lead the company any more (R15)', () => {
  const change = (people: (typeof admin)[], target: number, role: Role) => decideRoleChange({ people, target, role })
  assert.deepEqual(change([admin, applicant], 3, 'admin'), { ok: true, value: applicant })
  assert.deepEqual(change([admin, applicant], 1, 'viewer'), refuse('last-admin'), 'oneself')
  assert.deepEqual(change([admin, second], 1, 'viewer'), { ok: true, value: admin })
  assert.deepEqual(change([admin, person(2, 'admin', true)], 1, 'applicant'), refuse('last-admin'), 'a disabled one')
  assert.deepEqual(change([admin], 1, 'admin'), { ok: true, value: admin })
  assert.deepEqual(change([admin], 9, 'viewer'), refuse('person-gone'))
  assert.deepEqual(change([admin, second, applicant], 1, 'viewer'), { ok: true, value: admin }, 'one of the others')
})

test('whoever takes somebody out stays, so they take out anybody but themselves', () => {
  const people = [admin, second, viewer]
  assert.deepEqual(decideTakeOut({ people, actor: 1, target: 2 }), { ok: true, value: second })
  assert.deepEqual(decideTakeOut({ people, actor: 1, target: 1 }), refuse('not-oneself'))
  assert.deepEqual(decideTakeOut({ people, actor: 1, target: 9 }), refuse('person-gone'))
})

test('the last 管理者 names a successor, or closes the company when nobody else is in it (R15)', () => {
  const leave = (people: (typeof admin)[], who: number, successor?: number) => decideLeaving({ people, who, successor })
  const stays = { ok: true, value: { closesCompany: false, successor: undefined } }
  assert.deepEqual(leave([admin], 1), { ok: true, value: { closesCompany: true, successor: undefined } })
  assert.deepEqual(leave([viewer], 4), { ok: true, value: { closesCompany: true, successor: undefined } })
  assert.deepEqual(leave([admin, second], 1), stays)
  assert.deepEqual(leave([admin, second], 1, 2), stays, 'nobody needs to be named')
  assert.deepEqual(leave([admin, applicant], 3), stays)
  assert.deepEqual(leave([admin, applicant], 1), refuse('successor-needed'))
  assert.deepEqual(leave([admin, applicant], 1, 1), refuse('successor-needed'))
  assert.deepEqual(leave([admin, applicant], 1, 9), refuse('successor-needed'))
  assert.deepEqual(leave([admin, applicant, viewer], 1, 4), {
    ok: true,
    value: { closesCompany: false, successor: viewer },
  })
  const gone = person(3, 'applicant', true)
  assert.deepEqual(leave([admin, gone], 1, 3), refuse('successor-needed'), 'who cannot sign in leads nobody')
  assert.deepEqual(successorsOf([admin, applicant, gone, viewer], 1), [applicant, viewer])
  assert.deepEqual(successorsOf([admin, second, applicant], 1), [])
  assert.deepEqual(successorsOf([admin, applicant], 3), [])
  assert.deepEqual(successorsOf([applicant, viewer], 3), [], 'who does not lead has nobody to name')
  assert.deepEqual(successorsOf([applicant, viewer], 9), [], 'nor has somebody who has gone')
  assert.deepEqual(leave([admin, second, applicant], 1), stays, 'one of the others leads')
  assert.deepEqual(leave([applicant, viewer], 9), stays, 'somebody who has gone already')
})

const invitation = { companyId: 7, email: 'Aoi@x.example', role: 'applicant' as const }

test('a new person accepts with the consent in force; an address that is known signs in first', () => {
  const facts = { invitation, consent: { given: 2, inForce: 2 }, known: false }
  assert.deepEqual(decideAcceptance(facts), { ok: true, value: invitation })
  assert.deepEqual(decideAcceptance({ ...facts, consent: { given: 1, inForce: 2 } }), refuse('consent-changed'))
  assert.deepEqual(decideAcceptance({ ...facts, known: true }), refuse('sign-in-to-join'))
  assert.deepEqual(decideAcceptance({ ...facts, invitation: undefined, known: true }), refuse('invitation-void'))
})

test('the only person of a company brings it along; anyone else leaves theirs first (R16)', () => {
  const facts = { invitation, person: { companyId: 5, email: 'aoi@X.example' }, alone: true }
  assert.deepEqual(decideJoining(facts), { ok: true, value: invitation })
  assert.deepEqual(decideJoining({ ...facts, alone: false }), refuse('leave-company-first'))
  assert.deepEqual(decideJoining({ ...facts, person: { ...facts.person, companyId: 7 } }), refuse('here-already'))
  const other = { companyId: 7, email: 'other@x.example' }
  assert.deepEqual(decideJoining({ ...facts, person: other, alone: false }), refuse('invitation-of-another'))
  assert.deepEqual(decideJoining({ ...facts, invitation: undefined }), refuse('invitation-void'))
})
