// P22: files of 機器一覧, out and in.
export const deviceFiles = {
  exportName: '機器一覧',
  exportFound: 'この条件の機器を書き出す',
  importLink: 'ファイルで項目を設定する',
  tooManyFilters: (most: number) =>
    `条件は${most}件まで保存できます。使わない条件を削除してから、もう一度保存してください。`,
  filterGone: '条件を削除しました。',
  formatMissing: 'ファイルの形式を選んでください。',
  importTitle: 'ファイルで項目を設定',
  importLead:
    '納入先などの項目を、CSV ファイルまたは表計算ソフトからの貼り付けでまとめて設定します。次の画面で変更内容を確認するまで、何も変わりません。',
  columns: '1行目に列の名前が必要です。使える列は次のとおりです。',
  columnsNote:
    'MPR ID の列は必ず入れてください。ファイルにない列の項目は変わりません。空のセルは、その項目を空にします。書き出したファイルは、そのまま使えます。',
  newDevices:
    '一覧にない機器は、Activation Key No. と Registration ID の列にカードの2つのコードを入れると、一覧に加わります。',
  file: 'CSV ファイル',
  fileHint: 'UTF-8 または Shift_JIS、20MB まで、10,000行までです。',
  pasted: '表計算ソフトからの貼り付け',
  pastedHint: 'ファイルを選んだときは使われません。',
  try: '内容を確認する',
  nothing: 'ファイルを選ぶか、表計算ソフトから貼り付けてください。',
  previewTitle: '変更内容の確認',
  previewLead: (changed: string, added: string, same: string) =>
    `項目が変わる機器は${changed}台、一覧に加わる機器は${added}台、変わらない機器は${same}台です。`,
  nothingWritten: 'まだ何も変わっていません。「設定する」を押すと、この内容で設定します。',
  nothingToDo: '設定する内容はありません。',
  problems: (n: string) => `設定できない行（${n}行）`,
  problemsNote: '次の行は設定されません。ファイルを直して、もう一度読み込んでください。',
  problemsShown: (n: string) => `はじめの${n}行を表示しています。`,
  line: '行',
  reason: '理由',
  changes: '変わる機器',
  shown: (n: string) => `はじめの${n}台を表示しています。`,
  field: '項目',
  before: '変更前',
  after: '変更後',
  empty: '（なし）',
  isNew: '一覧に加わります',
  gone: 'この内容は、設定が済んだか、有効期限が切れました。もう一度ファイルを読み込んでください。',
  done: (changed: string, added: string) =>
    added === '0' ? `${changed}台の項目を設定しました。` : `${changed}台の項目を設定し、${added}台を一覧に加えました。`,
  problem: {
    miscounted: (got: number, want: number) => `セルが${got}個あります。1行目の列は${want}個です。`,
    repeated: (line: number) => `同じ MPR ID が${line}行目にあります。`,
    'not-listed':
      'この MPR ID は一覧にありません。加えるには、Activation Key No. と Registration ID も入れてください。',
    waits: 'コードの誤りが続いたため、この行は確認していません。時間をおいて、もう一度読み込んでください。',
  },
  unreadable: {
    empty: 'ファイルに何も書かれていません。1行目に列の名前を入れてください。',
    'no-column': (missing: string) => `${missing} の列がありません。1行目に列の名前を入れてください。`,
    'heading-below': (line: number) => `列の名前が${line}行目にあります。その上の行を削除してください。`,
    'utf-16': 'UTF-16 のファイルは読み込めません。「CSV UTF-8」で保存し直してください。',
    workbook: 'Excel ブックは読み込めません。「CSV UTF-8」で保存し直すか、表をコピーして貼り付けてください。',
    bytes: (line: number) => `${line}行目の文字を読み取れません。「CSV UTF-8」で保存し直してください。`,
    'open-quote': (line: number) => `${line}行目の引用符（"）が閉じられていません。`,
    'after-quote': (line: number) =>
      `${line}行目で、閉じた引用符（"）の後に文字があります。セル全体を引用符で囲んでください。`,
    'long-row': (line: number) => `${line}行目が長すぎます。閉じられていない引用符（"）がないか確認してください。`,
    'too-many-rows': (most: string) => `${most}行を超えるファイルは読み込めません。ファイルを分けてください。`,
    'no-rows': '列の名前の下に、機器の行がありません。',
  },
  /** Above a list of devices, each with its letters. */
  unwritable: (n: string) =>
    `${n}台の機器に、Shift_JIS で書けない文字があります。別の形式を選ぶか、下の文字を変更してから、もう一度書き出してください。`,
  unwritableTitle: 'Shift_JIS で書けない文字のある機器',
  lettersOf: (letters: string) => `書けない文字：${letters}`,
  andMore: (n: string) => `ほかに${n}台あります。`,
}
