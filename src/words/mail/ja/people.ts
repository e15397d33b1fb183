// Mails about the people of a company (R16): invitations, roles, leaving.
import type { MailText } from '../mailText.ts'

const ASK = 'お心当たりがない場合は、貴社の管理者、またはお問い合わせ先までご連絡ください。'

export const people = {
  invitation: (x: { company: string; role: string; link: string; until: string; known: boolean }): MailText => ({
    subject: '利用者へのご招待',
    blocks: [
      `つながるねっとキー管理システムに、次の会社の利用者として招待されています。`,
      [
        ['会社名', x.company],
        ['役割', x.role],
      ],
      x.known
        ? `このメールアドレスは、すでに登録されています。
次の URL を開き、お手元の登録IDでログインして、参加の手続きを行ってください。`
        : `次の URL を開き、担当者名とパスワードを設定して、参加の手続きを行ってください。
登録IDは、手続きの後にお知らせします。`,
      x.link,
      `この URL は、${x.until}まで（72時間）、1度だけ使えます。
他の人には教えないでください。`,
      ...(x.known
        ? [
            `いまの会社の利用者がお客様だけの場合は、その会社の機器と申請の結果も
招待元の会社に移ります。手続きの画面で、内容を確認してから決めることができます。`,
          ]
        : []),
      `お心当たりがない場合は、このメールを破棄してください。
手続きをしなければ、何も変わりません。`,
    ],
  }),
  joined: (x: { loginId: string; role: string; broughtAlong: boolean; login: string }): MailText => ({
    subject: '参加手続き完了のお知らせ',
    blocks: [
      `招待された会社の利用者として、登録が完了しました。
次の URL を開き、登録IDとパスワードでログインしてください。`,
      [
        ['登録ID', x.loginId],
        ['役割', x.role],
        ['URL', x.login],
      ],
      ...(x.broughtAlong
        ? [
            `これまでの会社の機器と申請の結果は、参加した会社に移りました。
これまでの会社の登録は終了し、会社名や所在地は削除しました。
登録IDとパスワードは変わりません。`,
          ]
        : []),
      `登録IDとパスワードは、大変重要なものです。
失くしたり、他人に知られたりしないよう、厳重に管理してください。`,
      ASK,
    ],
  }),
  accepted: (x: { role: string; login: string }): MailText => ({
    subject: '利用者の参加のお知らせ',
    blocks: [
      `お客様が招待した方が、貴社の利用者になりました（役割：${x.role}）。`,
      `利用者の一覧は、ログイン後に「会社と利用者」で確認できます。
${x.login}`,
      ASK,
    ],
  }),
  roleChanged: (x: { role: string; successor: boolean; login: string }): MailText => ({
    subject: '役割変更のお知らせ',
    blocks: [
      x.successor
        ? `貴社の管理者だった方が登録を解除し、後任にお客様を指定しました。
お客様の役割は、「${x.role}」になりました。`
        : `貴社の管理者が、お客様の役割を「${x.role}」に変更しました。`,
      `できることは、役割によって変わります。ログインして確認してください。
${x.login}`,
      ASK,
    ],
  }),
  signedOut: (x: { login: string }): MailText => ({
    subject: 'ログアウトのお知らせ',
    blocks: [
      `貴社の管理者の操作により、お客様はすべてのブラウザからログアウトしました。
パスワードとパスキーは変わりません。`,
      `引き続きご利用になる場合は、もう一度ログインしてください。
${x.login}`,
      ASK,
    ],
  }),
  takenOut: (x: { privacy: string }): MailText => ({
    subject: '利用終了のお知らせ',
    blocks: [
      `貴社の管理者の操作により、お客様は会社の利用者ではなくなりました。
これまでの登録IDでは、ログインできません。パスキーは削除しました。`,
      `メールアドレスなどの登録情報は削除しました。
お名前は、お客様が行った申請などの記録に残ります。
削除をご希望の場合は、お問い合わせ先までお知らせください。
${x.privacy}`,
      ASK,
    ],
  }),
}
