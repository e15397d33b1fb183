import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inBarePieces, inPieces } from './pieces.ts'

/** Each piece in brackets. */
const shown = (text: string) => String(inPieces(text)).replace(/<span class="piece">(.*?)<\/span>/g, '[$1]')

test('days with their zone, times of Japan, numbers with what they count, and the end of a sentence are pieces', () => {
  for (const [text, pieces] of [
    ['2027年4月1日 (GMT)・日本時間 4月2日 8:59 まで', '[2027年4月1日 (GMT)・][日本時間 4月2日 8:59 まで]'],
    ['2026年12月1日 12:00（日本時間）', '[2026年12月1日 12:00（日本時間）]'],
    ['日本時間では 4月2日の 8:59 までです。', '[日本時間では 4月2日の 8:59 まで]です。'],
    ['日本時間の 9:00 から', '[日本時間]の 9:00 から'],
    ['初回利用時から1年3ヶ月', '初回利用時から[1年3ヶ月]'],
    ['15～128文字で設定してください。', '[15～128文字]で設定して[ください。]'],
    [
      'Until 1 April 2027 (GMT), in Japan until 8:59 on 2 April 2027',
      'Until [1 April 2027 (GMT),] in Japan until [8:59 on 2 April 2027]',
    ],
    ['9:00 that day', '[9:00 that day]'],
    ['111-2345-6789', '111-2345-6789'],
    ['', ''],
  ] as const)
    assert.equal(shown(text), pieces)
})

test('what stands around a piece is text, and is escaped; in a document the pieces have no class', () => {
  assert.equal(String(inPieces('<b> 6ヶ月 & more')), '&lt;b&gt; <span class="piece">6ヶ月</span> &amp; more')
  assert.equal(String(inBarePieces('あと5回')), 'あと<span>5回</span>')
})
