// The three codes on P10 and P16, and what can be wrong with them.
export const codes = {
  letters: '使える文字は 0～9、A～F です。小文字や全角でも、ハイフンや空白があってもかまいません。',
  onDevice: {
    hdcom: 'HD映像コミュニケーションシステム本体に印刷された内容を入力してください。',
    mpcs: 'HDVC-MPCS の MPR ID を入力してください。',
  },
  onCard: 'アクティベーションキーカードに書かれた内容を入力してください。',
  mprIdHint: {
    hdcom: '本体底面のラベルにある16桁です。画面の［設定／保守をする］→［拡張機能の確認］でも確認できます。',
    mpcs: '16桁です。確認の方法は、HDVC-MPCS の取扱説明書をご覧ください。',
  },
  mprIdHow: '確認の手順',
  activationKeyNoHint: '16桁です。カードの2つのコードを、まとめて貼り付けることもできます。',
  registrationIdHint: (digits: number) => `${digits}桁です。`,
  empty: (label: string) => `${label} を入力してください。`,
  length: (label: string, want: number, got: number) => `${label} は${want}桁で入力してください（現在${got}桁）。`,
  characters: (label: string) => `${label} に使えない文字があります。0～9、A～F で入力してください。`,
  productNumber: (label: string) => `品番が入力されています。${label} には、カードに書かれたコードを入力してください。`,
  productNumberOnDevice: (label: string) =>
    `品番が入力されています。${label} には、機器の MPR ID（16桁）を入力してください。`,
}
