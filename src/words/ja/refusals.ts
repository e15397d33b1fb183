// The rules' answers in words: what happened, and what to do next.
import type { Refusal } from '#domain/refusal'

/** What is wrong, and what to do. */
export type RefusalText = { text: string; next: string }

export const refusals: Record<Refusal, RefusalText> = {
  'activation-key-unknown': {
    text: 'Activation Key No. と Registration ID の組み合わせが正しくありません。',
    next: 'カードを見ながら、両方をもう一度入力してください。',
  },
  'mpr-id-unknown': {
    text: 'この MPR ID の機器が見つかりません。',
    next: '機器の MPR ID を確認して、もう一度入力してください。',
  },
  'families-differ': {
    text: 'カードと機器の種別（HDコム、HDVC-MPCS）が異なります。',
    next: '機器に合うアクティベーションキーを使ってください。',
  },
  'other-entry': {
    text: 'カードと機器の種別が、選択した種別と異なります。',
    next: '種別を確認し、下のボタンからお進みください。',
  },
  'service-moved-away': {
    text: 'この機器のサービスは、別の機器に引き継がれています。',
    next: '引き継ぎ先の機器の MPR ID を入力してください。',
  },
  'activation-key-used-by-other-device': {
    text: 'このアクティベーションキーは、別の機器で使用済みです。',
    next: 'MPR ID を確認するか、別のアクティベーションキーを使ってください。',
  },
  'activation-key-used-to-extend': {
    text: 'このアクティベーションキーは、この機器の期間の延長に使用済みです。',
    next: '期間は追加されません。現在の利用期限は「キー検索」で確認できます。',
  },
  'activation-key-used-to-issue': {
    text: 'このアクティベーションキーは、この機器の新規申請に使用済みです。',
    next: '期間は追加されません。Registration Key と現在の利用期限は「キー検索」で確認できます。延長するには、未使用のアクティベーションキーを使ってください。',
  },
  'activation-key-frozen': {
    text: 'このアクティベーションキーは、現在使用が停止されています。',
    next: '下のお問い合わせ先にご連絡ください。',
  },
  'activation-key-void': {
    text: 'このアクティベーションキーは無効です。',
    next: '下のお問い合わせ先にご連絡ください。',
  },
  'mpcs-not-allowed': {
    text: 'HDVC-MPCS のつながるねっとサービスの登録と期間の延長は、お問い合わせ先で承ります。',
    next: '下のお問い合わせ先にご連絡ください。',
  },
  'trial-only-for-new-device': {
    text: '無償3ヶ月のカードは、サービスを一度も申請していない機器だけで使えます。',
    next: 'この機器には、有償のアクティベーションキーを使ってください。',
  },
  'service-already-exists': {
    text: 'この機器には、利用中または延長できるサービスがあるため、新規申請はできません。',
    next: 'カードは未使用のままで、期間の延長に使えます。現在のサービスの内容は、その申請に使ったカードを使って「キー検索」で確認できます。',
  },
  'other-application-finished-first': {
    text: 'この機器への別の申請が先に完了しました。',
    next: 'このカードは未使用のままです。申請の内容は、その申請に使ったカードで「キー検索」から確認できます。',
  },
  'no-service-to-extend': {
    text: 'この機器には、延長できるサービスがありません（申請前、停止済み、または利用期限から6ヶ月を過ぎています）。',
    next: 'カードは未使用のままで、新規申請に使えます。',
  },
  'term-beyond-cap': {
    text: '延長後の利用期限が上限の6年を超えるため、このカードではまだ延長できません。',
    next: 'カードは未使用のままです。次の日以降にお使いいただけます。',
  },
  'term-changed': {
    text: '確認画面を表示した後に、利用期限が変わりました。',
    next: '新しい利用期限を確認して、もう一度登録してください。カードは未使用のままです。',
  },
  'terms-changed': {
    text: '約款が新しくなりました。',
    next: '内容をお読みのうえ、あらためて同意をお願いします。',
  },
  'connection-number-gone': {
    text: '選んだ接続番号は、使えなくなりました（確保の期限切れ、またはほかの画面での選び直し）。',
    next: '表示中の番号からお選びください。',
  },
  'activation-key-unused': {
    text: 'このアクティベーションキーは、まだ使用されていません。',
    next: '利用するには、新規申請または期間の延長を行ってください。',
  },
  'draft-changed': {
    text: 'ほかの画面で入力内容が変わったため、この操作は受け付けていません。',
    next: '現在の内容を確認して、もう一度操作してください。',
  },
  'too-many-wrong-codes': {
    text: '正しくないコードの入力が続いたため、受け付けを一時的に止めています。',
    next: 'カードと機器の MPR ID を確認してから、もう一度お試しください。',
  },
  'no-redraws-left': {
    text: '選び直しの回数を使い切りました。',
    next: '表示中の番号からお選びください。',
  },
}
