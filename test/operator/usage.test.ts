// What is typed wrongly gets one sentence and exit code 2, before any database is asked.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Db } from '#store/db'
import { anOperator } from '../support/operator.ts'

const nowhere = new Proxy({} as Db, {
  get: () => assert.fail('the database was asked'),
})

const NAMES =
  'mint import-devices freeze unfreeze void undo move stop requests clear-lock retire-signing-key change-code-key end-clear-codes allow-mpcs account document maintenance mails retry-mail show'.split(
    ' ',
  )

test('both READMEs tell of each command, and of no other', async () => {
  for (const path of ['README.md', 'README.ja.md']) {
    const told = [...readFileSync(path, 'utf8').matchAll(/^\| `npm run operator -- ([a-z-]+)/gm)].map(match => match[1])
    assert.deepEqual(told, NAMES, path)
  }
})

test('alone, and with help, it lists each command with an example', async () => {
  const { bare } = await anOperator(nowhere)
  const { code, out } = await bare()
  assert.equal(code, 0)
  for (const name of NAMES) {
    assert.match(out, new RegExp(`^  ${name} .*\\n +npm run operator -- ${name} `, 'm'))
    for (const way of [
      ['help', name],
      [name, '--help'],
    ])
      assert.match(
        (await bare(...way)).out,
        new RegExp(`^${name}\\b.*\\nFor example: npm run operator -- ${name} `, 's'),
      )
  }
  assert.equal((await bare('help')).out, out)
})

test('who and why are required of everything that writes, or shows a person', async () => {
  const { bare } = await anOperator(nowhere)
  const commands = [
    ['mint', '--product', 'KX-VCS701W', '--count', '1'],
    ['import-devices', 'devices.csv'],
    ['freeze', '3F06-A1B8-22C4-9D70'],
    ['unfreeze', '3F06-A1B8-22C4-9D70'],
    ['void', '3F06-A1B8-22C4-9D70'],
    ['undo', '3F06-A1B8-22C4-9D70'],
    ['move', '4F1A-09C2-77D0-3B5E', '9C31-77AA-0B42-E605'],
    ['stop', '4F1A-09C2-77D0-3B5E'],
    ['clear-lock', '4F1A-09C2-77D0-3B5E'],
    ['retire-signing-key'],
    ['change-code-key'],
    ['end-clear-codes'],
    ['allow-mpcs', 'Ab3dEf7hJk'],
    ['account', 'find', 'みなと'],
    ['account', 'show', 'Ab3dEf7hJk'],
    ['account', 'disable', 'Ab3dEf7hJk'],
    ['account', 'enable', 'Ab3dEf7hJk'],
    ['account', 'send-login-id', 'Ab3dEf7hJk'],
    ['account', 'end-sessions', 'Ab3dEf7hJk'],
    ['account', 'export', 'Ab3dEf7hJk', '--out', 'x.zip'],
    ['account', 'erase', 'Ab3dEf7hJk'],
    ['document', 'terms-paid', '--file', 'x.json', '--from', 'now'],
    ['retry-mail', '7'],
    ['maintenance', 'add', '--from', '2027-04-01T22:00', '--to', '2027-04-02T02:00', '--ja', 'あ', '--en', 'a'],
    ['maintenance', 'cancel', '1'],
    ['maintenance', 'on', '--ja', 'あ', '--en', 'a'],
    ['maintenance', 'off'],
  ]
  for (const command of commands) {
    const name = command.join(' ')
    assert.deepEqual(await bare(...command, '--reason', 'r'), said('Say who does it: --as NAME.\n'), name)
    assert.deepEqual(await bare(...command, '--as', 'sato'), said('Say why: --reason TEXT.\n'), name)
    assert.deepEqual(await bare(...command, '--as', ' ', '--reason', 'r'), said('Say who does it: --as NAME.\n'), name)
  }
  assert.deepEqual(await bare('show', '3F06-A1B8-22C4-9D70'), said('Say who does it: --as NAME.\n'))
})

test('every other wrong use is one sentence too', async () => {
  const { run, write } = await anOperator(nowhere)
  await write('here.csv', '')
  const table: [string[], RegExp, number][] = [
    [['mynt'], /^There is no command "mynt": npm run operator -- help lists them\.\n$/, 2],
    [['mint', '--produckt', 'X'], /^Unknown option '--produckt'\.\n$/, 2],
    [['mint', '--count', '5'], /^Say which product: --product CODE\.\n$/, 2],
    [['mint', '--product', 'X'], /^Say how many: --count N, from 1 to 100000\.\n$/, 2],
    [['mint', '--product', 'X', '--count', '0'], /^Say how many/, 2],
    [['mint', '--product', 'X', '--count', '1.5'], /^Say how many/, 2],
    [['mint', '--product', 'X', '--count', '100001'], /^Say how many/, 2],
    [['mint', '--product', 'X', '--count', '5', '10'], /^mint takes no argument such as "10"\.\n$/, 2],
    [['mint', '--product'], /--product.*\.\n$/, 2],
    [['freeze'], /^Name the cards/, 2],
    [['freeze', '3F06-A1B8-22C4-9D70', '--file', 'here.csv'], /^Name the cards/, 2],
    [['freeze', '3F06'], /^"3F06" has 4 digits instead of 16; nothing is changed\.\n$/, 2],
    [['freeze', 'KX-VCS701W'], /^"KX-VCS701W" is a product number; nothing/, 2],
    [['freeze', '--file', 'gone.csv'], /^gone\.csv cannot be read \(ENOENT\)\.\n$/, 1],
    [['freeze', '--file', 'here.csv'], /^here\.csv is empty: its first line must name the columns\.\n$/, 1],
    [['import-devices'], /^Name one file/, 2],
    [['import-devices', 'a.csv', 'b.csv'], /^Name one file/, 2],
    [['undo'], /^Name one card: undo ACTIVATION-KEY-NO\.\n$/, 2],
    [['undo', '3F06-A1B8-22C4-9D70', '3F06-A1B8-22C4-9D71'], /^Name one card/, 2],
    [['undo', '3F06'], /^Activation Key No\. "3F06" has 4 digits instead of 16; nothing is changed\.\n$/, 2],
    [['move', '4F1A-09C2-77D0-3B5E'], /^Name two devices: move OLD-MPR-ID NEW-MPR-ID\.\n$/, 2],
    [['move', '4F1A-09C2-77D0-3B5E', 'あ'], /^MPR ID "あ" holds a character other than/, 2],
    [['stop'], /^Name one device: stop MPR-ID\.\n$/, 2],
    [['stop', 'KX-VCS701W'], /^MPR ID "KX-VCS701W" is a product number/, 2],
    [['clear-lock'], /^Name one device: clear-lock MPR-ID\.\n$/, 2],
    [['allow-mpcs'], /^Name one account/, 2],
    [['account'], /^Say what to do: account find, show, disable, .*erase\.\n$/, 2],
    [['account', 'toString'], /^Say what to do/, 2],
    [['account', 'find'], /^Say whom to find, in one argument: account find TEXT\.\n$/, 2],
    [['account', 'find', 'みなと', '映像'], /^Say whom to find, in one argument/, 2],
    [['account', 'find', ' '], /^Say whom to find: account find TEXT\.\n$/, 2],
    [['account', 'show'], /^Name one account: account show LOGIN-ID\.\n$/, 2],
    [['account', 'erase', 'a', 'b'], /^Name one account: account erase LOGIN-ID\.\n$/, 2],
    [['account', 'export', 'Ab3dEf7hJk'], /^Name a new file: --out FILE\.\n$/, 2],
    [['document'], /^Name one document/, 2],
    [['document', 'terms-paid', '--from', 'now'], /^Name the file/, 2],
    [['document', 'terms-paid', '--file', 'x.json'], /^Say when it begins/, 2],
    [['document', 'terms-paid', '--file', 'x.json', '--from', '2027-04-01T00:00'], /^Say when it begins/, 2],
    [['document', 'terms-paid', '--file', 'x.json', '--from', 'now'], /^x\.json cannot be read \(ENOENT\)\.\n$/, 1],
    [
      ['document', 'terms-paid', '--file', 'x', '--from', 'now', '--ja', 'あ'],
      /^Say what changes in both languages/,
      2,
    ],
    [['document', 'terms-paid', '--file', 'x', '--from', 'now', '--mail'], /^Say what the mail tells, in both/, 2],
    [
      ['document', 'terms-paid', '--file', 'x', '--from', 'now', '--ja', 'あ', '--en', 'a'.repeat(1001)],
      /^What changes is at most 1000/,
      2,
    ],
    [['mails', '7'], /^Unknown option '--as'/, 2],
    [['retry-mail'], /^Name one mail: retry-mail NUMBER\.\n$/, 2],
    [['retry-mail', 'x'], /^Name one mail/, 2],
    [['maintenance'], /^Say what to do: maintenance add, list, cancel, on or off\.\n$/, 2],
    [['maintenance', 'toString'], /^Say what to do/, 2],
    [['maintenance', 'add', 'x'], /^maintenance add takes no argument such as "x"\.\n$/, 2],
    [['maintenance', 'add'], /^Say when: --from 2026-12-05T22:00 in Japan time, or with an offset, as 2026-.*\.\n$/, 2],
    [['maintenance', 'add', '--from', '2027-02-30T22:00'], /^Say when: --from/, 2],
    [['maintenance', 'add', '--from', '2027-04-01'], /^Say when: --from/, 2],
    [['maintenance', 'add', '--from', 'now'], /^Say when: --to/, 2],
    [['maintenance', 'add', '--from', 'now', '--to', 'now'], /^Say when it ends: --to WHEN\. For an open end/, 2],
    [['maintenance', 'add', '--from', 'now', '--to', '2027-04-01T22:00'], /^Say what users are told, in both/, 2],
    [['maintenance', 'on', '--ja', 'あ', '--en', ' '], /^Say what users are told, in both/, 2],
    [['maintenance', 'on', '--ja', 'あ', '--en', 'a'.repeat(1001)], /^What users are told is at most 1000/, 2],
    [['maintenance', 'cancel'], /^Name one: maintenance cancel NUMBER\.\n$/, 2],
    [['maintenance', 'cancel', 'x'], /^Name one by its number/, 2],
    [['show'], /^Say what to show/, 2],
    [['show', '12'], /^"12" has 2 digits instead of 16: it is neither/, 2],
    [['show', 'あ'], /^"あ" holds a character other than/, 2],
  ]
  for (const [argv, sentence, code] of table) {
    const answer = await run(...argv)
    assert.match(answer.err, sentence, argv.join(' '))
    assert.equal(answer.err.trim().split('\n').length, 1)
    assert.equal(answer.code, code, argv.join(' '))
    assert.equal(answer.out, '')
  }
})

function said(err: string) {
  return { code: 2, out: '', err }
}
