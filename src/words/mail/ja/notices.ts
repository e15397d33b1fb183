// Mails to all, what puts them right, and news to those who asked for them.
import type { MailText } from '../mailText.ts'

export const notices = {
  maintenance: (x: { starts: string; ends: string | undefined; text: string }): MailText => ({
    subject: 'メンテナンスのお知らせ',
    blocks: [
      `つながるねっとキー管理システムのメンテナンスを行います。
メンテナンス中は、ログイン、申請、キー検索をご利用いただけません。`,
      [
        ['開始', x.starts],
        ['終了', x.ends ?? '未定'],
      ],
      x.text,
      `すでに利用を開始している機器は、そのままお使いいただけます。
ご不便をおかけしますが、ご了承くださいますようお願いいたします。`,
    ],
  }),
  maintenanceEnded: (x: { starts: string; ends: string | undefined; begun: boolean }): MailText => ({
    subject: x.begun ? 'メンテナンス終了のお知らせ' : 'メンテナンス中止のお知らせ',
    blocks: [
      x.begun
        ? `先にお知らせした次のメンテナンスは、予定より早く終了しました。
つながるねっとキー管理システムをご利用いただけます。`
        : `先にお知らせした次のメンテナンスは、行わないことになりました。
つながるねっとキー管理システムは、この間も通常どおりご利用いただけます。`,
      [
        ['開始', x.starts],
        ['終了', x.ends ?? '未定'],
      ],
      'ご案内が変わり、ご迷惑をおかけします。',
    ],
  }),
  documentChanged: (x: { title: string; from: string; changes: string; url: string | undefined }): MailText => ({
    subject: `「${x.title}」改定のお知らせ`,
    blocks: [
      `「${x.title}」を、次のとおり改定します。`,
      [['適用開始', x.from]],
      x.changes,
      ...(x.url
        ? [
            `改定後の内容は、次の URL で確認できます。
${x.url}`,
          ]
        : []),
    ],
  }),
  news: (x: { title: string; text: string; unsubscribe: string }): MailText => ({
    subject: x.title,
    blocks: [
      x.text,
      `このメールは、「製品情報のお知らせメールを受信する。」を選ばれたお客様に
お送りしています。受信を止めるには、次の URL を開いてください。
${x.unsubscribe}`,
    ],
  }),
}
