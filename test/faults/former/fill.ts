// A database of the former schema as years of use leave it: services of a few hundred accounts, and what a load needs.

import type { ActivationKeyNo, MprId, RegistrationId } from '#domain/codes'
import { createPasswords } from '#operations/access/passwords'
import { connect, type Db } from '#store/db'

export const ACCOUNTS = 400
/** Unused cards for 新規申請, each with a device, and as many for 期間の延長. */
const SPARE = 4000

export type Codes = { mprId: MprId; activationKeyNo: ActivationKeyNo; registrationId: RegistrationId }
export type Login = { loginId: string; password: string; email: string }
export type Stock = { accounts: Login[]; toIssue: Codes[]; toExtend: Codes[] }

const MPR = (n: string) => `upper(lpad(to_hex(${n}), 16, '0'))`
const CARD = (n: string) => `upper(substr(md5('card' || ${n}), 1, 16))`
const REGISTRATION = (n: string) => `upper(substr(md5('registration' || ${n}), 1, 8))`
const NUMBER = (n: string) => `'111' || lpad((${n} * 97)::text, 8, '0')`
/** Every second service was started, on a day whose month ends the same way in every year. */
const START = `(date_trunc('month', now()) - make_interval(months => 1 + (n % 10)::int) + make_interval(days => (n % 27)::int))::date`
const ISSUED_AT = `now() - interval '340 days' - make_interval(secs => n % 100000)`

/** @param superuser of the same database: keys are not checked row by row, which takes most of the time */
export async function fill(db: Db, superuser: string, services: number): Promise<Stock> {
  const password = 'the former dealers of a new house'
  const hash = await createPasswords().hash(password)
  await db`insert into accounts (login_id, password_hash, company, country, postal_code, address, phone, contact_name,
      email, mpcs_allowed, created_at)
    select 'FORMER' || lpad(n::text, 4, '0'), ${hash}, '販売店 ' || n || ' 株式会社', 'JP', '105-0023',
      array['東京都港区芝浦', '1-2-' || n], '03-1234-' || lpad(n::text, 4, '0'), '佐藤 花', 'dealer' || n || '@former.example',
      n % 5 = 0, now() - interval '2 years'
    from generate_series(1, ${ACCOUNTS}::int) n order by n`
  const [devices, cards] = [services + SPARE, services + 2 * SPARE]
  const all = `from generate_series(1, ${services}) n`
  await Promise.all([
    unchecked(superuser, [
      `insert into devices (mpr_id, family, imported_at)
        select ${MPR('n')}, 'hdcom', now() - interval '1 year' from generate_series(1, ${devices}) n`,
      `insert into services (mpr_id, period_no, registration_key, connection_number, months, start_day, last_day)
        select ${MPR('n')}, 1, upper(substr(md5('key' || n), 1, 16)), ${NUMBER('n')}, 12,
          case n % 2 when 0 then ${START} end, case n % 2 when 0 then (${START} + interval '12 months')::date end ${all}`,
      `insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, months, terms_kind, terms_version,
          account_id, at)
        select ${MPR('n')}, 1, 1, 'issue', ${CARD('n')}, 12, 'paid', 1, 1 + n % ${ACCOUNTS}, ${ISSUED_AT} ${all}`,
      `insert into service_events (mpr_id, period_no, seq, kind, day, at)
        select ${MPR('n')}, 1, 2, 'start', ${START}, ${START} ${all} where n % 2 = 0`,
    ]),
    unchecked(superuser, [
      `insert into activation_keys (activation_key_no, registration_id, product_code, minted_at, flow, mpr_id, period_no,
          used_at)
        select ${CARD('n')}, ${REGISTRATION('n')}, 'KX-VCS701W', now() - interval '1 year',
          case when n <= ${services} then 'issue' end, case when n <= ${services} then ${MPR('n')} end,
          case when n <= ${services} then 1 end, case when n <= ${services} then ${ISSUED_AT} end
        from generate_series(1, ${cards}) n`,
      `insert into connection_numbers (connection_number, mpr_id, given_at)
        select ${NUMBER('n')}, ${MPR('n')}, ${ISSUED_AT} ${all}`,
      `insert into audit (at, account_id, act, subject)
        select ${ISSUED_AT}, 1 + n % ${ACCOUNTS}, 'issue', jsonb_build_object('mprId', ${MPR('n')}, 'periodNo', 1,
          'activationKeyNo', ${CARD('n')}, 'connectionNumber', ${NUMBER('n')}, 'months', 12) ${all}`,
      `insert into outbox (template, account_id, data, created_at, state, ended_at)
        select 'issued', 1 + n % ${ACCOUNTS}, jsonb_build_object('mprId', ${MPR('n')}, 'connectionNumber', ${NUMBER('n')},
          'productCode', 'KX-VCS701W', 'months', 12), ${ISSUED_AT}, 'sent', ${ISSUED_AT} ${all}`,
    ]),
  ])
  await unchecked(superuser, ['vacuum analyze', 'checkpoint'])
  return {
    accounts: Array.from({ length: ACCOUNTS }, (_, i) => ({
      loginId: `FORMER${String(i + 1).padStart(4, '0')}`,
      password,
      email: `dealer${i + 1}@former.example`,
    })),
    toIssue: await codes(db, { firstCard: services, firstDevice: services, apart: 1 }),
    // Spread over all services and in no order, so that some of them meet the filling wherever it is.
    toExtend: shuffled(
      await codes(db, { firstCard: services + SPARE, firstDevice: 0, apart: Math.floor(services / SPARE) }),
    ),
  }
}

async function unchecked(superuser: string, statements: string[]): Promise<void> {
  const admin = connect(superuser, 1)
  try {
    await admin`set session_replication_role = replica`
    for (const statement of statements) await admin.unsafe(statement)
  } finally {
    await admin.end()
  }
}

function codes(db: Db, at: { firstCard: number; firstDevice: number; apart: number }): Promise<Codes[]> {
  return db.unsafe<Codes[]>(`select ${MPR(`${at.firstDevice} + n * ${at.apart}`)} as "mprId",
    ${CARD(`(${at.firstCard} + n)`)} as "activationKeyNo", ${REGISTRATION(`(${at.firstCard} + n)`)} as "registrationId"
    from generate_series(1, ${SPARE}) n order by n`)
}

function shuffled<T>(list: T[]): T[] {
  return list
    .map(value => ({ value, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value)
}
