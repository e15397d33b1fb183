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

/** The door; the demo, which writes its rows before anybody can act; and the store's own upkeep, a migration's rows too. */
const TAKE_TRANSACTIONS = [
  'src/operations/act.ts',
  'src/operations/upkeep/seedDemo.ts',
  'src/store/upkeep/expired.ts',
  'src/store/notices/mailQueue.ts',
  'src/store/companies/fillRows.ts',
]

test('every verb that needs a transaction goes through the door, which knows who may and writes down what was done', () => {
  holds({
    never: 'A verb takes its transaction from operations/act.ts',
    instead: 'call `act` with who acts and the name of the act; `aside` for what is no act, such as holds of numbers.',
    broken: file =>
      TAKE_TRANSACTIONS.includes(file.path)
        ? []
        : importsOf(file).flatMap(({ target }) => (target === 'src/store/transaction.ts' ? [`takes ${target}`] : [])),
    planted: [
      { path: 'src/operations/cards/x.ts', code: "import { transaction } from '#store/transaction'" },
      { path: 'src/web/x.ts', code: "import { transactionOnce } from '#store/transaction'" },
    ],
  })
})

/**
 * What is no act (architecture.md, "Nevers"): holds of numbers, mailed codes, a passkey that confirms, keys of the
 * server, documents that nobody has read yet.
 */
const ASIDE = [
  'src/operations/services/drawNumbers.ts',
  'src/operations/accounts/mailProof.ts',
  'src/operations/access/passkeys/usePasskey.ts',
  'src/operations/devices/signer.ts',
  'src/operations/care/fillCare.ts',
  'src/operations/upkeep/openCodeRing.ts',
  'src/operations/upkeep/sealCodes.ts',
  'src/operations/cards/pickCard.ts',
  'src/operations/cards/reserveCard.ts',
  'src/operations/care/pickEntries.ts',
  'src/operations/care/savedFilters.ts',
  'src/operations/documents/oneVersionEach.ts',
]

test('few verbs go past the door, each by name', () => {
  holds({
    never: 'Only what leaves nothing to tell goes past the door',
    instead: 'call `act`; or, if nobody would ever ask who did it, enter the file above with what it is.',
    broken: ({ path, code }) =>
      path === 'src/operations/act.ts' || ASIDE.includes(path) ? [] : (withoutComments(code).match(/\baside\(/g) ?? []),
    planted: [{ path: 'src/operations/cards/x.ts', code: 'return aside(deps, async ({ tx }) => {})' }],
  })
})

/** Locks, settings, tables and subscriptions that outlive a transaction. */
const KEPT =
  /\bpg_(?:try_)?advisory_lock(?:_shared)?\(|`\s*(?:set (?!local\b|transaction\b)|listen |prepare |declare [^`]* with hold)|create temp(?:orary)? table (?:(?!on commit drop)[^`])*`/gi

test('nothing of ours stays in a connection: a pool may give the next transaction another one', () => {
  holds({
    never: 'What a transaction needs of its connection ends with it',
    instead:
      'take `pg_advisory_xact_lock`, `set local`, `on commit drop`; what every connection begins with is in src/store/db.ts.',
    broken: ({ path, code }) => (path.startsWith('src/') ? (withoutComments(code).match(KEPT) ?? []) : []),
    planted: [
      { path: 'src/store/x.ts', code: 'await db`select pg_advisory_lock(1)`' },
      { path: 'src/store/x.ts', code: 'await db`select pg_try_advisory_lock(1)`' },
      { path: 'src/store/x.ts', code: "await db`set work_mem = '64MB'`" },
      { path: 'src/store/x.ts', code: 'await db.unsafe(`set lock_timeout = 500`)' },
      { path: 'src/store/x.ts', code: 'await db`listen news`' },
      { path: 'src/store/x.ts', code: 'await tx`create temporary table x (n int)`' },
    ],
  })
})

/** A role that is compared, looked up or listed, in TypeScript or in SQL; `role: 'admin'` in a row that is written is none. */
const ROLES = 'admin|applicant|viewer|manager|support|auditor'
const ROLE_ASKED = new RegExp(
  String.raw`\brole\s*(?:[!=]==?|<>)|\brole\s+=\s+(?:\$|'(?:${ROLES})')|\brole\s+(?:not\s+)?in\s*\(\s*'|[!=]==?\s*(?:\w+\.)*role\b|[!=]==?\s*'(?:${ROLES})'|case '(?:${ROLES})'|(?:includes|has|indexOf)\([^)]*\brole\)|\[(?:\w+\.)*role\]`,
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
      { path: 'src/portal/x.ts', code: 'if (SET.has(role)) {}' },
      { path: 'src/portal/x.ts', code: 'const may = TABLE[by.role]' },
      { path: 'src/store/x.ts', code: "tx`select from accounts where role = 'admin'`" },
      { path: 'src/store/x.ts', code: "tx`select from accounts where role <> 'viewer'`" },
      { path: 'src/store/x.ts', code: "tx`select from accounts where role in ('admin')`" },
    ],
  })
})

/** The only file that inserts into each of these tables. */
const ONE_WRITER = { audit: 'src/store/audit.ts', outbox: 'src/store/notices/outbox.ts' }

test('the audit trail and the outbox are each written by one file: what stands in them is one closed list', () => {
  for (const [table, writer] of Object.entries(ONE_WRITER)) {
    const insert = new RegExp(
      `(?:insert|merge)\\s+into\\s+${table}\\b|copy\\s+${table}\\b|insertRows\\(\\s*\\w+,\\s*'${table}'`,
      'gi',
    )
    holds({
      never: `Only ${writer} inserts into ${table}`,
      instead: 'call what it exports: a row of its own, or a part of the statement that has the effect.',
      broken: ({ path, code }) => (path === writer ? [] : (code.match(insert) ?? [])),
      planted: [
        { path: 'src/store/services/x.ts', code: `tx\`insert into ${table} (at) values (now())\`` },
        { path: 'src/store/upkeep/x.ts', code: `insertRows(tx, '${table}', rows, 'at')` },
        { path: 'src/store/upkeep/x.ts', code: `db\`INSERT INTO\n  ${table} (at) select now()\`` },
        { path: 'src/store/upkeep/x.ts', code: `db.unsafe('copy ${table} from stdin')` },
      ],
    })
  }
})

test('columns are named one by one where servers of two versions may be at work', () => {
  holds({
    never: 'No statement asks for all columns of a table that may get one more',
    instead:
      'name them (serviceRowColumns): a prepared statement with a star fails in its transaction when the table has changed.',
    broken: ({ path, code }) =>
      path.startsWith('src/store/services/') || path.startsWith('src/store/devices/')
        ? (withoutComments(code).match(/(?<!lateral \()select (?:\w+\.)?\*|, s\.\*/g) ?? []).filter(
            star => !HARMLESS.has(star),
          )
        : [],
    planted: [
      { path: 'src/store/services/x.ts', code: 'tx`select * from services where mpr_id = 1`' },
      { path: 'src/store/devices/x.ts', code: 'tx`select k.flow, s.* from services s`' },
    ],
  })
})

/** Of a list of rows that stands in the statement itself; nor does a star inside a statement change what that gives. */
const HARMLESS = new Set(['select r.*'])
