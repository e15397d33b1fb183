// P22: files of 機器一覧, out and in.
export const deviceFiles = {
  exportName: '機器一覧',
  exportFound: '書き出し',
  exportFoundAbout: '表示中の条件に合う機器をファイルに書き出す',
  importLink: 'ファイルで項目を設定する',
  tooManyFilters: (most: number) =>
    `条件は${most}件まで保存できます。使わない条件を削除してから、もう一度保存してください。`,
  filterGone: '条件を削除しました。',
  formatMissing: 'ファイルの形式を選んでください。',
  /** Above a list of devices, each with its letters. */
  unwritable: (n: string) =>
    `${n}台の機器に、Shift_JIS で書けない文字があります。別の形式を選ぶか、下の文字を変更してから、もう一度書き出してください。`,
  unwritableTitle: 'Shift_JIS で書けない文字のある機器',
  lettersOf: (letters: string) => `書けない文字：${letters}`,
  andMore: (n: string) => `ほかに${n}台あります。`,
}
