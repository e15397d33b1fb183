// npm test: everything that must hold, cheapest first, stopping at the first failure.
// npm test -- test/portal/issue.test.ts  runs only the tests whose path contains one of the arguments;
// arguments with -- before them (--test-name-pattern=…) go to Node's test runner.
import { spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { missingForTheBrowser } from './browserPackages.ts'

type Group = { title: string; files: string[]; flags: string[] }

const IN_ONE_PROCESS = ['--test-isolation=none']
/** Each file in a process of its own, one after the other: they start servers and kill them. */
const APART = ['--test-concurrency=1']

const STARTERS = ['test/embedded.test.ts', 'test/operator/processes.test.ts']

const SUMMARY = new Set(['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo', 'duration_ms'])

const flags = process.argv.slice(2).filter(argument => argument.startsWith('--'))
const filters = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const all = globSync('{src,test}/**/*.test.ts').sort()
const chosen = all.filter(path => filters.length === 0 || filters.some(filter => path.includes(inside(filter))))
const groups = groupsOf(chosen)

if (chosen.length === 0) stop(`No test file's path contains ${filters.join(' or ') || '.test.ts'}.`)
if (chosen.some(isBrowser)) await browser()
if (filters.length === 0) {
  await check('Format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'])
  await check('Types', ['node_modules/typescript/bin/tsc', '--noEmit'])
  if (existsSync('knip.json')) await check('Unused code', ['node_modules/knip/bin/knip.js', '--no-progress'])
}
await runTests(groups)

function groupsOf(files: string[]): Group[] {
  const units = files
    .filter(path => path.startsWith('src/') || /^test\/[^/]*$/.test(path))
    .filter(path => !isApart(path))
  const apart = files.filter(isApart)
  const app = files.filter(path => !units.includes(path) && !apart.includes(path))
  return [
    { title: 'Units', files: units, flags: IN_ONE_PROCESS },
    { title: 'Application', files: app, flags: IN_ONE_PROCESS },
    { title: 'Browser, database and faults', files: apart, flags: APART },
  ].filter(group => group.files.length > 0)
}

function isApart(path: string): boolean {
  return isBrowser(path) || path.startsWith('test/faults/') || STARTERS.includes(path)
}

function isBrowser(path: string): boolean {
  return path.startsWith('test/browser/')
}

/** A path as the glob writes it. */
function inside(filter: string): string {
  return filter.replace(`${process.cwd()}/`, '').replace(/^\.\//, '')
}

async function browser(): Promise<void> {
  const missing = missingForTheBrowser()
  if (missing.sentence) stop(missing.sentence)
  if (missing.packages.length === 0) return
  await timed(`Installing ${missing.packages.join(', ')}`, async () => {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    return (
      (await silently('apt-get', ['update', '-qq'], quiet)) &&
      silently('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing.packages], quiet)
    )
  })
}

async function check(title: string, command: string[]): Promise<void> {
  await timed(title, () => silently(process.execPath, command))
}

/** Prints a title and how long it took; ends everything if it fails. */
async function timed(title: string, work: () => Promise<boolean>): Promise<void> {
  const start = performance.now()
  const passed = await work()
  console.log(`${passed ? '✔' : '✖'} ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  if (!passed) process.exit(1)
}

/** What a command prints is shown only when it fails. */
function silently(file: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise(resolve => {
    const said: Buffer[] = []
    const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', error => stop(`${file} cannot be run: ${error.message}`))
    child.once('close', code => {
      if (code !== 0) process.stdout.write(Buffer.concat(said))
      resolve(code === 0)
    })
  })
}

/** Runs group by group. The runner's summary lines are added up and come once, at the very end. */
async function runTests(all: Group[]): Promise<void> {
  const totals = new Map<string, number>()
  let passed = true
  for (const { title, files, flags: own } of all) {
    console.log(`▶ ${title}`)
    passed = await runGroup([...own, ...flags, ...files], totals)
    if (!passed) break
  }
  for (const [name, value] of totals) console.log(`ℹ ${name} ${value}`)
  if ((totals.get('tests') ?? 0) === 0) stop('No test ran.')
  process.exit(passed && totals.get('fail') === 0 ? 0 : 1)
}

function runGroup(args: string[], totals: Map<string, number>): Promise<boolean> {
  return new Promise(resolve => {
    const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
    const child = spawn(process.execPath, ['--test', '--test-reporter=spec', ...args], {
      env: { ...process.env, ...colour },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    createInterface({ input: child.stdout }).on('line', line => {
      const [, name, value] = /^ℹ (\w+) ([\d.]+)$/.exec(stripVTControlCharacters(line)) ?? []
      if (name && SUMMARY.has(name)) totals.set(name, (totals.get(name) ?? 0) + Number(value))
      else console.log(line)
    })
    child.once('close', code => resolve(code === 0))
  })
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
