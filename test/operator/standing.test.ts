import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import { issueServices } from '#operations/services/issueServices'
import { systemRandom } from '#random'
import { randomUuid } from '#web/uuid'
import { showNumbers } from '../support/numbers.ts'
import { anOperator, csvRows, trail } from '../support/operator.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { aUser } from '../support/who.ts'

const UNKNOWN = '0000-0000-0000-0000'
const HEADING = ['Activation Key No.', 'Result', 'Stands now', 'Why']

async function prepared() {
  const app = await testApp()
  const device = app.aDevice()
  const cards = ['KX-VCS701W', 'KX-VCS703W', 'HDCOM-TRIAL'].map(product => device.card(product))
  const numbers = cards.map(card => formatCode(card.activationKeyNo))
  return { ...app, device, cards, numbers, ...(await anOperator(app.db)) }
}

async function issue({ deps }: Pick<TestApp, 'deps'>, codes: ReturnType<ReturnType<TestApp['aDevice']>['card']>) {
  const [number, resultId] = ['11100000001' as ConnectionNumber, randomUuid(systemRandom)]
  const request = { ...codes, entry: 'hdcom' as const, by: aUser(), number, acceptedTerms: 1, previewed: false }
  await showNumbers(deps.db, codes, [number])
  const [decision] = await issueServices(deps, [{ ...request, resultId }])
  return decision!
}

test('a frozen card is refused, an unfrozen one is not, a void one stays void (R14)', async () => {
  const { run, numbers, db, cards, ...app } = await prepared()
  const [no = ''] = numbers
  const refusal = async () => {
    const decision = await issue(app, cards[0]!)
    return decision.ok ? decision.value.kind : decision.refusal
  }
  assert.deepEqual(await run('freeze', no), {
    code: 0,
    out: `\uFEFF${HEADING.join(',')}\r\n${no},changed,frozen,\r\n`,
    err: 'freeze: 1 changed, 0 as they were, 0 refused.\n',
  })
  assert.equal(await refusal(), 'activation-key-frozen')
  assert.deepEqual(csvRows((await run('freeze', no)).out)[1], [
    no,
    'as it was',
    'frozen',
    'The card is frozen already.',
  ])
  assert.equal((await run('unfreeze', no)).code, 0)
  assert.equal((await run('void', no)).code, 0)
  assert.equal(await refusal(), 'activation-key-void')
  const refused = await run('unfreeze', no)
  assert.deepEqual(csvRows(refused.out)[1], [no, 'refused', '', 'The card is void: void is for ever.'])
  assert.deepEqual([refused.code, refused.err], [1, 'unfreeze: 0 changed, 0 as they were, 1 refused.\n'])
  assert.deepEqual((await run('freeze', no)).code, 0, 'it is more than frozen already')

  const subject = { activationKeyNo: cards[0]!.activationKeyNo }
  assert.deepEqual(
    await trail(db),
    ['freeze', 'unfreeze', 'void'].map(act => ({ operator: 'sato', act, subject, reason: 'order 1234' })),
    'one row for each change, none for what stood so already',
  )
})

