// docs/rules.md as the code has it: every refusal in R0's order, and the numbers of R2–R8 with what follows from them.
import { globSync, readFileSync } from 'node:fs'
import { HOLD_MINUTES, REDRAWS } from '#domain/connectionNumber'
import { CAP_MONTHS } from '#domain/extend'
import { REFUSALS, type Refusal, traitsOf } from '#domain/refusal'
import type { Flow } from '#domain/service'
import { GRACE_MONTHS } from '#domain/term'
import { type Text, texts } from '#words/text'
import { type Appearance, appearances, type Place } from './appears.ts'
import { countingTable, extensionTable, statusTable } from './examples.ts'
import { table } from './table.ts'

const FLOWS: Flow[] = ['issue', 'extend', 'search']
const { ja, en } = texts

export function rulesDocument(): string {
  const where = appearances()
  return `${[
    '# 申請と利用期限の規則 / The rules of applications and terms',
    'このページは `npm run rules` がプログラムから作ります。手で書き換えないでください。' +
      '規則の番号 R0–R14 は[設計](ARCHITECTURE.md#words)に、マニュアルの章は M§ で示します。\\\n' +
      'This page is made from the code by `npm run rules`; do not edit it. R0–R14 are listed under ' +
      '[architecture](ARCHITECTURE.md#words); M§ is a chapter of the operations manual.',
    '## お断りの順序 / The order of refusals (R0)',
    '上から順に調べ、最初に当てはまるものを答えます。お断りによってカードが使われることはありません。\\\n' +
      'They are checked from the top, and the first that fits is the answer. No refusal uses up a card.',
    '**●** 3つのコードを入力したとき（以降の画面でも毎回） / when the three codes are entered, and again on each page after  \n' +
      '**○** それより後の画面 / on a later page',
    overview(where),
    '## 文と次の手順 / Sentences and next steps',
    ...REFUSALS.map((refusal, i) => section(refusal, i + 1, where.get(refusal) ?? {})),
    '## 数 / Numbers',
    numbers(),
    '## 利用期限の数え方 / How a last day is counted (R2, R3)',
    '初回利用の日は数えず、その翌日から数えて、応当日の前日に終わります。応当日のない月では、その月の末日に終わります。日付は GMT です。\\\n' +
      'The day of first use is not counted. The count begins the day after, and ends on the eve of the day of that number; in a ' +
      'month that has no such day it ends with the month. Days are those of GMT.',
    countingTable(),
    '## ある日の状態 / The status on a day (R3)',
    statusTable(),
    '## 期間の延長の例 / Examples of extensions (R5, R6)',
    `ほかの条件は、ログイン後のページ「${ja.whatIf.title}」（\`/what-if\`）で試せます。\\\n` +
      `Other cases can be tried on the page “${en.whatIf.title}” (\`/what-if\`) after the login.`,
    extensionTable(),
  ].join('\n\n')}\n`
}

function overview(where: Map<Refusal, Appearance>): string {
  const rows = REFUSALS.map((refusal, i) => {
    const marks = FLOWS.map(flow => mark(where.get(refusal)?.[flow]))
    return [String(i + 1), `[${ja.refusals[refusal].text}](#${refusal})<br>${en.refusals[refusal].text}`, ...marks]
  })
  return table(['', 'お断り / Refusal', ...FLOWS.map(flow => `${ja.menu.flows[flow]}<br>${en.menu.flows[flow]}`)], rows)
}

const mark = (place: Place | undefined) => (place === undefined ? '' : place === 'codes' ? '●' : '○')

function section(refusal: Refusal, number: number, appearance: Appearance): string {
  const places = FLOWS.flatMap(flow => {
    const place = appearance[flow]
    return place ? [`${placeName(ja, flow, place)} / ${placeName(en, flow, place)}`] : []
  })
  const { leadsTo: links = [] } = traitsOf(refusal)
  const ways = links.map(link => `${wayName(ja, link)} / ${wayName(en, link)}`)
  return [
    `### ${number}. <a id="${refusal}"></a>\`${refusal}\``,
    [ja, en].map(({ refusals }) => `> **${refusals[refusal].text}** ${refusals[refusal].next}`).join('\n>\n'),
    [
      `- 場所 / Where: ${places.join('; ')}`,
      ...(ways.length > 0 ? [`- コードを引き継ぐボタン / Buttons that carry the codes along: ${ways.join('; ')}`] : []),
      `- テスト / Tests: ${testsOf(refusal).join(', ')}`,
    ].join('\n'),
  ].join('\n\n')
}

function placeName(text: Text, flow: Flow, place: Place): string {
  const japanese = text === ja
  const pages: Record<Place, string> = {
    codes: flow === 'search' ? '' : text.issue.inputTitle,
    terms: text.issue.steps.terms,
    number: text.issue.numberTitle,
    redraw: `${text.issue.numberTitle}${japanese ? '：別候補表示' : ', other numbers'}`,
    confirm: text.extend.steps.confirm,
    'any-page': japanese ? '入力の後のどの画面でも' : 'any page after the first',
  }
  const page = pages[place]
  const name = text.menu.flows[flow]
  if (!page) return name
  return japanese ? `${name}（${page}）` : `${name} (${page})`
}

const wayName = ({ menu }: Text, link: Flow | 'other-family') =>
  link === 'other-family' ? OTHER_FAMILY[menu === ja.menu ? 'ja' : 'en'] : menu.flows[link]

const OTHER_FAMILY = { ja: 'もう一方の種別の同じ申請', en: 'the same for the other type' }

/** Everything that tests it by name; what tests all refusals alike is no test of one. */
function testsOf(refusal: Refusal): string[] {
  return globSync('{src,test}/**/*.test.ts')
    .filter(path => path !== 'test/rules.test.ts' && readFileSync(path, 'utf8').includes(`'${refusal}'`))
    .sort()
    .map(path => `[${path.split('/').slice(1).join('/')}](../${path})`)
}

function numbers(): string {
  const years = `${CAP_MONTHS / 12}年 / ${CAP_MONTHS / 12} years`
  return table(
    ['数 / Number', '規則 / Rule', '出典 / Source'],
    [
      [
        years,
        '利用期限は、今日からこの長さ先までです。初回利用前は月数の合計、試用期間中は開始日からの合計も、この長さまでです。<br>A last day lies at most so far ahead of today. Before first use the months add up to so many at most, and while a trial runs so do the months from its start.',
        'R6, M§3.3',
      ],
      [
        `${GRACE_MONTHS}ヶ月 / ${GRACE_MONTHS} months`,
        '利用期限の後、この間は期間の延長ができ、延長した日から新しく数えます。過ぎると新規申請です。<br>For so long after its last day a term can be extended, and counts anew from the day of the extension. After that it takes a new application.',
        'R3, R5, M§3.2, M§3.3',
      ],
      [
        `${HOLD_MINUTES}分 / ${HOLD_MINUTES} minutes`,
        '表示した接続番号を、そのカードのために確保する時間です。<br>For so long the connection numbers shown are held for the card.',
        'R8',
      ],
      [
        `${REDRAWS}回 / ${REDRAWS} times`,
        '別候補表示で選び直せる回数です（カードごと）。<br>So often other numbers can be asked for, per card.',
        'R8, M§5.2-6',
      ],
    ],
  )
}
