// A past that was written all at once, done again act by act by the operations themselves, each at its own moment.
import assert from 'node:assert/strict'
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Family } from '#domain/service'
import { termName } from '#domain/term'
import { setCardStanding } from '#operations/cards/setCardStanding'
import { registerDevices } from '#operations/devices/registerDevices'
import { extendServices } from '#operations/services/extendServices'
import { issueServices } from '#operations/services/issueServices'
import { moveService } from '#operations/services/moveService'
import { previewExtend } from '#operations/services/previewExtend'
import { stopService } from '#operations/services/stopService'
import { undoApplication } from '#operations/services/undoApplication'
import type { Db } from '#store/db'
import type { ThreeCodes } from '#store/services/facts'
import { randomUuid } from '#web/uuid'
import type { TestApp } from './testApp.ts'
import { idIn, openKeyOf } from './testCodes.ts'
import { anOperatorOf, userOf } from './who.ts'

type Subject = { mprId: MprId; toMprId: MprId; activationKeyNo: ActivationKeyNo; connectionNumber: ConnectionNumber }
type Row = { at: Temporal.Instant; act: string; subject: Subject; operator: string; reason: string; loginId: string }

/** Devices, cards, company and account are copied; all else is done. */
export async function operated({ db, deps }: TestApp, past: TestApp): Promise<void> {
  await db`update documents set effective_from = '2000-01-01'` // so that there were 約款 to agree to
  await copy(past.db, db, 'companies', 'id, name, country, address, mpcs_allowed, created_at')
  await copy(past.db, db, 'accounts', 'id, company_id, login_id, password_hash, email, created_at')
  await copy(past.db, db, 'devices', 'mpr_id, family, mac_address, imported_at')
  await copy(
    past.db,
    db,
    'activation_keys',
    'activation_key_no, id_mark, id_sealed, product_code, minted_for, minted_at',
  )
  const rows = await past.db<Row[]>`select at, act, subject, operator, reason, login_id as "loginId"
    from audit left join accounts a on a.id = account_id where act not in ('mint', 'import-devices', 'allow-mpcs') order by at`
  for (const row of rows) {
    const decision = await done(db, { ...deps, clock: { now: () => row.at } }, row)
    assert.ok(decision.ok, `${row.act} at ${row.at}: ${JSON.stringify(decision)}`)
  }
}

async function done(db: Db, deps: TestApp['deps'], { at, act, subject, operator, reason, loginId }: Row) {
  const correction = { by: { ...anOperatorOf('manager', reason), name: operator }, dryRun: false }
  const { mprId, activationKeyNo } = subject
  if (act === 'undo') return undoApplication(deps, { ...correction, activationKeyNo })
  if (act === 'move') return moveService(deps, { ...correction, from: mprId, to: subject.toMprId })
  if (act === 'stop') return stopService(deps, { ...correction, mprId })
  if (act === 'freeze' || act === 'void')
    return (await setCardStanding(deps, { ...correction, cards: [activationKeyNo], act }))[0]!
  if (act === 'start') {
    const registrationKey = (await openKeyOf(db, mprId))!
    return (await registerDevices(deps, [{ mprId, registrationKey }]))[0]!
  }
  const [{ sealed, ...codes } = assert.fail('no card')] = await db<
    (Omit<ThreeCodes, 'registrationId'> & { entry: Family; sealed: Uint8Array })[]
  >`select mpr_id as "mprId", family as entry,
      activation_key_no as "activationKeyNo", id_sealed as sealed
    from (select mpr_id, family from devices where mpr_id = ${mprId}) d,
      (select activation_key_no, id_sealed from activation_keys where activation_key_no = ${activationKeyNo}) k`
  const by = await userOf(db, loginId)
  const registrationId = idIn(sealed, codes.activationKeyNo)
  const request = { ...codes, registrationId, by, acceptedTerms: 1, resultId: randomUuid(deps.random) }
  if (act === 'issue') {
    const number = subject.connectionNumber
    // As if its page had shown it; a former number needs no hold.
    await db`insert into connection_number_holds select ${number}, ${activationKeyNo}, ${at.add({ minutes: 30 })}
      where not exists (select from connection_numbers where connection_number = ${number})`
    return (await issueServices(deps, [{ ...request, number, previewed: false }]))[0]!
  }
  assert.equal(act, 'extend')
  const preview = await previewExtend(deps, request)
  assert.ok(preview.ok && preview.value.kind === 'open')
  const promise = { seen: termName(preview.value.before), promised: termName(preview.value.after) }
  return (await extendServices(deps, [{ ...request, ...promise }]))[0]!
}

async function copy(from: Db, to: Db, table: string, columns: string): Promise<void> {
  const rows = await from.unsafe<{ row: string }[]>(
    `select row_to_json(t)::text as row from (select ${columns} from ${table}) t`,
  )
  const text = `[${rows.map(({ row }) => row).join()}]`
  await to.unsafe(
    `insert into ${table} (${columns}) overriding system value
    select ${columns} from json_populate_recordset(null::${table}, $1::text::json) on conflict do nothing`,
    [text],
  )
}

const SAID = {
  services: `mpr_id, period_no, connection_number, months, trial_months, start_day::text, last_day::text, closing, closed_at,
    origin_mpr_id, origin_period_no, holder`,
  service_events: `mpr_id, period_no, seq, kind, activation_key_no, months, trial_months, terms_kind, terms_version,
    day::text, account_id, at, undone_at`,
  activation_keys: 'activation_key_no, frozen_at, voided_at, redraws, flow, mpr_id, period_no, used_at',
  connection_numbers: '*',
  connection_number_holds: '*',
  results: `account_id, kind, mpr_id, period_no, activation_key_no, created_at, event_mpr_id, event_period_no, event_seq`,
  outbox: 'template, account_id, recipient, language, data, secret, created_at',
  audit: `at, account_id, operator, act, subject, reason, (request_id is null) as anonymous`,
}

/** Each table of it as text, without what chance makes, nor what was copied. */
export async function lived({ db }: TestApp): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {}
  for (const [table, columns] of Object.entries(SAID)) {
    const where = {
      audit: `where act not in ('mint', 'import-devices', 'allow-mpcs')`,
      activation_keys: 'where minted_for is not null',
    }[table]
    const rows = await db.unsafe(
      `select row_to_json(r)::text as row from (select ${columns} from ${table} ${where ?? ''}) r`,
    )
    tables[table] = rows.map(({ row }) => row).sort()
  }
  return tables
}
