// A person's data as one file to hand over: a ZIP of the whole as JSON, and of its lists as CSV.
import { strToU8, zipSync } from 'fflate'
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import type { AccountExport } from '#operations/accounts/exportAccount'
import { csvText } from '#operations/csv/text'

/** Moments as 2027-04-01T00:00:00Z. */
export function accountFile(exported: AccountExport): Uint8Array {
  const { exportedAt: at } = exported
  const files: Record<string, Uint8Array> = { 'account.json': strToU8(`${JSON.stringify(exported, null, 2)}\n`) }
  for (const [name, { heads, rows }] of Object.entries(LISTS)) {
    const cells = [heads, ...rows(exported)].map(row => row.map(inCell))
    files[`${name}.csv`] = strToU8(csvText(cells, true))
  }
  return zipSync(files, { mtime: at.epochMilliseconds })
}

/** Heads in both languages, since whoever asks for the data may have either. */
const LISTS: Record<string, { heads: string[]; rows: (exported: AccountExport) => unknown[][] }> = {
  account: {
    heads: ['項目 / Field', '内容 / Value'],
    rows: ({ account: { company, ...account } }) => [
      ...Object.entries(account),
      ...Object.entries(company).map(([name, value]) => [`company.${name}`, value]),
    ],
  },
  applications: {
    heads: [
      '日時 / When',
      '申請 / Application',
      'MPR ID',
      '接続番号 / Connection number',
      'Activation Key No.',
      '月数 / Months',
      '同意した約款 / Terms agreed to',
      '取り消し / Undone',
    ],
    rows: ({ applications }) =>
      applications.map(a => [
        a.at,
        a.flow === 'issue' ? '新規申請 / New application' : '期間の延長 / Extension',
        formatCode(a.mprId),
        formatConnectionNumber(a.connectionNumber),
        formatCode(a.activationKeyNo),
        a.months,
        `${a.termsKind} ${a.termsVersion}`,
        a.undoneAt,
      ]),
  },
  services: {
    heads: ['MPR ID', '接続番号 / Connection number', '月数 / Months', '利用開始日 / Start', '利用期限 / Last day'],
    rows: ({ services }) =>
      services.map(s => [
        formatCode(s.mprId),
        formatConnectionNumber(s.connectionNumber),
        s.months,
        s.startDay,
        s.lastDay,
      ]),
  },
  shown: {
    heads: ['日時 / When', '種類 / Kind', 'MPR ID', 'Activation Key No.'],
    rows: ({ shown }) => shown.map(s => [s.at, s.kind, formatCode(s.mprId), formatCode(s.activationKeyNo)]),
  },
  changes: {
    heads: ['日時 / When', '操作 / By', '項目 / Field', '変更前 / Before', '変更後 / After'],
    rows: ({ changes }) =>
      changes.flatMap(({ at, by, before, after }) =>
        Object.keys(after).map(field => [at, by, field, before?.[field], after[field]]),
      ),
  },
  activity: {
    heads: ['日時 / When', '操作 / Act', '内容 / About', '受付番号 / Request'],
    rows: ({ acts }) => acts.map(({ at, act, subject, requestId }) => [at, act, subject, requestId]),
  },
  operators: {
    heads: ['日時 / When', '当社の操作 / What we did', '理由 / Why'],
    rows: ({ operatorActs }) => operatorActs.map(({ at, act, reason }) => [at, act, reason]),
  },
  sessions: {
    heads: ['ログイン / Signed in', '最後の操作 / Last used', '期限 / Ends', 'ブラウザ / Browser'],
    rows: ({ sessions }) => sessions.map(s => [s.createdAt, s.lastSeenAt, s.expiresAt, s.agent]),
  },
  logins: {
    heads: ['日時 / When', '方法 / By', '結果 / Result'],
    rows: ({ signIns }) =>
      signIns.map(s => [
        s.at,
        s.by === 'passkey' ? 'パスキー / Passkey' : 'パスワード / Password',
        s.succeeded ? '成功 / Signed in' : '失敗 / Failed',
      ]),
  },
  passkeys: {
    heads: ['名前 / Name', '作成 / Created', '最後の使用 / Last used'],
    rows: ({ passkeys }) => passkeys.map(p => [p.name, p.createdAt, p.lastUsedAt]),
  },
  drafts: {
    heads: ['期限 / Ends', '手続き / Form', '入力 / Input', '同意 / Agreed'],
    rows: ({ drafts }) => drafts.map(d => [d.expiresAt, d.journey, d.answers, d.agreedAt]),
  },
  addresses: {
    heads: ['期限 / Ends', '確認中のメールアドレス / Address being verified', '確認 / Verified'],
    rows: ({ mailProofs }) => mailProofs.map(p => [p.expiresAt, p.email, p.provenAt]),
  },
  mails: {
    heads: ['日時 / When', '種類 / Kind', '宛先 / To', '状態 / State', '終了 / Ended', '内容 / About', '理由 / Why'],
    rows: ({ mails }) => mails.map(m => [m.at, m.template, m.recipient, m.state, m.endedAt, m.data, m.reason]),
  },
}

function inCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const isDay = value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
  return typeof value === 'object' && !isDay ? JSON.stringify(value) : String(value)
}
