// Every right × everybody: the table of R17 and of console.md, "Who", written a second time, by who instead of by act.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ACT_NAMES, MAY, may, NotAllowed, RIGHTS, type Right, type Rule, roleMay, rolesWith } from './may.ts'
import { OPERATOR_ROLES, type Principal, ROLES } from './who.ts'

const OF_ONESELF: Right[] = [
  'update-account',
  'change-address',
  'reissue-login-id',
  'change-password',
  'add-passkey',
  'remove-passkey',
  'end-sessions',
  'news-opt-in',
  'news-opt-out',
  'close-account',
  'accept-invitation',
  'give-consent',
]
const CARE: Right[] = ['keep-device', 'change-devices', 'remove-devices', 'export-devices', 'keep-cards', 'ask-vendor']
const SUPPORT: Right[] = [
  'remove-passkey',
  'undo',
  'move',
  'stop',
  'answer-request',
  'see-requests',
  'clear-lock',
  'freeze',
  'unfreeze',
  'void',
  'allow-mpcs',
  'show',
  'show-account',
  'disable-account',
  'enable-account',
  'send-login-id',
  'end-sessions',
  'export-account',
  'erase-account',
  'retry-mail',
]
const MANAGER: Right[] = [
  'mint',
  'hand-cards',
  'import-devices',
  'change-mac',
  'document',
  'maintenance',
  'maintenance-end',
  'retire-signing-key',
  'change-code-key',
  'end-clear-codes',
]

/** What each may; `denied` besides, since whoever is turned away is written down. */
const ALLOWED: Record<string, Right[]> = {
  viewer: ['look', 'search', ...OF_ONESELF, 'export-devices'],
  applicant: ['look', 'search', ...OF_ONESELF, 'see-registration-id', 'issue', 'extend', 'undo', 'move', ...CARE],
  admin: [
    'look',
    'search',
    ...OF_ONESELF,
    'see-registration-id',
    'issue',
    'extend',
    'undo',
    'move',
    ...CARE,
    'update-company',
    'hear-of-corrections',
    'see-company',
    'see-records',
    'lead-company',
    'invite',
    'withdraw-invitation',
    'change-role',
    'sign-out-person',
    'take-out',
    'export-applications',
  ],
  auditor: ['show-account', 'see-requests'],
  support: SUPPORT,
  manager: [...SUPPORT, ...MANAGER],
  browser: [
    'register-account',
    'accept-invitation',
    'update-account',
    'sign-in',
    'fail-sign-in',
    'use-temporary-password',
    'news-opt-in',
    'news-opt-out',
  ],
  device: ['start'],
  server: [],
}

const user = (role: (typeof ROLES)[number]): Principal => ({
  kind: 'user',
  accountId: 1,
  companyId: 1,
  role,
  requestId: 'a',
})
const operator = (role: (typeof OPERATOR_ROLES)[number], reason?: string): Principal => ({
  kind: 'operator',
  name: 'sato',
  role,
  reason,
})
const EVERYBODY: Record<string, Principal> = {
  ...Object.fromEntries(ROLES.map(role => [role, user(role)])),
  ...Object.fromEntries(OPERATOR_ROLES.map(role => [role, operator(role, 'call 5678')])),
  browser: { kind: 'browser', requestId: 'a' },
  device: { kind: 'device' },
  server: { kind: 'server' },
}

test('everybody is in the table', () => {
  assert.deepEqual(Object.keys(EVERYBODY).sort(), Object.keys(ALLOWED).sort())
})

for (const [name, who] of Object.entries(EVERYBODY))
  test(`${name} may ${ALLOWED[name]!.join(', ') || 'nothing'}`, () => {
    for (const right of RIGHTS)
      assert.equal(may(who, right), right === 'denied' || ALLOWED[name]!.includes(right), `${name}: ${right}`)
  })

test('an operator without a reason may look, and be turned away, and nothing else (C17)', () => {
  const silent = operator('manager')
  assert.deepEqual(
    RIGHTS.filter(right => may(silent, right)),
    ['show', 'see-requests', 'denied'],
  )
})

test('some of what operators do needs a second one above a number, and erasing always does (console.md, “Who”)', () => {
  const above = RIGHTS.flatMap(right => {
    const { secondAbove }: Rule = MAY[right]
    return secondAbove === undefined ? [] : [[right, secondAbove]]
  })
  assert.deepEqual(Object.fromEntries(above), { stop: 10, mint: 1000, void: 10, 'erase-account': 0 })
})

test('whoever looks for people who may finds their roles', () => {
  assert.deepEqual(rolesWith('hear-of-corrections'), ['admin'])
  assert.deepEqual(rolesWith('stop'), [])
  assert.deepEqual(
    ROLES.filter(role => roleMay(role, 'issue')),
    ['admin', 'applicant'],
  )
})

test('acts are all rights but those to look and to be told', () => {
  const looks = RIGHTS.filter(right => !(ACT_NAMES as Right[]).includes(right))
  assert.deepEqual(looks, [
    'look',
    'search',
    'see-registration-id',
    'see-company',
    'update-company',
    'see-records',
    'hear-of-corrections',
    'lead-company',
    'see-requests',
  ])
})

test('whoever is turned away is told from which right', () => {
  const no = new NotAllowed('stop')
  assert.deepEqual([no.name, no.message, no.right], ['NotAllowed', 'not allowed: stop', 'stop'])
})
