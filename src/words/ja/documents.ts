// P18, P21
export const documents = {
  issuer: (vendor: string) => `発行：${vendor}（本文では「当社」）`,
  contents: '目次',
  version: (version: number, from: string) => `第${version}版（${from}から有効）`,
  history: '改定履歴',
  /** A version that begins later. */
  coming: {
    title: '改定のお知らせ',
    from: (title: string, moment: string) => `「${title}」を、${moment}から次のとおり改定します。`,
    read: '改定後の内容を読む',
    notYet: 'この版は、まだ適用されていません。',
    toPresent: '現在の版を読む',
  },
}
