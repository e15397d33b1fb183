// How an operator changes the key of codes, and the file that keys are kept in.
import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openCodeRing, refreshCodeRing } from '#operations/upkeep/openCodeRing'
import { systemRandom } from '#random'
import { codeKeyFile } from '../../src/codeKeyFile.ts'
import { aDatabase } from '../support/database.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { anOperator, trail } from '../support/operator.ts'

const folder = await mkdtemp(join(tmpdir(), 'code-keys-'))
after(() => rm(folder, { recursive: true, force: true }))
let files = 0
const CARD = '3F06A1B822C49D70'
const MAKES = { mayMake: true }
const aPath = () => join(folder, String(++files), 'code-keys.json')

async function anInstallation() {
  const [db, clock, path] = [await aDatabase(), fakeClock(), aPath()]
  const keyFile = codeKeyFile(path)
  const ring = await openCodeRing({ db, clock, random: systemRandom }, keyFile, MAKES)
  return { db, clock, at: path, ring, ...(await anOperator(db, { clock, keyFile })) }
}

test('the first start makes the first key, for its owner alone; the next one finds it', async () => {
  const { db, clock, at: path, ring } = await anInstallation()
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  const kept = await readFile(path, 'utf8')
  assert.match(kept, /^\{\n {2}"1": "[\w-]{43}"\n\}\n$/)
  const { sealed } = ring.keep('registration-id', 'BC4107E2', CARD)
  const again = await openCodeRing({ db, clock, random: systemRandom }, codeKeyFile(path))
  assert.equal(again.read('registration-id', { sealed, clear: null }, CARD), 'BC4107E2')
  assert.equal(await readFile(path, 'utf8'), kept)
  await assert.rejects(openCodeRing({ db, clock, random: systemRandom }, codeKeyFile(aPath())), /key 1, which the file/)
})

test('two that start at once on one file have one key', async () => {
  const [db, clock, path] = [await aDatabase(), fakeClock(), aPath()]
  const rings = await Promise.all(
    [1, 2, 3].map(() => openCodeRing({ db, clock, random: systemRandom }, codeKeyFile(path), MAKES)),
  )
  const { sealed } = rings[0]!.keep('registration-id', 'BC4107E2', CARD)
  for (const ring of rings) assert.equal(ring.read('registration-id', { sealed, clear: null }, CARD), 'BC4107E2')
  assert.deepEqual(await readdir(join(path, '..')), ['code-keys.json'], 'nothing is left beside')
})

test('a command makes no key, a file of another machine none that counts, and an empty one is told of', async () => {
  const [db, clock] = [await aDatabase(), fakeClock()]
  const deps = { db, clock, random: systemRandom }
  await assert.rejects(openCodeRing(deps, codeKeyFile(aPath())), /Start a server first/)
  const empty = aPath()
  await mkdir(join(empty, '..'))
  await writeFile(empty, '{}')
  await assert.rejects(openCodeRing(deps, codeKeyFile(empty), MAKES), /key 1, which the file here lacks/)
  const [here, there] = [codeKeyFile(aPath()), codeKeyFile(aPath())]
  await there.add(3, Buffer.alloc(32, 3))
  const started = await Promise.allSettled([here, there].map(file => openCodeRing(deps, file, MAKES)))
  assert.deepEqual(started.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await db`select id from code_keys`).length, 1)
})

test('a file that is gone, cut short or without a key takes none away from a running server', async () => {
  const { db, at: path, ring } = await anInstallation()
  const kept = ring.keep('registration-id', 'BC4107E2', CARD)
  const file = codeKeyFile(path)
  const whole = await readFile(path, 'utf8')
  for (const spoil of [() => rm(path), () => writeFile(path, whole.slice(0, 20)), () => writeFile(path, '{}')]) {
    await spoil()
    assert.ok((await refreshCodeRing(db, file, ring)) instanceof Error, 'it is told of')
    assert.equal(ring.read('registration-id', kept, CARD), 'BC4107E2')
    assert.deepEqual(ring.marks('registration-id', 'BC4107E2').mark, kept.mark)
  }
  await writeFile(path, whole)
  assert.equal(await refreshCodeRing(db, file, ring), undefined)
})

