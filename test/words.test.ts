// One way to write a word, in all that somebody reads: pages, mails, the simulator, operators' sentences, the Japanese README.
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { holds, type Source, withoutComments } from './support/sources.ts'

const sourcesOf = (...patterns: string[]): Source[] =>
  patterns
    .flatMap(pattern => globSync(pattern))
    .filter(path => !path.endsWith('.test.ts'))
    .sort()
    .map(path => ({ path, code: withoutComments(readFileSync(path, 'utf8')) }))

const JAPANESE = sourcesOf('src/words/ja/*.ts', 'src/words/mail/ja/*.ts', 'simulator/page/text/ja.ts', 'bin/rules/*.ts')
const ENGLISH = sourcesOf(
  'src/words/en/*.ts',
  'src/words/mail/en/*.ts',
  'simulator/page/text/en.ts',
  'src/operator/**/*.ts',
)
const README = sourcesOf('README.ja.md')

/** Quoted text alone: names of the code keep theirs. */
const said = ({ path, code }: Source): string =>
  path.endsWith('.md') ? code : [...code.matchAll(/'[^'\n]*'|`[^`]*`/g)].map(([text]) => text).join('\n')

const found = (patterns: RegExp[]) => (file: Source) => patterns.flatMap(pattern => said(file).match(pattern) ?? [])

const NUMBER = String.raw`(?:\d|\$\{\w+\})`
const UNIT = '(?:年|ヶ月|日間|日|時間|分|秒|回|桁|文字|版|つ|枚|台|件|通|行|個|度)'

test('a number and its unit stand together in Japanese, and so does what is before them', () => {
  holds(
    {
      never: 'No space within a number and its unit, nor between them and the words before',
      instead: '16桁, 6ヶ月, 約5分後.',
      broken: found([
        new RegExp(`${NUMBER} ${UNIT}`, 'g'),
        new RegExp(
          String.raw`(?<!日本時間)(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]) ${NUMBER}+${UNIT}`,
          'gu',
        ),
      ]),
      planted: [
        { path: 'src/words/ja/x.ts', code: "'16 桁です。'" },
        { path: 'src/words/ja/x.ts', code: `\`約 \${minutes}分後\`` },
        { path: 'README.ja.md', code: '最長 10秒' },
        { path: 'src/words/ja/x.ts', code: `\`あと\${left} 回\`` },
      ],
    },
    [...JAPANESE, ...README],
  )
})

test('Japanese words that were settled stay settled', () => {
  holds(
    {
      never: 'One spelling and one expression for one thing',
      instead:
        '選び直す, 自動的にログアウトしました, 機器に登録する, 登録IDの再発行, 下のお問い合わせ先 (test/words.test.ts).',
      broken: found([
        /[ぁ-ん]なお[さしすせそ]/g,
        /ログインが終了/g,
        /Key を機器に(?:設定|入力)/g,
        /減りません/g,
        /期限つき/g,
        /登録ID(?:の|を)?(?:変更|新しく)/g,
        /次にすること/g,
        /ご購入元(?!または当社担当営業')/g,
      ]),
      planted: [
        { path: 'src/words/ja/x.ts', code: "'入力しなおしてください。'" },
        { path: 'src/words/ja/x.ts', code: "'まもなくログインが終了します。'" },
        { path: 'src/words/ja/x.ts', code: "'Registration Key を機器に設定してください。'" },
        { path: 'src/words/mail/ja/x.ts', code: "'登録ID変更のお知らせ'" },
        { path: 'src/words/ja/x.ts', code: "'ご購入元または当社担当営業にお問い合わせください。'" },
      ],
    },
    [...JAPANESE, ...README],
  )
})

test('English words that were settled stay settled', () => {
  holds(
    {
      never: 'One expression for one thing',
      instead:
        'current, characters, case-sensitive, has expired, spam folder, remains valid, cancelled, “If you did not do this”, Contact (test/words.test.ts).',
      broken: found([
        /\b[Pp]resent (?:password|service|term|e-mail|state|one)\b/g,
        /\b\w+ letters (?:long|before)\b|longer than [^ ]+ letters/g,
        /[Ss]mall letters/g,
        /has run out|ran out/g,
        /junk/g,
        /go(?:es)? on working|stays good/g,
        /do not know of this|did not ask for this/g,
        /[Ww]hom to ask/g,
      ]),
      planted: [
        { path: 'src/words/en/x.ts', code: "'Present password'" },
        { path: 'src/words/en/x.ts', code: "'Capitals and small letters count as different.'" },
        { path: 'src/words/en/x.ts', code: "'The code has run out.'" },
        { path: 'src/words/mail/en/x.ts', code: "'your present password goes on working'" },
        { path: 'src/words/mail/en/x.ts', code: "'Whom to ask'" },
        { path: 'src/words/en/x.ts', code: "'look into the folder for junk mail'" },
      ],
    },
    ENGLISH,
  )
})
