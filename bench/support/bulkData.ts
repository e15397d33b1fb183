// What a list of applications meets in life: 400,000 cards, 200,000 devices of which half have a service, a million numbers
// given. No number is held for a card of a list: a clerk who gives a file has chosen none.
import { randomBytes, randomInt } from 'node:crypto'
import type { ActivationKeyNo, MprId, RegistrationId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import { makeRegistrationKey } from '#domain/registrationKey'
import { termName } from '#domain/term'
import type { ExtendRequest } from '#operations/services/extendServices'
import type { IssueRequest } from '#operations/services/issueServices'
import type { Db } from '#store/db'
import type { KeptCode } from '#store/keptCodes'
import { testCodes } from '#test/support/testCodes'
import { addBenchCards, benchCards } from './cards.ts'
import { issueRequest } from './issueData.ts'

export type BulkRow = {
  flow: 'issue' | 'extend'
  activationKeyNo: ActivationKeyNo
  registrationId: RegistrationId
  mprId: MprId
  resultId: string
  /** For the limit, which has chance handed in. */
  number: ConnectionNumber
  idMark: Uint8Array
  key: KeptCode
}

/** As long as a sealed code, and nobody's: these are never read. */
const NOBODYS = `decode(repeat('01', 37), 'hex')`

export async function fillBulkData(db: Db): Promise<void> {
  await db.unsafe(`
    insert into companies (name, country, address, created_at) values ('Bench', 'JP', array['-'], now());
    insert into accounts (company_id, login_id, password_hash, email, created_at)
      select id, 'BENCHBENCH', '-', 'bench@bench.example', now() from companies;
    insert into devices (mpr_id, family, imported_at)
      select upper(lpad(to_hex(n), 16, '0')), 'hdcom', now() from generate_series(1, 200000) n;
    insert into connection_numbers (connection_number, mpr_id, given_at)
      select '111' || lpad((n * 97)::text, 8, '0'), upper(lpad(to_hex(1 + n % 200000), 16, '0')), now()
      from generate_series(1, 1000000) n;
    insert into services (mpr_id, period_no, key_mark, key_sealed, connection_number, months, holder)
      select upper(lpad(to_hex(1 + n % 200000), 16, '0')), 1, decode(md5('key' || n), 'hex'), ${NOBODYS},
        '111' || lpad((n * 97)::text, 8, '0'), 12, 1
      from generate_series(100000, 199999) n;
    insert into activation_keys (activation_key_no, id_mark, id_sealed, product_code, minted_at, flow, mpr_id, period_no, used_at)
      select upper(substr(md5('card' || n), 1, 16)), decode(md5('reg' || n), 'hex'), ${NOBODYS}, 'KX-VCS701W', now(), 'issue',
        upper(lpad(to_hex(n - 200000), 16, '0')), 1, now()
      from generate_series(300001, 400000) n;
    insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, months, terms_kind, terms_version, account_id, at)
      select mpr_id, 1, 1, 'issue', activation_key_no, 12, 'paid', 1, 1, now() from activation_keys where mpr_id is not null`)
  await addBenchCards(db, 1, 300_000)
  await db.unsafe('vacuum analyze')
}

/** New devices and devices with a service in turn, each with an unused card; made when they are taken, as issueJobs has it. */
export function bulkRows(): { take(count: number): BulkRow[] } {
  let next = 0
  return {
    take(count) {
      const first = next
      next += count
      if (next > ROWS) throw new Error('There are no more cards.')
      return rowsFrom(first, count)
    },
  }
}

const ROWS = 199_000

function rowsFrom(first: number, count: number): BulkRow[] {
  return benchCards(first + 1, first + count).map(({ activationKeyNo, registrationId }, index) => {
    const i = first + index
    const isNew = i % 2 === 0
    const mprId = ((isNew ? 1 : 100_001) + Math.floor(i / 2)).toString(16).toUpperCase().padStart(16, '0') as MprId
    return {
      flow: isNew ? 'issue' : 'extend',
      activationKeyNo,
      registrationId,
      idMark: testCodes.marks('registration-id', registrationId).mark,
      mprId,
      resultId: crypto.randomUUID(),
      number: `118${String(randomInt(10 ** 8)).padStart(8, '0')}` as ConnectionNumber,
      key: testCodes.keep('registration-key', makeRegistrationKey(randomBytes(6), mprId), mprId),
    }
  })
}

const term = (months: number) => termName({ kind: 'unstarted', months, trialMonths: 0 })

/** What a list sends for its row, once it was tried and agreed to. */
export const bulkIssue = (row: BulkRow): IssueRequest => ({ ...issueRequest(row), number: 'draw' })

export function bulkExtend(row: BulkRow): ExtendRequest {
  const { number: _, previewed: __, ...application } = issueRequest(row)
  return { ...application, seen: term(12), promised: term(24) }
}
