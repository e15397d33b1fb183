// Mails about services: 申請完了通知, 延長完了通知, and operators' corrections (R13). None carries a Registration Key.
import type { MoveReason } from '#domain/ownMove'
import type { UndoReason } from '#domain/ownUndo'
import type { WishKind } from '#domain/request'
import { replace } from '../../ja/replace.ts'
import { undo } from '../../ja/undo.ts'
import type { MailText } from '../mailText.ts'

const KEY_SEARCH = 'Registration Key は、ログイン後の「キー検索」で確認できます。'
const DOUBTS = 'ご不明な点は、お問い合わせ先までご連絡ください。'

/** `why`: the company that applied took it back (R22). */
export type Undone = { mprId: string; number: string; card: string; period: string; why: UndoReason | undefined }
const whyOf = ({ why }: Undone): [string, string][] => (why ? [[undo.why, undo.whys[why]]] : [])

/** `why`: the company that holds it moved it (R23). */
export type Moved = { from: string; to: string; number: string; login: string; why: MoveReason | undefined }

/** What a company asked for, and what it has to know once that is done (R22, R23). */
export type RequestAnswered = {
  kind: WishKind
  agreed: boolean
  mprId: string
  to: string | undefined
  reason: string
  login: string
}
const REQUESTS: Record<WishKind, string> = { undo: '申請の取り消し', move: '機器の交換' }
const AFTERWARDS: Record<WishKind, string> = {
  undo: 'カードは未使用に戻りましたので、再び申請に使えます。',
  move: '新しい機器には、新しい Registration Key を登録してください。以前の機器の Registration Key は使えません。',
}

export const services = {
  issued: (x: { mprId: string; number: string; term: string; login: string }): MailText => ({
    subject: '申請完了通知',
    blocks: [
      'つながるねっとサービスの新規申請が完了しました。',
      [
        ['MPR ID', x.mprId],
        ['接続番号', x.number],
        ['利用期限', x.term],
      ],
      `機器に Registration Key を登録すると、サービスを利用できます。
安全のため、このメールには Registration Key を記載していません。
${KEY_SEARCH}
${x.login}`,
    ],
  }),
  extended: (x: { mprId: string; added: string; term: string; started: boolean; login: string }): MailText => ({
    subject: '延長完了通知',
    blocks: [
      'つながるねっとサービスの期間の延長が完了しました。',
      [
        ['MPR ID', x.mprId],
        ['延長した期間', x.added],
        ['延長後の利用期限', x.term],
      ],
      x.started
        ? `機器には自動で反映されます。すぐに反映するには、機器を再起動してください。
接続番号と Registration Key は変わりません。
${x.login}`
        : `この機器は、まだ利用を開始していません。
Registration Key を機器に登録すると、利用期間が始まります。
${KEY_SEARCH}
${x.login}`,
    ],
  }),
  cardsArrived: (x: { product: string; count: number; cards: string }): MailText => ({
    subject: `カードが${x.count}枚届きました`,
    blocks: [
      '会社の保有カードに、次のアクティベーションキーカードを加えました。',
      [
        ['製品', x.product],
        ['枚数', `${x.count}枚`],
      ],
      `新規申請と期間の延長で、コードを入力せずに選べます。
${x.cards}`,
    ],
  }),
  requestAnswered: (x: RequestAnswered): MailText => ({
    subject: x.agreed ? 'ご依頼に対応しました' : 'ご依頼にはお応えできませんでした',
    blocks: [
      x.agreed
        ? `ご依頼いただいた${REQUESTS[x.kind]}を、当社で行いました。`
        : `ご依頼いただいた${REQUESTS[x.kind]}には、お応えできませんでした。`,
      [
        ['MPR ID', x.mprId],
        ...(x.to ? [['新しい機器の MPR ID', x.to] as [string, string]] : []),
        ['当社からの回答', x.reason],
      ],
      ...(x.agreed ? [AFTERWARDS[x.kind]] : []),
      `機器一覧のこの機器の画面でも確認できます。
${x.login}`,
    ],
  }),
  undoneIssue: (x: Undone): MailText => ({
    subject: '新規申請の取り消しのお知らせ',
    blocks: [
      x.why ? '次の機器の新規申請を、申請した会社が取り消しました。' : '次の機器の新規申請を、当社で取り消しました。',
      [
        ['MPR ID', x.mprId],
        ['接続番号', x.number],
        ['Activation Key No.', x.card],
        ['カードの期間', x.period],
        ...whyOf(x),
      ],
      `この申請で発行した Registration Key は使えません。
カードは未使用に戻りましたので、再び申請に使えます。`,
      `この機器でサービスを利用するには、もう一度新規申請を行ってください。
${DOUBTS}`,
    ],
  }),
  undoneExtension: (x: Undone & { term: string }): MailText => ({
    subject: '期間の延長の取り消しのお知らせ',
    blocks: [
      x.why
        ? '次の機器の期間の延長を、申請した会社が取り消しました。'
        : '次の機器の期間の延長を、当社で取り消しました。',
      [
        ['MPR ID', x.mprId],
        ['接続番号', x.number],
        ['Activation Key No.', x.card],
        ['取り消した期間', x.period],
        ...whyOf(x),
        ['取り消し後の利用期限', x.term],
      ],
      `カードは未使用に戻りましたので、再び申請に使えます。
接続番号と Registration Key は変わりません。
機器が次にサーバーに接続したときに、取り消し後の利用期限に変わります。`,
      `取り消し後の利用期限より長く利用するには、もう一度期間の延長を行ってください。
${DOUBTS}`,
    ],
  }),
  moved: (x: Moved): MailText => ({
    subject: 'サービスの引き継ぎのお知らせ',
    blocks: [
      x.why
        ? 'つながるねっとサービスを、貴社の利用者が次の代替機に引き継ぎました。'
        : 'つながるねっとサービスを、当社で次の代替機に引き継ぎました。',
      [
        ['以前の機器の MPR ID', x.from],
        ['代替機の MPR ID', x.to],
        ['接続番号', x.number],
        ...(x.why ? ([[replace.why, replace.whys[x.why]]] as [string, string][]) : []),
      ],
      `接続番号と利用期限は、そのまま引き継がれます。
以前の機器の Registration Key は使えません。`,
      `代替機には、新しい Registration Key を登録してください。
キー検索で、代替機の MPR ID と、お手元のカードの番号を入力すると確認できます。
${x.login}`,
      DOUBTS,
    ],
  }),
  stopped: (x: { mprId: string; number: string }): MailText => ({
    subject: 'サービス停止のお知らせ',
    blocks: [
      '次の機器のつながるねっとサービスを、当社で停止しました。',
      [
        ['MPR ID', x.mprId],
        ['接続番号', x.number],
      ],
      `この機器の Registration Key は使えません。
これまでに使ったカードは、使用済みのままです。`,
      `利用を再開するには、未使用のアクティベーションキーで新規申請を行ってください。
以前と同じ接続番号を選べます。
${DOUBTS}`,
    ],
  }),
}
