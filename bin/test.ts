// npm test: everything that must hold, cheapest first, stopping at the first failure.
// npm test -- test/portal/issue.test.ts  runs only the tests whose path contains one of the arguments;
// arguments with -- before them (--test-name-pattern=…) go to Node's test runner.
import { spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { missingForTheBrowser } from './browserPackages.ts'

type Group = { title: string; files: string[]; flags: string[]; needs?: ('database' | 'browser')[] }

const IN_ONE_PROCESS = ['--test-isolation=none']
/** Each file in a process of its own. */
const ONE_BY_ONE = ['--test-concurrency=1']

/** Like those in test/faults, they start databases and servers of their own, and kill them; none has to be quick. */
const STARTERS = ['test/dev.test.ts', 'test/embedded.test.ts', 'test/killed.test.ts', 'test/operator/processes.test.ts']

/** Of all these, some that take about as long together as the others. */
const HALF_OF_THEM = ['test/dev.test.ts', 'test/faults/kill.test.ts', 'test/operator/processes.test.ts']

/** What these measure in milliseconds is measured alone. */
const MEASURED = ['test/faults/databaseAway.test.ts']

const SUMMARY = new Set(['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo'])
const started = performance.now()

const flags = process.argv.slice(2).filter(argument => argument.startsWith('--'))
const filters = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const all = globSync('{src,test}/**/*.test.ts').sort()
const chosen = all.filter(path => filters.length === 0 || filters.some(filter => path.includes(inside(filter))))

if (chosen.length === 0) stop(`No test file's path contains ${filters.join(' or ') || '.test.ts'}.`)
if (chosen.some(isBrowser)) await browser()
if (filters.length === 0) {
  await check('Format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'])
  await check('Types', ['node_modules/typescript/bin/tsc', '--noEmit'])
  if (existsSync('knip.json')) await check('Unused code', ['node_modules/knip/bin/knip.js', '--no-progress'])
}
const stages = stagesOf(chosen)
const stopShared = await startShared(stages.flat())
const passed = await runTests(stages)
await stopShared()
process.exit(passed ? 0 : 1)

/** One database and one browser for all groups that need them; tests find them by the environment. @returns stops them */
async function startShared(groups: Group[]): Promise<() => Promise<unknown>> {
  const needs = new Set(groups.flatMap(group => group.needs ?? []))
  if (needs.size === 0) return async () => {}
  // Not above: a run of units alone needs none of them.
  const [{ CLUSTER_VARIABLE, startCluster }, { BROWSER_VARIABLE, launchForAll }, { GOOD_PAGES_VARIABLE }] =
    await Promise.all([
      import('#test/support/cluster'),
      import('#test/support/chromium'),
      import('#test/support/goodPages'),
    ])
  const [cluster, chromium] = await Promise.all([
    needs.has('database') ? startCluster() : undefined,
    needs.has('browser') ? launchForAll() : undefined,
  ])
  if (cluster) process.env[CLUSTER_VARIABLE] = cluster.url
  if (chromium) process.env[BROWSER_VARIABLE] = chromium.wsEndpoint()
  const goodPages = await mkdtemp(join(tmpdir(), 'good-pages-'))
  process.env[GOOD_PAGES_VARIABLE] = goodPages
  return () => Promise.all([cluster?.stop(), chromium?.close(), rm(goodPages, { recursive: true })])
}

/** Stage after stage; the groups of one stage run beside each other. */
function stagesOf(files: string[]): Group[][] {
  const browser = files.filter(isBrowser)
  const apart = files.filter(path => path.startsWith('test/faults/') || STARTERS.includes(path))
  const measured = apart.filter(path => MEASURED.includes(path))
  const half = apart.filter(path => HALF_OF_THEM.includes(path))
  const others = apart.filter(path => !measured.includes(path) && !half.includes(path))
  const here = files.filter(path => !browser.includes(path) && !apart.includes(path))
  const units = here.filter(path => path.startsWith('src/') || /^test\/[^/]*$/.test(path))
  const app = here.filter(path => !units.includes(path))
  const stages: Group[][] = [
    [{ title: 'Units', files: units, flags: IN_ONE_PROCESS }],
    [
      { title: 'Application', files: app, flags: IN_ONE_PROCESS, needs: ['database'] },
      ...inHalves(browser).map(files => inBrowser(files)),
    ],
    [half, others].map(files => ({ title: 'Starts, faults, ends', files, flags: ONE_BY_ONE })),
    [{ title: 'Faults, measured', files: measured, flags: ONE_BY_ONE }],
  ]
  return stages.map(stage => stage.filter(group => group.files.length > 0))
}

/** A process of Node's takes seconds to load what a browser test needs, so there is none for each file. */
function inBrowser(files: string[]): Group {
  return { title: 'Browser', files, flags: IN_ONE_PROCESS, needs: ['database', 'browser'] }
}

function inHalves(files: string[]): string[][] {
  return [0, 1].map(half => files.filter((_, place) => place % 2 === half))
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
    const output: Buffer[] = []
    const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk))
    child.once('error', error => stop(`${file} cannot be run: ${error.message}`))
    child.once('close', code => {
      if (code !== 0) process.stdout.write(Buffer.concat(output))
      resolve(code === 0)
    })
  })
}

/** Runs stage after stage. The runner's summary lines are added up and come once, at the very end. @returns whether all passed */
async function runTests(stages: Group[][]): Promise<boolean> {
  const totals = new Map<string, number>()
  let passed = true
  for (const stage of stages) {
    passed = await runStage(stage, totals)
    if (!passed) break
  }
  for (const [name, value] of totals) console.log(`ℹ ${name} ${value}`)
  console.log(`ℹ seconds ${Math.round((performance.now() - started) / 1000)}`)
  if (totals.get('tests')) return passed && totals.get('fail') === 0
  console.error('No test ran.')
  return false
}

/** Prints one group after the other, though they run beside each other. @returns whether all passed */
async function runStage(stage: Group[], totals: Map<string, number>): Promise<boolean> {
  const running = stage.map(group => {
    let say = (line: string): unknown => kept.push(line)
    const kept: string[] = []
    const passed = runGroup(group, totals, line => say(line))
    const speakUp = () => {
      console.log(`▶ ${group.title}`)
      for (const line of kept) console.log(line)
      say = console.log
    }
    return { passed, speakUp }
  })
  let all = true
  for (const { passed, speakUp } of running) {
    speakUp()
    all = (await passed) && all
  }
  return all
}

function runGroup(group: Group, totals: Map<string, number>, say: (line: string) => void): Promise<boolean> {
  return new Promise(resolve => {
    const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
    const args = [
      '--disable-warning=ExperimentalWarning',
      '--test',
      '--test-reporter=spec',
      ...group.flags,
      ...flags,
      ...group.files,
    ]
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...colour },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    createInterface({ input: child.stdout }).on('line', line => {
      const [, name, value] = /^ℹ (\w+) ([\d.]+)$/.exec(stripVTControlCharacters(line)) ?? []
      if (name && SUMMARY.has(name)) totals.set(name, (totals.get(name) ?? 0) + Number(value))
      else say(line)
    })
    child.once('close', code => resolve(code === 0))
  })
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
