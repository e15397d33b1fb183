import { spawn } from 'node:child_process'

/** Waits for the end of its input, which comes when the last holder of the pipe is gone, however that went. */
const WATCH = 'cat >/dev/null; kill -INT "$1"'

/**
 * Takes a database down when this process ends in a way that it cannot react to, such as kill -9.
 * @returns ends the watch, for after the database has ended otherwise: its number may soon be somebody else's
 */
export function endWithOwner(pid: number): () => void {
  const watch = spawn('/bin/sh', ['-c', WATCH, 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // a signal for our whole group must not take the watch away first
  })
  watch.unref()
  return () => void watch.kill('SIGKILL')
}
