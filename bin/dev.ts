// npm run dev: npm start that starts again whenever something it is made of changes; the data folder stays.
import { type ChildProcess, spawn } from 'node:child_process'
import { watch } from 'node:fs'

const FOLDERS = ['src', 'simulator', 'drawings', 'migrations']
/** An editor that saves, or a checkout, changes many files at once. */
const SETTLED_MS = 150

let server: ChildProcess | undefined
let change: NodeJS.Timeout | undefined
let isEnding = false
let isChanged = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    isEnding = true
    if (server) server.kill('SIGTERM')
    else process.exit(0)
  })
for (const folder of FOLDERS)
  watch(folder, { recursive: true }, (_event, name) => {
    if (name?.endsWith('.test.ts')) return
    clearTimeout(change)
    change = setTimeout(restart, SETTLED_MS)
  })
start()

/** Told to stop, the server takes its database along; the next one begins when both are down. */
function restart(): void {
  if (isEnding) return
  console.log('Something changed: starting again.')
  isChanged = true
  if (server) server.kill('SIGTERM')
  else start()
}

function start(): void {
  isChanged = false
  server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts'], { stdio: 'inherit' })
  server.once('exit', () => {
    server = undefined
    if (isEnding) process.exit(0)
    if (isChanged) start()
    else console.log('The server has ended. The next change starts it again.')
  })
}
