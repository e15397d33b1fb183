// Somebody in the meeting room: presses keys of a running simulator and looks at the screen.
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { News } from '#simulator/page/news'
import { type aSimulator, MPR_ID } from '../support/aSimulator.ts'
import { wordsOf } from '../support/visitor.ts'
import { keysOf } from './walk.ts'

const PATIENCE_MS = 5_000
const LOOK_EVERY_MS = 10

export function inTheRoom({ origin }: Awaited<ReturnType<typeof aSimulator>>, mprId = MPR_ID) {
  async function post(path: string, form: [string, string][]): Promise<Response> {
    const headers = { accept: 'application/json', origin }
    return fetch(origin + path, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' })
  }
  const of = async (answer: Response) => wordsOf(((await answer.json()) as News & { screen: string }).screen)

  /** @returns the words on the screen after the last key */
  const press = async (keys: string) =>
    of(
      await post(
        `/devices/${mprId}/press`,
        keysOf(keys).map(key => ['key', key]),
      ),
    )
  const screen = () => press('')

  async function until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(LOOK_EVERY_MS))
      if (await isSo()) return true
    return false
  }

  /** Looks until the screen says so: restarts and answers take their time. */
  async function sees(words: string | RegExp): Promise<void> {
    let last = ''
    const seen = await until(async () => {
      last = await screen()
      return typeof words === 'string' ? last.includes(words) : words.test(last)
    })
    assert.ok(seen, `the screen does not say ${words}, but: ${last}`)
  }
  const plug = (plugged: boolean) => post(`/devices/${mprId}/plug`, [['plugged', String(plugged)]])
  const forward = (by: 'day' | 'month' | 'year') => post('/clock', [['by', by]])
  return { press, screen, sees, until, plug, forward, post }
}
