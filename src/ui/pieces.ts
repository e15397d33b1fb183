// What is misread when it is broken across lines: a day with its zone, a time of Japan, a number and what it counts. Each
// stands in a piece of its own, broken within only where there is no room. So do the last letters of a Japanese sentence, since
// browsers leave one or two of them on a line alone.
import { type Html, html } from './html.ts'

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const DAY_JA = String.raw`(?:\d{4}年)?\d{1,2}月\d{1,2}日`
const DAY_EN = String.raw`\d{1,2} ${MONTH} \d{4}`
const TIME = String.raw`\d{1,2}:\d\d`

const PIECE = new RegExp(
  [
    `日本時間(?:では)? ?(?:${DAY_JA}の? ?)?${TIME}(?: (?:まで|から))?`,
    String.raw`${DAY_JA}(?: ${TIME}(?:（日本時間）)?| \(GMT\)・?)?`,
    '日本時間',
    String.raw`(?:${TIME} on )?${DAY_EN}(?:, ${TIME} \(Japan time\)| \(GMT\),?)?`,
    `${TIME} that day`,
    String.raw`\d[\d,]*(?:～\d[\d,]*)?(?:年(?:\d+ヶ月)?|ヶ月|日間|時間|分間?|秒|回|桁|文字|版|つ|枚|台|度|行)[、。]?`,
    '(?<=[ぁ-んァ-ヶー一-龠、。]{2})(?:ください|[ぁ-んァ-ヶー一-龠]{3})[。）]?$',
  ].join('|'),
  'g',
)

/** A text whose dates, times and counts hold together, and whose end is no line of one or two letters. */
export const inPieces = (text: string): Html | string => cut(text, piece => html`<span class="piece">${piece}</span>`)

/** The same within a document, which has many of them: there each span without a class is a piece. */
export const inBarePieces = (text: string): Html | string => cut(text, piece => html`<span>${piece}</span>`)

function cut(text: string, marked: (piece: string) => Html): Html | string {
  const parts: (Html | string)[] = []
  let end = 0
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    parts.push(text.slice(end, index), marked(piece))
    end = index + piece.length
  }
  return end === 0 ? text : html`${[...parts, text.slice(end)]}`
}
