import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordIssue } from './passwordIssue.ts'

const OWNER = { loginId: 'K7M2QX94TD', company: 'みなと映像', contactName: '高橋 直子', email: 'n@minato-eizo.example' }

test('what stands on lists of known passwords is refused, with signs and digits around it as well', async () => {
  const known = [
    'correcthorsebatterystaple',
    'correct horse battery staple',
    'CorrectHorseBatteryStaple1!',
    'correct-horse-battery-staple-2026',
    '123456789987654321',
    '12345678900987654321',
    '123456789123456789',
    '1qaz2wsx3edc4rfv',
    'qazwsxedcrfvtgb',
    'q1w2e3r4t5y6u7i8o9p0',
    'passwordpassword',
    'passwordpassword1',
    'qwerty123456789',
    'qwertyuiopasdfgh',
    'zxcvbnm123456789',
    '122333444455555',
    'iloveyouiloveyou',
    'thisismypassword',
    'thequickbrownfox',
    'maytheforcebewithyou',
    'abcdefghijklmnopqrstuvwxyz',
    'いろはにほへとちりぬるを！！！',
    'あいうえおかきくけこさしすせそ',
  ]
  for (const password of known)
    assert.deepEqual(await passwordIssue(password, OWNER), { ok: false, refusal: 'password-too-easy' }, password)
})

test('what leaks again and again at this length is refused: words said twice, keys in a row, years and signs added (B12)', async () => {
  const leaked = [
    '1qaz2wsx3edc4rfv5tgb',
    'qwertyuiopasdfghjkl',
    '1q2w3e4r5t6y7u8i9o0p',
    '123456789012345',
    'passwordpasswordpassword',
    'ihateyouihateyou',
    'abcdefghijklmnop',
    'aaaaaaaaaaaaaaa',
    'qwertyuiop123456789',
    'password1234567',
    'administrator123',
    'welcome123456789',
    'football123football',
    'letmeinletmein12',
    '0123456789abcdef',
    'zaqxswcdevfrbgtnhymju',
    "asdfghjkl;'zxcvbnm",
    'monkeymonkeymonkey',
    'passw0rdpassw0rd',
    'p@ssw0rdp@ssw0rd',
    'Summer2026Summer2026',
    'Password2025!Password',
    'qwerty2026qwerty',
    'iloveyou123456789',
    'happybirthdaytoyou',
    'jesuschristislord',
    'godisgoodallthetime',
    'onceuponatimethere',
    'sunshinesunshine',
    'superman123superman',
    'P@ssword12345678',
    'Welcome2Company2026',
    'mondaytuesdaywednesday',
    'onetwothreefourfive',
    'changemechangeme',
    'defaultpassword1',
    'sakurasakurasakura',
    'arigatougozaimasu',
    'tokyotokyotokyo1',
    'aiueokakikukeko',
    'yoroshikuonegaishimasu',
    'Administrator2026!',
    'Qwerty123!Qwerty123!',
    'ilovemymotherandfather',
    'jesuslovesmeforever',
    'januaryfebruarymarch',
    'P@ssw0rd2026!!!!',
    '123abc123abc123abc',
    'poiuytrewqlkjhgfdsa',
    '!QAZ2wsx#EDC4rfv',
    'hdcomhdcomhdcom2026',
    'minatoeizo20261128',
    'K7M2QX94TDK7M2QX94TD',
    'test1234test1234',
    'admin@1234admin@1234',
    'dragonmasterdragonmaster',
    'liverpoolfootballclub',
    'manchesterunited1',
    'thankyouverymuch',
    'whateverwhatever',
    'qazwsxedcrfvtgbyhn',
    'ABCDEFG123456789',
    'asdfasdfasdfasdf',
    '1111111111111111',
    'a1b2c3d4e5f6g7h8',
    'passwordispassword',
    'nopasswordrequired',
    'ilovebasketball1',
    'iloveyouforever1',
    'beautifulgirl123',
    'thequickbrownfox2026',
    'zxcvbnm,./asdfghjkl',
    'みなと映像みなと映像みなと映像',
    'パスワードパスワード2026年',
  ]
  for (const password of leaked)
    assert.deepEqual(await passwordIssue(password, OWNER), { ok: false, refusal: 'password-too-easy' }, password)
})

test('sentences and words by chance are accepted, in any language, and what a password manager makes', async () => {
  const fine = [
    'rain falls on the glass roof',
    '雨の日は屋根の音を聞きながら眠る',
    '会議室 3 つぶんの鍵 2026',
    'x7#Lq-92vR!tmZ_e',
    'three blue kettles hum at dawn',
    'kaki no ki ni suzume ga san wa',
    '駅前の喫茶店で三時に待つ約束をした',
    'Vermilion-otter-lamp-7-quilt',
    'my grandmother sold umbrellas',
    'gT9vQz2LmX8rWp4K',
    'sumire ga saku michi de koronda',
    'correct pony generator clasp',
    '夜更けに青い猫が屋根を渡る道がある',
    'never buy fish on a monday morning',
    'paper boats sink slowly in july',
    '7 lemons roll under the piano',
    '窓ぎわの時計は五分だけ遅れている',
    'violet hinge marble drum',
    'frosty walnut kayak seventeen',
    'die Katze schläft im Ofen',
    'le train bleu part à minuit',
    'zqmp vxlt rnwk hdyc',
    'tomato soup with extra stars on',
    '今年こそ早起きして走ろうと思う',
    'cobalt.teapot.whispers.twice',
    'lantern festival broke my shoe',
    'ocean-pencil-gravity-Swiss42',
    'おばあちゃんの梅干しは塩からい',
    'two ferries passed us in fog',
    'bicycle thieves sing at noon',
    'umeboshi 7 tsubu to ocha wo nomu',
  ]
  for (const password of fine)
    assert.deepEqual(await passwordIssue(password, OWNER), { ok: true, value: password }, password)
})

test('a sentence that nobody else wrote is accepted', async () => {
  for (const password of ['rain falls on the glass roof', '雨の日は屋根の音を聞きながら眠る', 'x7#Lq-92vR!tmZ_e'])
    assert.deepEqual(await passwordIssue(password, OWNER), { ok: true, value: password }, password)
})

test('letters are counted in the form that is compared: が is one, in one piece or in two', async () => {
  const eight = 'か\u3099き\u3099く\u3099け\u3099こ\u3099さ\u3099し\u3099す\u3099'
  assert.deepEqual(await passwordIssue(eight, OWNER), { ok: false, refusal: 'password-too-short' })
})
