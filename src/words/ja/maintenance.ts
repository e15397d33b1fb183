// P19: announced, under way; and the database away, which looks the same to a user.

const WEEKDAYS = '月火水木金土日'

const day = (at: Temporal.ZonedDateTime) => `${at.month}月${at.day}日（${WEEKDAYS[at.dayOfWeek - 1]}）`
const year = (at: Temporal.ZonedDateTime) => `${at.year}年`
const time = (at: Temporal.ZonedDateTime) => `${at.hour}:${String(at.minute).padStart(2, '0')}`

export const maintenance = {
  /** Both in Japan; in pieces that had better not be broken across lines. */
  span: (from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime | undefined): string[] => {
    const start = `${year(from)}${day(from)}${time(from)}`
    if (!to) return [`${start} から`, '（日本時間）']
    const sameDay = from.toPlainDate().equals(to.toPlainDate())
    const end = `${sameDay ? '' : `${to.year === from.year ? '' : year(to)}${day(to)}`}${time(to)}`
    return [`${start} ～ `, end, '（日本時間）']
  },
  announced: {
    title: 'システムメンテナンスのお知らせ',
    closed: 'この間は、つながるねっとキー管理システムをご利用いただけません。',
  },
  current: {
    title: 'システムメンテナンス中です',
    when: '日時',
    openEnded: '終了時刻は未定です。終わりしだい再開します。',
    next: 'お手数ですが、終了後にもう一度アクセスしてください。',
  },
  away: {
    title: 'ただいまご利用いただけません',
    text: 'システムが一時的に停止しています。復旧しだい、自動的に再開します。',
    next: 'お手数ですが、少し待ってから、もう一度アクセスしてください。',
  },
  stays: {
    title: '停止中も変わらないこと',
    applications: '完了した申請と、発行済みの Registration Key は、そのまま有効です。',
    devices: '登録済みの機器は、停止中もそのまま使えます。機器への新しいキーの登録は、再開後に行ってください。',
  },
  again: 'もう一度表示する',
  posted: {
    untouched: '何も保存していません',
    untouchedText: 'システムの停止中のため、送信された内容は受け付けていません。',
    lost: '完了したかどうかを確認できません',
    lostText:
      '処理の途中でシステムが停止したため、送信された操作は、完了している場合と、していない場合があります。同じ内容をもう一度送信しても、同じ申請が二重に処理されることはありません。',
    kept: 'この画面を開いたままにして、再開後に「もう一度送信する」を押してください。入力内容はそのまま送信されます。',
    secrets:
      'パスワード、確認コード、確認用の文字は、この画面に残していません。送信後の画面で、もう一度入力してください。',
    typed: '入力された内容',
    again: 'もう一度送信する',
  },
}
