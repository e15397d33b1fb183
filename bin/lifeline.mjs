// Loaded into every script that run.mjs starts: when run.mjs is killed and cannot pass a signal on any more, the script
// and its children get SIGTERM, so that no server stays behind that nobody holds.
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    // run.mjs made this process the leader of a group.
    process.kill(-process.pid, 'SIGTERM')
  }, 300)
  timer.unref()
}
