// 200,000 cards and devices, a million numbers given, three numbers held for each card: what issuing meets in life.
import { randomBytes } from 'node:crypto'
import type { ActivationKeyNo, MprId, RegistrationId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import { makeRegistrationKey } from '#domain/registrationKey'
import type { IssueRequest } from '#operations/services/issueServices'
import type { Db } from '#store/db'
import type { KeptCode } from '#store/keptCodes'
import { testCodes } from '#test/support/testCodes'
import { addBenchCards, benchCards } from './cards.ts'

export type IssueJob = {
  activationKeyNo: ActivationKeyNo
  registrationId: RegistrationId
  mprId: MprId
  number: ConnectionNumber
  /** Of the Registration ID, and what is written for a new key: for the limit, which has no ring. */
  idMark: Uint8Array
  key: KeptCode
  resultId: string
}

/** What 登録 sends for a job. */
export const issueRequest = (job: IssueJob): IssueRequest => ({
  ...job,
  entry: 'hdcom',
  by: { kind: 'user', accountId: 1, companyId: 1, role: 'admin', requestId: 'bench' },
  acceptedTerms: 1,
  previewed: true,
})

export const CARDS = 200_000

export async function fillIssueData(db: Db): Promise<void> {
  await db.unsafe(`
    insert into companies (name, country, address, created_at) values ('Bench', 'JP', array['-'], now());
    insert into accounts (company_id, login_id, password_hash, email, created_at)
      select id, 'BENCHBENCH', '-', 'bench@bench.example', now() from companies;
    insert into devices (mpr_id, family, imported_at)
      select upper(lpad(to_hex(n), 16, '0')), 'hdcom', now() from generate_series(1, 200000) n;
    insert into connection_numbers (connection_number, mpr_id, given_at)
      select '111' || lpad((n * 97)::text, 8, '0'), upper(lpad(to_hex(1 + n % 200000), 16, '0')), now()
      from generate_series(1, 1000000) n;
`)
  await addBenchCards(db, 1, CARDS)
  await db.unsafe(`
    insert into connection_number_holds (connection_number, activation_key_no, held_until)
      select prefix || lpad((n * 499)::text, 8, '0'), upper(substr(md5('card' || n), 1, 16)), now() + interval '1 hour'
      from generate_series(1, 200000) n, unnest(array['117', '118']) prefix;
    insert into connection_number_holds (connection_number, activation_key_no, held_until)
      select '111' || lpad((n * 97 + 1)::text, 8, '0'), upper(substr(md5('card' || n), 1, 16)), now() + interval '1 hour'
      from generate_series(1, 200000) n`)
  await db.unsafe('vacuum analyze')
}

/**
 * Cards that nobody has used yet, each with its device and the number held for it; made when they are taken, since their
 * hundreds of thousands of buffers would keep the collector busy while something is measured.
 */
export function issueJobs(): { take(count: number): IssueJob[] } {
  let next = 1
  return {
    take(count) {
      const first = next
      next += count
      if (next > CARDS + 1) throw new Error('There are no more cards.')
      return jobsFrom(first, next - 1)
    },
  }
}

function jobsFrom(first: number, last: number): IssueJob[] {
  return benchCards(first, last).map(({ activationKeyNo, registrationId }, i) => {
    const mprId = (first + i).toString(16).toUpperCase().padStart(16, '0') as MprId
    return {
      activationKeyNo,
      registrationId,
      idMark: testCodes.marks('registration-id', registrationId).mark,
      mprId,
      number: `117${String((first + i) * 499).padStart(8, '0')}` as ConnectionNumber,
      key: testCodes.keep('registration-key', makeRegistrationKey(randomBytes(6), mprId), mprId),
      resultId: crypto.randomUUID(),
    }
  })
}