test('freezing a used card changes nothing for its service', async () => {
  const { run, numbers, cards, aReseller, ...app } = await prepared()
  assert.ok((await issue(app, cards[0]!)).ok)
  await run('freeze', numbers[0]!)
  const visitor = await aReseller()
  const found = await visitor.submit('/search', { family: 'hdcom', ...cards[0]! })
  assert.match(found.path, /^\/search\/found\//)
  const again = await issue(app, cards[0]!)
  assert.equal(again.ok && again.value.kind, 'again')
})

test('a list: each card has its own answer, and an unknown one holds up nobody', async () => {
  const { run, numbers, db, write } = await prepared()
  await run('freeze', numbers[1]!)
  await write(
    'list.csv',
    `No,ＡＣＴＩＶＡＴＩＯＮ　ＫＥＹ　ＮＯ．\n1,${numbers[0]}\n2,${numbers[1]!.toLowerCase()}\n3,${UNKNOWN}\n4,${numbers[0]}\n`,
  )
  const dry = await run('freeze', '--file', 'list.csv', '--dry-run')
  assert.equal((await trail(db)).length, 1, 'a dry run writes nothing')
  const real = await run('freeze', '--file', 'list.csv')
  assert.deepEqual(csvRows(real.out), [
    HEADING,
    [numbers[0], 'changed', 'frozen', ''],
    [numbers[1], 'as it was', 'frozen', 'The card is frozen already.'],
    [UNKNOWN, 'refused', '', 'There is no card with this Activation Key No.'],
    [numbers[0], 'as it was', 'frozen', 'The card is frozen already.'],
  ])
  assert.deepEqual({ ...dry, err: '' }, { ...real, err: '' }, 'the dry run answers what the real one does')
  assert.equal(dry.err, `Dry run, nothing is written: ${real.err}`)
  assert.deepEqual([real.code, real.err], [1, 'freeze: 1 changed, 2 as they were, 1 refused.\n'])
})

test('what mint writes, freeze reads', async () => {
  const { run, db } = await prepared()
  await run('mint', '--product', 'KX-VCS701W', '--count', '20', '--out', 'cards.csv')
  const { code, err } = await run('freeze', '--file', 'cards.csv', '--out', 'result.csv')
  assert.deepEqual([code, err], [0, 'freeze: 20 changed, 0 as they were, 0 refused.\n'])
  const [row] = await db`select count(*) from activation_keys where frozen_at is not null`
  assert.equal(row!.count, 20)
})

test('what Excel makes of a list, freeze reads', async () => {
  const { run, numbers, write } = await prepared()
  await write('list.csv', `sep=;\r\nNo.;Activation Key No.\r\n1;="${numbers[0]}"\n;\r2;'${numbers[1]}\r\n;`)
  const { code, err } = await run('freeze', '--file', 'list.csv')
  assert.deepEqual([code, err], [0, 'freeze: 2 changed, 0 as they were, 0 refused.\n'])
})

test('a list with a wrong number is refused whole, with its line; and a file is not written over before the act', async () => {
  const { run, numbers, db, write } = await prepared()
  await write('wrong.csv', `Activation Key No.\n${numbers[0]}\n${numbers[1]!.slice(1)}\n`)
  const sentence = 'wrong.csv, line 3: Activation Key No. has 15 digits instead of 16; nothing is changed.\n'
  assert.deepEqual(await run('freeze', '--file', 'wrong.csv'), { code: 1, out: '', err: sentence })
  const taken = await run('freeze', numbers[0]!, '--out', 'wrong.csv')
  assert.deepEqual(taken, { code: 1, out: '', err: 'wrong.csv is there already: name a new file.\n' })
  await write('shifted.csv', `No.,Activation Key No.\n1,${numbers[0]}\n2,,${numbers[1]}\n`)
  const shifted = 'shifted.csv, line 3 has 3 cells where the heading has 2; nothing is changed.\n'
  assert.deepEqual(await run('freeze', '--file', 'shifted.csv'), { code: 1, out: '', err: shifted })
  await write('none.csv', 'Activation Key No.\n')
  assert.equal((await run('freeze', '--file', 'none.csv')).err, 'none.csv names no card.\n')
  assert.deepEqual(await trail(db), [])
})

test('two who freeze the same cards at once: each card is changed once, and so the trail says', async () => {
  const { run, numbers, db } = await prepared()
  const orders = [numbers, [...numbers].reverse(), numbers, [...numbers].reverse()]
  const answers = await Promise.all(orders.map(order => run('freeze', ...order)))
  const results = answers.flatMap(answer => csvRows(answer.out).slice(1))
  assert.equal(results.filter(([, result]) => result === 'changed').length, 3)
  assert.equal(results.filter(([, result]) => result === 'as it was').length, 9)
  assert.equal((await trail(db)).length, 3)
})

test('a freeze and an application at once: one of them is first, and the other knows', async () => {
  const { run, numbers, cards, db, ...app } = await prepared()
  const [decision] = await Promise.all([issue(app, cards[0]!), run('freeze', numbers[0]!)])
  const [row] = await db`select count(*) from services`
  assert.equal(row!.count, decision.ok ? 1 : 0)
  if (!decision.ok) assert.equal(decision.refusal, 'activation-key-frozen')
})
