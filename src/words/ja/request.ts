// 「当社に依頼する」: what the company may not correct itself any more (R22, R23), from the page of a device (P23).
export const request = {
  kinds: { undo: '申請の取り消し', move: '機器の交換' },
  title: '当社への依頼',
  leads: {
    undo: '当社で内容を確認し、取り消せる場合は取り消します。回答は、メールとこの機器の画面でお知らせします。',
    move: '当社で内容を確認し、交換できる場合は交換します。回答は、メールとこの機器の画面でお知らせします。',
  },
  submit: '当社に依頼する',
  link: '取り消しを当社に依頼する',
  done: '当社に依頼しました。回答は、メールとこの画面でお知らせします。',
  waits: 'この機器については、すでに依頼を受け付けています。回答をお待ちください。',
  tooMany: (most: number) =>
    `回答をお待ちいただいている依頼が${most}件あります。回答の後に、あらためて依頼してください。`,
  list: '当社への依頼',
  states: { waiting: '回答待ち', agreed: '対応しました', declined: 'お応えできません' },
  to: (mprId: string) => `新しい機器：${mprId}`,
  answer: (reason: string) => `当社からの回答：${reason}`,
}
