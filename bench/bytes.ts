// quality.md: what the whole journey transfers, from the login to the key in hand, in a browser that has been nowhere:
// ≤ 80 KB, no request to another host; and the same journey with no JavaScript at all.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Db } from '#store/db'
import { launch, openTab } from '#test/support/browser'
import { readDemo, startServer, urlOfDatabase } from '#test/support/process'
import { report } from './support/measure.ts'

const REACH_KB = 80

export async function bytes(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
  const [server, browser] = await Promise.all([startServer({ DATA_DIR: dataDir }), launch()])
  const db = connect(await urlOfDatabase(dataDir), 1)
  try {
    const { account, devices } = await readDemo(dataDir)
    const walk = (scripts: boolean) =>
      journey({ browser, origin: server.origin, db, account, device: devices[scripts ? 0 : 1]!, scripts })
    const [withScripts, without] = [await walk(true), await walk(false)]
    assert.equal(without.scriptBytes, 0)
    const value = withScripts.total / 1000
    report({
      name: 'bytes',
      value,
      reach: REACH_KB,
      ok: value <= REACH_KB && withScripts.hosts === 1,
      unit: 'KB',
      scripts: withScripts.scriptBytes / 1000,
      withoutScripts: without.total / 1000,
      hosts: withScripts.hosts,
    })
  } finally {
    await Promise.all([browser.close(), db.end()])
    server.child.kill('SIGTERM')
    await server.exited
    await rm(dataDir, { recursive: true, force: true })
  }
}

type Walk = {
  browser: Awaited<ReturnType<typeof launch>>
  origin: string
  db: Db
  account: Record<'loginId' | 'password', string>
  device: Awaited<ReturnType<typeof readDemo>>['devices'][number]
  scripts: boolean
}

async function journey({ browser, origin, db, account, device, scripts }: Walk) {
  const tab = await openTab(browser, origin, { scripts })
  const { page } = tab
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  const types = new Map<string, string>()
  let total = 0
  let scriptBytes = 0
  network.on('Network.responseReceived', seen => types.set(seen.requestId, seen.type))
  // Of a redirect only this event tells.
  network.on('Network.requestWillBeSent', seen => (total += seen.redirectResponse?.encodedDataLength ?? 0))
  network.on('Network.loadingFinished', seen => {
    total += seen.encodedDataLength
    if (types.get(seen.requestId) === 'Script') scriptBytes += seen.encodedDataLength
  })
  async function fill(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) await page.locator(`#${name}`).fill(value)
  }
  const send = () => Promise.all([page.waitForEvent('load'), page.locator('main form .primary').click()])

  await page.goto('/login')
  const challenge = await page.locator('input[name=challenge]').inputValue()
  const [row] = await db<{ answer: string }[]>`select answer from login_challenges where id = ${challenge}`
  await fill({ ...account, image: row!.answer })
  await send()
  await Promise.all([page.waitForEvent('load'), page.locator('main a[href="/issue"]').click()])
  const { activationKeyNo, registrationId } = device.keys[0]!
  await fill({ mprId: device.mprId, activationKeyNo, registrationId })
  for (let step = 0; step < 4; step++) await send()
  assert.match(await page.locator('.result-value').innerText(), /^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
  await page.context().close()
  return { total, scriptBytes, hosts: tab.hosts.size }
}
