// What stands in drawings and below them (src/portal/drawings.ts). The names of the codes are printed in one language.
export const drawings = {
  key: ['Registration', 'Key'] as [string, string],
  /** As the device shows a last day (M§3.2), in lines. */
  shown: (day: Temporal.PlainDate): string[] => [`${day.year}年${day.month}月${day.day}日`, '(GMT) が有効期限です'],
  mprIdScreen: ['拡張機能の確認', 'MPR ID', '4F1A-09C2-77D0-3B5E'],
  keyScreen: (key: string) => ['レジストレーションキー', '登録', key],
  keyRefused: ['Registration Key の', '認証に失敗しました'],
  screen: '機器の画面での表示',
  compare: {
    hdcom: 'お手元の機器のラベル、カードと見比べてください。',
    mpcs: 'お手元のカードと見比べてください。',
  },
  label: '機器の底面のラベル（例）',
  card: 'カード（例）',
}
