// The robot check of a form (C7).
export const robot = {
  image: '画像に表示されている文字を入力してください。',
  imageHint: '音声で聞いた数字を入力することもできます。',
  imageAlt: '確認用の文字の画像。音声で聞くこともできます。',
  /** In the picture's own place, line by line. */
  noImage: (minutes: number) => ['ただいま表示できません。', `約${minutes}分後に`, '「別の画像」を押してください。'],
  newImage: '別の画像',
  listen: '音声で聞く',
  listenAgain: 'もう一度聞く',
  listenHow: '6つの数字を順に読み上げます。聞こえた数字を、文字の代わりに入力してください。',
  listenFailed: '音声を再生できませんでした。「別の音声」を押してください。',
  newSound: '別の音声',
  proof: '画像の代わりに自動で確認する',
  proofWorking: '確認しています。数秒お待ちください。',
  proofDone: '確認できました。文字の入力は不要です。',
  proofFailed: '確認できません。画像をお使いください。',
  emptyImage: '画像に表示されている文字、または音声で聞いた数字を入力してください。',
  wrong: '確認用の文字または数字が正しくないか、表示してから5分が過ぎています。新しい画像の文字を入力してください。',
}
