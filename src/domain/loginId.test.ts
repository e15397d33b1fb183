import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedLoginId } from './loginId.ts'

test('a 登録ID as it is pasted', () => {
  const table: [string, string][] = [
    ['K7M2QX94TD', 'K7M2QX94TD'],
    [' K7M2QX94TD\n', 'K7M2QX94TD'],
    ['Ｋ７Ｍ２ＱＸ９４ＴＤ', 'K7M2QX94TD'],
    ['登録ID：K7M2QX94TD', 'K7M2QX94TD'],
    ['登録ID K7M2QX94TD', 'K7M2QX94TD'],
    ['登録ＩＤ　K7M2QX94TD', 'K7M2QX94TD'],
    ['登録IDK7M2QX94TD', 'K7M2QX94TD'],
    ['登録ID「K7M2QX94TD」', 'K7M2QX94TD'],
    ['ログインID K7M2QX94TD', 'K7M2QX94TD'],
    ['Login ID K7M2QX94TD', 'K7M2QX94TD'],
    ['「K7M2QX94TD」。', 'K7M2QX94TD'],
    ['\u2068K7M2\u200bQX94TD\u2069', 'K7M2QX94TD'],
    ['k7m2qx94td', 'k7m2qx94td'],
    ['loginIDabc', 'loginIDabc'],
    ['loginIDK7M2QX94TDE', 'loginIDK7M2QX94TDE'], // eleven signs are no 登録ID, so this is none with its label
    ['mylogin ID K7M2QX94TD', 'mylogin ID K7M2QX94TD'], // a label stands at the start
    ['', ''],
  ]
  for (const [typed, expected] of table) assert.equal(typedLoginId(typed), expected, typed)
})