test('change-code-key: prepared first, then used; the trail tells who', async () => {
  const { db, at: path, run } = await anInstallation()
  const keys = async () => Object.keys(JSON.parse(await readFile(path, 'utf8')))
  const unprepared = await run('change-code-key')
  assert.equal(unprepared.code, 1)
  assert.match(
    unprepared.err,
    /^No key is prepared: change-code-key --prepare makes one; copy the file to every server/,
  )
  const dry = await run('change-code-key', '--only-server', '--dry-run')
  assert.match(dry.out, /^Dry run, nothing is written\. It would be: key 2 seals/)
  assert.deepEqual(await keys(), ['1'])
  await chmod(path, 0o640)
  assert.match((await run('change-code-key', '--prepare')).out, /^key 2 is in the file here, and not used yet/)
  assert.deepEqual([await keys(), await trail(db)], [['1', '2'], []])
  assert.equal((await stat(path)).mode & 0o777, 0o640, 'whoever could read it still can')
  assert.match((await run('change-code-key')).out, /^key 2 seals codes in a minute/)
  assert.deepEqual(
    (await trail(db)).map(row => [row.act, row.subject]),
    [['change-code-key', { key: 2 }]],
  )
  const err = 'A key is being changed: wait until nothing is sealed with the former one any more.\n'
  assert.deepEqual(await run('change-code-key'), { code: 1, out: '', err })
  assert.equal((await run('change-code-key', '3')).err, 'change-code-key takes no arguments.\n')
})

test('end-clear-codes: not before all is sealed, and once', async () => {
  const { db, run } = await anInstallation()
  const said =
    'codes are sealed alone, and what is in clear is taken out within minutes. A server of the release before finds none of them any more.\n'
  assert.deepEqual(await run('end-clear-codes'), { code: 1, out: '', err: 'Codes are sealed alone already.\n' })
  await db`update codes_in_clear set written = true`
  await db`insert into activation_keys (activation_key_no, registration_id, product_code, minted_at)
    values ('0000000000000001', 'BC4107E2', 'KX-VCS701W', now())`
  const err = 'Some codes are not sealed yet: the servers seal them, within minutes.\n'
  assert.deepEqual(await run('end-clear-codes'), { code: 1, out: '', err })
  await db`delete from activation_keys`
  assert.equal((await run('end-clear-codes', '--dry-run')).out, `Dry run, nothing is written. It would be: ${said}`)
  assert.deepEqual(await run('end-clear-codes'), { code: 0, out: said, err: '' })
  assert.deepEqual(
    (await trail(db)).map(row => [row.act, row.subject]),
    [['end-clear-codes', {}]],
  )
})

for (const [what, content] of [
  ['no JSON', 'keys'],
  ['a list', '[]'],
  ['a short key', '{"1":"abc"}'],
  ['a number that is none', `{"0":"${'a'.repeat(43)}"}`],
  ['a number that is too large', `{"256":"${'a'.repeat(43)}"}`],
] as const)
  test(`a file of code keys with ${what} is refused in a sentence`, async () => {
    const path = join(folder, `wrong-${++files}.json`)
    await writeFile(path, content)
    await assert.rejects(codeKeyFile(path).read(), { message: `CODE_KEYS: ${path} is not a file of code keys.` })
  })

test('a file that cannot be read or written is told of', async () => {
  await assert.rejects(codeKeyFile(folder).read(), /cannot be read \(EISDIR\)/)
  await assert.rejects(
    codeKeyFile(join(folder, 'no', '\0')).add(1, Buffer.alloc(32)),
    /cannot be (read|written) \(ERR_INVALID_ARG_VALUE\)/,
  )
})
