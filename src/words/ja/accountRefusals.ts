// What the rules say no with about accounts, in words: what happened, and what to do next.
import type { AccountRefusal, WaitRefusal } from '#domain/accountRefusal'

/** Some say a number: how many tries are left, or after how many minutes there is another. */
type Sentences = Record<Exclude<AccountRefusal, 'mail-code-wrong' | WaitRefusal>, string> & {
  'mail-code-wrong': (triesLeft: number) => string
} & Record<WaitRefusal, (minutes: number) => string>

export const accountRefusals = {
  'login-wrong': '登録ID、パスワード、または確認用の文字・数字が正しくありません。もう一度入力してください。',
  'login-needs-proof':
    'ただいま、誤ったログインが多数送られています。画像や音声の代わりに「画像の代わりに自動で確認する」を押してから、ログインしてください。スクリプトを使えないブラウザでは、「パスワードを忘れた方はこちら」から一時パスワードを受け取ると、そのパスワードでログインできます。入力したパスワードは、まだ確認していません。',
  'too-many-logins': (minutes: number) =>
    `ログインの失敗が続いたため、受け付けを一時的に止めています。約${minutes}分後に、もう一度お試しください。`,
  'session-over':
    '一定時間操作がなかった、ログインから12時間が過ぎた、またはほかの画面やブラウザからログアウトの操作があったため、ログアウトしました。もう一度ログインしてください。',

  'present-password-wrong': '現在のパスワードが違います。もう一度入力してください。',
  'too-many-wrong-passwords': (minutes: number) =>
    `パスワードの間違いが続いたため、受け付けを一時的に止めています。約${minutes}分後に、もう一度お試しください。`,
  'password-too-short': '新しいパスワードが短すぎます。15～128文字で設定してください。',
  'password-too-long': '新しいパスワードが長すぎます。15～128文字で設定してください。',
  'password-too-easy':
    'このパスワードは推測されやすいため、使えません。よくある並びや、製品名、会社名、メールアドレス、登録IDを含まない、長い文などにしてください。',
  'password-same-as-present': '現在のパスワードと同じです。別のパスワードを入力してください。',
  'passkey-wrong': 'パスキーで確認できませんでした。もう一度操作するか、パスワードをお使いください。',
  'passkey-not-made': 'パスキーを作成できませんでした。もう一度「パスキーを作成する」を押してください。',
  'passkey-known': 'このパスキーは、すでに登録されています。',
  'passkeys-full': 'パスキーは10個まで登録できます。使わないパスキーを削除してから、作成してください。',
  'passkey-gone': '選んだパスキーは、すでに削除されています。',
  'too-many-temporary-passwords': (minutes: number) =>
    `一時パスワードの送信が続いたため、受け付けを一時的に止めています。届いているメールを確認するか、約${minutes}分後に、もう一度お試しください。`,

  'mail-code-wrong': (triesLeft: number) =>
    `確認コードが違います。メールを確認して、もう一度入力してください（あと${triesLeft}回）。`,
  'mail-code-used-up':
    '確認コードの入力が5回とも違ったため、このコードは使えなくなりました。「確認コードを再送する」を押してください。',
  'mail-code-expired': '確認コードの有効期限が切れています。「確認コードを再送する」を押してください。',
  'too-many-mail-codes': (minutes: number) =>
    `確認コードの送信が続いたため、受け付けを一時的に止めています。届いているメールを確認するか、約${minutes}分後に、もう一度お試しください。`,

  'mailbox-not-proven':
    'メールアドレスの確認が必要です。届いている確認コードを入力するか、「確認コードを再送する」を押してください。',
  'consent-changed':
    '同意いただく内容が新しくなりました。お手数ですが、もう一度ご確認ください。入力した内容は残っています。',
  'account-disabled':
    'このメールアドレスの登録は、利用を停止しています。再開については、下のお問い合わせ先にご連絡ください。',
  'address-registered-meanwhile':
    'このメールアドレスは、ほかの画面での登録が先に完了しました。何も上書きしていません。内容を確認してください。',
  'address-free-meanwhile':
    'このメールアドレスの登録は、ほかの画面での操作によってなくなりました。新規登録として進めます。内容を確認してください。',
  'data-changed-meanwhile':
    '表示していた登録済み情報が、ほかの画面で変更されました。まだ何も上書きしていません。内容を確認してください。',

  'person-gone': 'この方は、すでに会社の利用者ではありません。一覧を確認してください。',
  'last-admin': 'ほかに管理者がいないため、管理者の役割を外せません。先に、ほかの利用者を管理者にしてください。',
  'not-oneself': 'ご自身を外すことはできません。利用を終える場合は、「ご登録内容」の「登録解除」へ進んでください。',
  'successor-needed': 'お客様は最後の管理者です。後任の管理者を選んでください。',
  'invited-already':
    'このメールアドレスは、すでに招待しています。もう一度送る場合は、先にその招待を取り消してください。',
  'here-already': 'このメールアドレスの方は、すでに会社の利用者です。',
  'too-many-invitations': (minutes: number) =>
    `招待の送信が続いたため、受け付けを一時的に止めています。約${minutes}分後に、もう一度お試しください。`,
  'invitation-void':
    'この招待は使えません。すでに使われたか、有効期限（72時間）を過ぎたか、取り消されています。招待した方に、あらためて招待を依頼してください。',
  'invitation-of-another':
    'この招待は、別のメールアドレスへのものです。招待のメールが届いたアドレスの登録IDでログインし直してください。',
  'leave-company-first':
    'いまの会社にほかの利用者がいるため、このまま参加できません。「ご登録内容」の「登録解除」で退会した後に、招待のメールの URL をもう一度開くと、新しい利用者として参加できます。',
  'sign-in-to-join': 'このメールアドレスは登録されています。お手元の登録IDでログインすると、参加の手続きに進めます。',

  'address-taken':
    'このメールアドレスは、別の登録で使われているため、変更できません。別のメールアドレスを指定するか、下のお問い合わせ先にご連絡ください。',
  'profile-changed-meanwhile':
    '別の画面で登録情報が変更されたため、まだ保存していません。下の入力内容でよろしければ、もう一度「変更する」を押してください。',
  'signed-out-there-already': '選んだブラウザからは、すでにログアウトしています。',
} satisfies Sentences
