// Rows of a file that sets fields in 機器一覧 (P22), as they are read and as they change an entry.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  FILE_CODES,
  type FileColumn,
  type FileProblem,
  NO_WORDS,
  type ReadRow,
  readFileRow,
  type WordChange,
  wordChanges,
} from './careFile.ts'
import type { ActivationKeyNo, MprId, RegistrationId } from './codes.ts'

const MPR_ID = '1A014F2209C277D0' as MprId
const CARD = { activationKeyNo: '4F1A09C277D03B5E' as ActivationKeyNo, registrationId: 'BC4107E2' as RegistrationId }

const EMPTY: Record<FileColumn, string> = {
  mprId: '',
  activationKeyNo: '',
  registrationId: '',
  endCustomer: '',
  site: '',
  orderNo: '',
  assetNo: '',
  reminderContact: '',
  note: '',
  tags: '',
}

const read = (cells: Partial<Record<FileColumn, string>>, has: FileColumn[]) =>
  readFileRow({ ...EMPTY, mprId: MPR_ID, ...cells }, new Set(has))

test('a row sets the fields that the file has columns for, and no other', () => {
  const table: [cells: Partial<Record<FileColumn, string>>, has: FileColumn[], words: ReadRow['words']][] = [
    [{}, [], {}],
    [{ site: '３階', note: 'x' }, ['site'], { site: '３階' }],
    [{ site: ' ' }, ['site'], { site: null }],
    [{ tags: 'VIP、医療' }, ['tags'], { tags: ['VIP', '医療'] }],
    [{ tags: 'VIP' }, [], {}],
    [{ tags: '' }, ['tags'], { tags: [] }],
    [
      { endCustomer: '港北市役所', orderNo: 'PO-1', assetNo: 'A1', reminderContact: '佐藤', note: 'メモ' },
      ['endCustomer', 'site', 'orderNo', 'assetNo', 'reminderContact', 'note'],
      { endCustomer: '港北市役所', site: null, orderNo: 'PO-1', assetNo: 'A1', reminderContact: '佐藤', note: 'メモ' },
    ],
  ]
  for (const [cells, has, words] of table)
    assert.deepEqual(read(cells, has), { ok: true, value: { mprId: MPR_ID, words, card: undefined } })
})

test('what is wrong with a row is said from left to right', () => {
  const table: [cells: Partial<Record<FileColumn, string>>, problem: FileProblem][] = [
    [{ mprId: '' }, { kind: 'code', code: 'mprId', issue: { kind: 'empty' } }],
    [
      { mprId: '123', site: 'x'.repeat(101) },
      { kind: 'code', code: 'mprId', issue: { kind: 'length', want: 16, got: 3 } },
    ],
    [
      { endCustomer: 'x'.repeat(101), site: '\ufffd' },
      { kind: 'field', field: 'endCustomer', issue: 'length' },
    ],
    [
      { site: 'a\ufffd', tags: 'x'.repeat(31) },
      { kind: 'field', field: 'site', issue: 'characters' },
    ],
    [{ tags: 'x'.repeat(31) }, { kind: 'field', field: 'tags', issue: 'length' }],
    [{ tags: Array.from({ length: 21 }, (_, i) => i).join() }, { kind: 'field', field: 'tags', issue: 'tags' }],
  ]
  for (const [cells, problem] of table)
    assert.deepEqual(read(cells, ['endCustomer', 'site', 'tags']), { ok: false, problem })
})

test('a card stands in a row that has a Registration ID', () => {
  const { activationKeyNo, registrationId } = CARD
  const table: [cells: Partial<Record<FileColumn, string>>, card: ReadRow['card']][] = [
    [{ activationKeyNo, registrationId }, CARD],
    [{ activationKeyNo: '4f1a-09c2-77d0-3b5e', registrationId: 'bc41-07e2' }, CARD],
    [{ activationKeyNo }, undefined],
    [{ activationKeyNo, registrationId: ' ' }, undefined],
    [{ registrationId }, { kind: 'code', code: 'activationKeyNo', issue: { kind: 'empty' } }],
    [
      { activationKeyNo: '12', registrationId: '34' },
      { kind: 'code', code: 'activationKeyNo', issue: { kind: 'length', want: 16, got: 2 } },
    ],
    [
      { activationKeyNo, registrationId: '34' },
      { kind: 'code', code: 'registrationId', issue: { kind: 'length', want: 8, got: 2 } },
    ],
  ]
  for (const [cells, card] of table) {
    const row = read(cells, [])
    assert.deepEqual(row, { ok: true, value: { mprId: MPR_ID, words: {}, card } })
  }
  assert.deepEqual(FILE_CODES, ['mprId', 'activationKeyNo', 'registrationId'])
})

test('a row changes what it says otherwise, shown before → after', () => {
  const before = { ...NO_WORDS, site: '本館', tags: ['VIP'] }
  const table: [words: ReadRow['words'], changes: WordChange[]][] = [
    [{}, []],
    [{ site: '本館', tags: ['VIP'] }, []],
    [{ endCustomer: null }, []],
    [{ site: null }, [{ field: 'site', before: '本館', after: '' }]],
    [{ site: '別館' }, [{ field: 'site', before: '本館', after: '別館' }]],
    [
      { tags: ['医療', 'VIP'], note: 'メモ' },
      [
        { field: 'note', before: '', after: 'メモ' },
        { field: 'tags', before: 'VIP', after: '医療, VIP' },
      ],
    ],
    [{ tags: [] }, [{ field: 'tags', before: 'VIP', after: '' }]],
  ]
  for (const [words, changes] of table) assert.deepEqual(wordChanges(before, words), changes)
  assert.deepEqual(wordChanges(NO_WORDS, { ...NO_WORDS }), [])
  assert.deepEqual(wordChanges(NO_WORDS, { site: null, tags: [] }), [], 'an entry without words has no tags either')
})
