// docs/access.md: who may do what, as domain/may.ts has it, and the pages that ask for it.
import { MAY, RIGHTS, type Right, type Rule } from '#domain/may'
import { OPERATOR_ROLES, type OperatorRole, ROLES, type Role } from '#domain/who'
import { PAGE_RIGHTS } from '#portal/rights'

const PEOPLE: Record<Role, string> = { admin: '管理者', applicant: '申請担当', viewer: '閲覧のみ' }
const STAFF: Record<OperatorRole, string> = { manager: '責任者', support: 'サポート', auditor: '監査・閲覧' }
const OTHERS = { browser: 'ログイン前 / not signed in', device: '機器 / device', server: 'サーバー / server' }

const WHAT: Record<Right, string> = {
  look: 'メニュー、結果、ご登録内容を見る / see menu, results and one’s own data',
  search: 'キー検索 / search by the codes of a card',
  'see-registration-id': 'Registration ID を見る / see the Registration ID of a card',
  'see-company': '会社と利用者を見る / see the company, its people and invitations',
  'update-company': '会社の情報の変更 / change the company’s data',
  'see-records': '会社の操作の記録を見る / see what the people of the company did',
  'hear-of-corrections': '訂正のお知らせを受け取る / be told by mail what operators corrected',
  'see-requests': '依頼の照会 / see what companies asked for',
  'lead-company': '会社に最低一人必要な利用者 / of whom a company has one at least',
  invite: '利用者の招待 / invite somebody',
  'withdraw-invitation': '招待の取り消し / withdraw an invitation',
  'change-role': '役割の変更 / change somebody’s role',
  'sign-out-person': '利用者のログアウト / end all sessions of somebody in the company',
  'take-out': '利用者を外す / take somebody out of the company',
  'export-applications': '申請の記録の書き出し / export a month’s applications',
  'accept-invitation': '招待を受ける / accept an invitation',
  issue: '新規申請 / apply for a key',
  extend: '期間の延長 / extend a term',
  'keep-device': '機器を一覧に加える / add a device to the list',
  'change-devices': '機器一覧の項目の変更 / change the fields of listed devices',
  'remove-devices': '機器を一覧から外す / remove devices from the list',
  'export-devices': '機器一覧の書き出し / export the device list',
  'register-account': '新規登録 / register',
  'update-account': '登録情報の変更 / change the registered data',
  'change-address': 'メールアドレスの変更 / change the e-mail address',
  'reissue-login-id': '登録IDの再発行 / have a new 登録ID issued',
  'change-password': 'パスワードの変更 / change the password',
  'add-passkey': 'パスキーの追加 / add a passkey',
  'remove-passkey': 'パスキーの削除 / remove a passkey',
  'sign-in': 'ログイン / sign in',
  'fail-sign-in': '認められなかったログイン / a login that failed',
  'use-temporary-password': '仮パスワードでのログイン / sign in with a temporary password',
  'end-sessions':
    'ほかのログインを終了する。運営者は、その利用者のすべてのログイン / end other sessions; an operator ends all of an account',
  'news-opt-in': '製品情報のお知らせを受け取る / ask for product news',
  'news-opt-out': '製品情報のお知らせを止める / end product news',
  'close-account': '登録解除 / close the account',
  'give-consent': '新しい版の同意の文書への同意 / agree to a new version of the consent',
  start: '利用の開始 / start of a term by first use',
  undo: '申請の取り消し / undo an application',
  move: '別の機器への引き継ぎ / move a service to another device',
  stop: '利用の停止 / stop a service',
  'answer-request': '依頼への回答 / answer what a company asked for',
  'clear-lock': '機器のロック解除 / clear a device’s lock',
  mint: 'カードの発行 / mint cards',
  freeze: 'カードの一時停止 / freeze cards',
  unfreeze: 'カードの一時停止の解除 / unfreeze cards',
  void: 'カードの無効化 / void cards',
  'import-devices': '機器の取り込み / import devices',
  'change-mac': 'MAC アドレスの変更 / change a device’s MAC address',
  'allow-mpcs': 'MPCS の許可 / allow MPCS',
  'show-account': '利用者の検索と照会 / find and show an account',
  'disable-account': '利用者の停止 / disable an account',
  'enable-account': '利用者の停止の解除 / enable an account again',
  'send-login-id': '登録IDの通知 / send an account its 登録ID',
  'export-account': '利用者のデータの書き出し / export an account’s data',
  'erase-account': '利用者のデータの消去 / erase an account’s data',
  show: '機器とカードの照会 / show a device or card',
  document: '文書の改版 / add a version of a document',
  maintenance: 'メンテナンスの予定 / plan maintenance',
  'maintenance-end': 'メンテナンスの終了 / end maintenance',
  'retry-mail': 'メールの再送 / try a failed mail again',
  'ask-vendor': '当社への依頼 / ask an operator for what is beyond the company’s limits',
  'keep-cards': '保有カードの追加 / add cards held',
  'hand-cards': 'カードの引き渡し / hand cards over',
  'retire-signing-key': '署名鍵の交換 / retire the signing key',
  'change-code-key': 'コードの鍵の交換 / change the key of codes',
  'end-clear-codes': '平文のコードの廃止 / keep codes sealed alone',
  denied: '権限のない操作（拒否して記録） / an act without the right (refused, and written down)',
}

const HEAD = [
  '',
  ...ROLES.map(role => PEOPLE[role]),
  ...OPERATOR_ROLES.map(role => STAFF[role]),
  'ほか / others',
  '理由 / reason',
  '二人目 / second person',
  '画面 / pages',
]

export function accessDocument(): string {
  return `# だれが何をできるか / Who may do what

このページは \`npm run access\` がプログラム（\`src/domain/may.ts\`）から作ります。手で書き換えないでください。権限のない操作は 403 となり、操作の記録に残ります。\\
This page is made from the code by \`npm run access\`; do not edit it. Whoever does something without the right gets 403, and it is in the audit trail.

左の三つは会社の利用者の役割、次の三つは運営者の役割です。コマンド（\`npm run operator\`）は責任者として働きます。「二人目」は、一度にそれより多く行うとき、運営画面では別の運営者の同意が要ることを示します。コマンドでは理由だけで行えます。\\
The first three columns are roles of a company's people, the next three of the vendor's staff. Commands (\`npm run operator\`) act as a 責任者. "Second person": for more than so many at once another operator agrees, in the console; by command a reason is enough.

${line(HEAD)}
${line(HEAD.map(() => '---'))}
${RIGHTS.map(row).join('\n')}
`
}

function row(right: Right): string {
  const { users = [], operators = [], others = [], reason, secondAbove }: Rule = MAY[right]
  const pages = Object.entries(PAGE_RIGHTS).flatMap(([path, needed]) => (needed === right ? [`\`${path}\``] : []))
  return line([
    `${WHAT[right]} (\`${right}\`)`,
    ...ROLES.map(role => mark(users.includes(role))),
    ...OPERATOR_ROLES.map(role => mark(operators.includes(role))),
    others.map(kind => OTHERS[kind]).join(', '),
    mark(reason === true),
    secondAbove === undefined ? '' : `> ${secondAbove}`,
    pages.join(' '),
  ])
}

const mark = (yes: boolean) => (yes ? '○' : '')
const line = (cells: string[]) => `| ${cells.join(' | ')} |`
