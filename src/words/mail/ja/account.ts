// Mails about an account: 登録完了通知 (M§4-7), codes, passwords, changes.
import type { MailText } from '../mailText.ts'

const NOT_YOU = 'お心当たりがない場合は、お問い合わせ先までご連絡ください。'

export const account = {
  registered: (x: { loginId: string; password: string; until: string; login: string; privacy: string }): MailText => ({
    subject: '販売店／法人のお客様 登録完了通知',
    blocks: [
      `つながるねっとサービスへの、販売店／法人のお客様の登録が完了しました。
次の URL を開き、登録IDとパスワードでログインしてください。
Registration Key を取得できるようになります。`,
      [
        ['登録ID', x.loginId],
        ['パスワード', x.password],
        ['パスワードの有効期限', `${x.until}まで（7日間）`],
        ['URL', x.login],
      ],
      `初めてログインするときに、新しいパスワードの設定をお願いしています。
有効期限を過ぎた場合は、ログイン画面の「パスワードを忘れた方はこちら」から
一時パスワードを取得してください。`,
      `登録IDとパスワードは、大変重要なものです。
失くしたり、他人に知られたりしないよう、厳重に管理してください。
登録IDを忘れた場合は、同じメールアドレスで新規登録の手続きを進めてください。
メールアドレスの確認の後に、登録IDが表示されます。`,
      `個人情報の取り扱いについて
ご登録いただいた情報は、プライバシーポリシーに従って取り扱います。
${x.privacy}
同意いただけない場合は、お問い合わせ先までお知らせください。
ご登録の情報を削除し、以後は利用いたしません。`,
    ],
  }),
  code: {
    register: 'メールアドレスの確認コード（新規登録）',
    'change-address': 'メールアドレスの確認コード（メールアドレスの変更）',
  },
  mailCode: (x: { purpose: 'register' | 'change-address'; code: string; until: string; known: boolean }): MailText => ({
    subject: account.code[x.purpose],
    blocks: [
      x.purpose === 'register'
        ? `つながるねっとサービスの新規登録の画面で、
このメールアドレスが入力されました。次の確認コードを、その画面に入力してください。`
        : `つながるねっとサービスにログインした画面で、
ご登録のメールアドレスを、このメールアドレスに変更する操作がありました。
次の確認コードを、その画面に入力してください。`,
      x.code,
      `このコードは、${x.until}まで（10分間）使えます。
他の人には教えないでください。当社からコードをお尋ねすることはありません。`,
      ...(x.known
        ? [
            x.purpose === 'register'
              ? `このメールアドレスは、すでに登録されています。
手続きを続けると、ご登録の情報が新しい入力内容に更新されます。`
              : 'このメールアドレスは、すでに登録されています。別の登録には設定できません。',
          ]
        : []),
      `お心当たりがない場合は、このメールを破棄してください。
このコードが入力されなければ、何も変わりません。`,
    ],
  }),
  profileUpdated: (x: { by: 'registration' | 'account'; login: string }): MailText => ({
    subject: '登録情報更新通知',
    blocks: [
      x.by === 'registration'
        ? `新規登録の画面から、お客様の登録情報が更新されました。
登録IDとパスワードは変わりません。`
        : 'お客様の登録情報が更新されました。',
      `更新後の内容は、ログイン後に確認できます。
${x.login}`,
      NOT_YOU,
    ],
  }),
  temporaryPassword: (x: { password: string; until: string; login: string }): MailText => ({
    subject: '一時パスワードのお知らせ',
    blocks: [
      `パスワードを忘れた方のための、一時パスワードを発行しました。
次の URL を開き、登録IDと一時パスワードでログインしてください。`,
      [
        ['一時パスワード', x.password],
        ['有効期限', `${x.until}まで（30分間）`],
        ['URL', x.login],
      ],
      `ログインすると、新しいパスワードの設定をお願いしています。
一時パスワードを使うまでは、これまでのパスワードも使えます。`,
      'お心当たりがない場合は、このメールを破棄してください。これまでのパスワードは変わりません。',
    ],
  }),
  passwordChanged: (x: { login: string }): MailText => ({
    subject: 'パスワード変更のお知らせ',
    blocks: [
      `お客様のパスワードが変更されました。
次回から、新しいパスワードでログインしてください。
${x.login}`,
      `お心当たりがない場合は、ログイン画面の「パスワードを忘れた方はこちら」から
パスワードを設定し直し、お問い合わせ先までご連絡ください。`,
    ],
  }),
  addressChanged: (x: { to: 'old' | 'new'; login: string }): MailText => ({
    subject: 'メールアドレス変更のお知らせ',
    blocks: [
      x.to === 'old'
        ? `お客様のメールアドレスが変更されました。
今後のお知らせは、変更後のメールアドレスにお送りします。
このメールは、変更前のメールアドレスにお送りしています。`
        : `お客様のメールアドレスが、このメールアドレスに変更されました。
今後のお知らせは、このメールアドレスにお送りします。`,
      `ご登録の内容は、ログイン後に確認できます。
${x.login}`,
      NOT_YOU,
    ],
  }),
  loginIdChanged: (x: { loginId: string; login: string }): MailText => ({
    subject: '登録IDの再発行のお知らせ',
    blocks: [
      `お客様の登録IDを再発行しました。
これまでの登録IDは使えません。パスワードは変わりません。`,
      [
        ['新しい登録ID', x.loginId],
        ['URL', x.login],
      ],
      `登録IDは大切なものです。このメールを保存し、厳重に管理してください。
${NOT_YOU}`,
    ],
  }),
  accountClosed: (): MailText => ({
    subject: '登録解除のお知らせ',
    blocks: [
      `つながるねっとサービスの、お客様の登録を解除しました。
ご登録の会社名、所在地、メールアドレスなどの情報は削除しました。
これまでの登録IDでは、ログインできません。`,
      `すでに発行した Registration Key は、そのまま使えます。
利用期限も変わりません。`,
      `再びご利用になる場合は、新規登録を行ってください。
${NOT_YOU}`,
    ],
  }),
}
