import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from './log.ts'

/** What a log writes of an error. */
function logged(error: unknown): Record<string, Record<string, unknown>> {
  const lines: string[] = []
  createLog('info', { write: text => void lines.push(text) }).error({ requestId: 'A-1', err: error }, 'fault')
  return JSON.parse(lines[0]!)
}

test('an error keeps its kind and its place, and loses every code, number and address', () => {
  const error = Object.assign(new Error('duplicate key value: 4F1A-09C2-77D0-3B5E, 3f06a1b822c49d70, 11148207315'), {
    code: '23505',
    constraint_name: 'connection_numbers_pkey',
    detail: 'Key (connection_number)=(11148207315) already exists.',
    parameters: ['BC4107E2'],
    where: 'takahashi@minato-eizo.example',
  })
  const { err } = logged(error)
  const text = JSON.stringify(err)
  for (const secret of ['4F1A', '3f06a1b822c49d70', '11148207315', 'BC4107E2', 'takahashi'])
    assert.ok(!text.includes(secret), secret)
  assert.equal(err!.code, '23505')
  assert.equal(err!.constraint_name, 'connection_numbers_pkey')
  assert.match(String(err!.stack), /log\.test\.ts/)
  assert.match(JSON.stringify(logged(new Error('no account takahashi@minato-eizo.example'))), /no account …/)
})

test('what is thrown and is no error is told by its type alone', () => {
  assert.deepEqual(logged('BC41-07E2').err, { type: 'string' })
})
