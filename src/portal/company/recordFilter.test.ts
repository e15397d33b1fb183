import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAIL_OF } from '#store/notices/outbox'
import { recordsAsked } from './recordFilter.ts'

/** What no person of a company does, or what nobody of the company was to be told with (a name that was typed wrong). */
const LEFT_OUT = [
  'start',
  'fail-sign-in',
  'stop',
  'clear-lock',
  'mint',
  'freeze',
  'unfreeze',
  'void',
  'import-devices',
  'change-mac',
  'allow-mpcs',
  'show-account',
  'disable-account',
  'enable-account',
  'send-login-id',
  'export-account',
  'erase-account',
  'show',
  'document',
  'maintenance',
  'maintenance-end',
  'retry-mail',
  'retire-signing-key',
  'change-code-key',
  'hand-cards',
  'answer-request',
  'end-clear-codes',
]

test('操作の記録 tells every act of a company’s people', () => {
  const told = recordsAsked({}).filter.acts
  assert.deepEqual([...told, ...LEFT_OUT].sort(), Object.keys(MAIL_OF).sort())
})
