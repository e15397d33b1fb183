// The laws of what has an effect: who may, in which transaction, and written down by whom.
import { test } from 'node:test'
import { holds, importsOf, withoutComments } from './support/sources.ts'

test('a transaction is begun in one place, so that whoever got into another’s way begins again', () => {
  holds({
    never: 'Only src/store/transaction.ts begins a transaction, and src/store/migrate.ts its own',
    instead: 'hand the work to `transaction`; to `transactionOnce` if it cannot be done twice.',
    broken: ({ path, code }) =>
      ['src/store/transaction.ts', 'src/store/migrate.ts'].includes(path)
        ? []
        : (code.match(/\.begin\(|\bbegin;/g) ?? []),
    planted: [{ path: 'src/operations/cards/x.ts', code: 'return db.begin(async tx => {})' }],
  })
})

/** Who may do what without the door: the demo, which writes its rows before anybody can act. */
const WITHOUT_DOOR = ['src/operations/act.ts', 'src/operations/upkeep/seedDemo.ts']

test('every effect goes through the door, which knows who may and writes down what was done', () => {
  holds({
    never: 'A verb takes its transaction from operations/act.ts',
    instead: 'call `act` with who acts and the name of the act; `aside` for what is no act, such as holds of numbers.',
    broken: file =>
      file.path.startsWith('src/operations/') && !WITHOUT_DOOR.includes(file.path)
        ? importsOf(file).flatMap(({ target }) => (target === 'src/store/transaction.ts' ? [`takes ${target}`] : []))
        : [],
    planted: [
      { path: 'src/operations/cards/x.ts', code: "import { transaction } from '#store/transaction'" },
      { path: 'src/operations/cards/x.ts', code: "import { transactionOnce } from '#store/transaction'" },
    ],
  })
})

/** A role that is compared, looked up or listed; `role: 'admin'` in a row that is written is none. */
const ROLES = 'admin|applicant|viewer|manager|support|auditor'
const ROLE_ASKED = new RegExp(
  String.raw`\brole\s*[!=]==?|[!=]==?\s*(?:\w+\.)*role\b|[!=]==?\s*'(?:${ROLES})'|case '(?:${ROLES})'|includes\([^)]*\brole\)`,
  'g',
)

test('what a role is for stands in one table', () => {
  holds({
    never: 'Only src/domain/may.ts asks for a role',
    instead:
      'ask `may(by, right)`; a right that is not there yet gets its row, and docs/access.md with `npm run access`.',
    broken: ({ path, code }) => (path === 'src/domain/may.ts' ? [] : (withoutComments(code).match(ROLE_ASKED) ?? [])),
    planted: [
      { path: 'src/portal/x.ts', code: "if (by.role === 'admin') {}" },
      { path: 'src/portal/x.ts', code: "if ('viewer' !== role) {}" },
      { path: 'src/store/x.ts', code: "switch (role) { case 'applicant': break }" },
      { path: 'src/portal/x.ts', code: 'if (ROLES.includes(by.role)) {}' },
    ],
  })
})

/** The only file that inserts into each of these tables. */
const ONE_WRITER = { audit: 'src/store/audit.ts', outbox: 'src/store/notices/outbox.ts' }

test('the audit trail and the outbox are each written by one file: what stands in them is one closed list', () => {
  for (const [table, writer] of Object.entries(ONE_WRITER)) {
    const insert = new RegExp(`insert into ${table}\\b|insertRows\\(tx, '${table}'`, 'g')
    holds({
      never: `Only ${writer} inserts into ${table}`,
      instead: 'call what it exports: a row of its own, or a part of the statement that has the effect.',
      broken: ({ path, code }) => (path === writer ? [] : (code.match(insert) ?? [])),
      planted: [
        { path: 'src/store/services/x.ts', code: `tx\`insert into ${table} (at) values (now())\`` },
        { path: 'src/store/upkeep/x.ts', code: `insertRows(tx, '${table}', rows, 'at')` },
      ],
    })
  }
})
