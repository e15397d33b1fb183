// 機器一覧 and one device, with a dealer's 300 devices.
import type { Page } from 'playwright-core'
import { formatCode, type MprId } from '#domain/codes'
import { aDealer } from '#test/support/aDealer'
import { anOperator } from '#test/support/operator'
import type { Scenes, Stage } from './stage.ts'

/** Made when the first scene wants it: few runs of the pictures need 300 devices. */
const dealers = new WeakMap<Stage, Promise<Cookies>>()
type Cookies = Parameters<ReturnType<Page['context']>['addCookies']>[0]

/** What the dealer sees. These scenes follow one another, and whoever comes after them signs in anew. */
export async function asDealer(stage: Stage, look: () => Promise<unknown>): Promise<void> {
  if (!dealers.has(stage)) dealers.set(stage, cookiesOfDealer(stage))
  await stage.page.context().addCookies(await dealers.get(stage)!)
  await look()
}

async function cookiesOfDealer({ server }: Stage) {
  const person = await (await aDealer(server)).person()
  return [...person.cookies]
    .filter(([name]) => name !== 'language')
    .map(([name, value]) => ({ name, value, url: server.origin }))
}

const to = (path: string) => (stage: Stage) => asDealer(stage, () => stage.page.goto(path))

/** The page of the first device in this state. */
export const deviceIn =
  (state: string, below = '') =>
  (stage: Stage) =>
    asDealer(stage, async () => {
      await stage.page.goto(`/devices?state=${state}`)
      const href = await stage.page.locator('.list tbody a[href^="/devices/"]').first().getAttribute('href')
      await stage.page.goto(`${href}${below}`)
    })

/** The dealer's history has extensions that were taken back, after which a device goes on; here nothing is left. */
async function takeOneBack({ server, db }: Stage): Promise<void> {
  const [entry] = await db<{ no: string }[]>`select e.activation_key_no as no from care_entries e
      join services s on s.mpr_id = e.mpr_id and s.period_no = e.period_no and s.origin_mpr_id is null
    where e.standing = 'open' and e.last_day is null and cardinality(e.cards) = 1 and e.period_no = 1
      and not exists (select from care_entries u where u.company_id = e.company_id and u.standing = 'undone')
    order by e.id desc limit 1`
  if (!entry) return
  const { run } = await anOperator(db, server)
  const { code, err } = await run('undo', entry.no)
  if (code !== 0) throw new Error(err)
}

const ticked = (act: string) => (stage: Stage) =>
  asDealer(stage, async () => {
    const { page } = stage
    await page.goto('/devices')
    for (const n of [0, 1, 2]) await page.locator('input[name=id]').nth(n).check()
    await stage.loaded(() => page.locator(`.bar button[value=${act}]`).click())
  })

/** What a dealer pastes: some 納入先 that change, a device that is not listed, and a row that cannot be read. */
async function pasted({ db, text }: Stage): Promise<string> {
  const rows = await db<{ mprId: string }[]>`select mpr_id as "mprId" from care_entries
    where standing = 'open' and end_customer is not null order by id desc limit 3`
  const { common, devices } = text
  const lines = rows.map(({ mprId }, i) => [formatCode(mprId as MprId), `海風ホテル ${i + 1}号館`])
  const wrong = [
    ['4F1A-09C2-77D0-3B5', '海風ホテル'],
    ['0000-0000-0000-0000', '海風ホテル'],
  ]
  return [[common.mprId, devices.fields.endCustomer], ...lines, ...wrong].map(cells => cells.join('\t')).join('\n')
}

/** Just applied for by mistake, on the page of the device. */
async function toMistake(stage: Stage): Promise<void> {
  const { page, text, loaded } = stage
  await stage.issueTo('done', stage.server.aDevice().card('KX-VCS701W'))
  await loaded(() => page.getByRole('link', { name: text.undo.mistaken }).click())
  await loaded(() => page.locator('.list tbody a[href^="/devices/"]').first().click())
}

async function toUndo(stage: Stage): Promise<void> {
  await toMistake(stage)
  await stage.loaded(() => stage.page.getByRole('link', { name: stage.text.undo.link.issue }).click())
}

/** A device that takes the service over is named, on the page that asks for it. */
async function toConfirmExchange(stage: Stage): Promise<void> {
  await stage.fill({ mprId: stage.server.aDevice().mprId })
  await stage.page.locator('#why').check()
  await stage.send()
}

async function toExchange(stage: Stage): Promise<void> {
  await deviceIn('active&family=hdcom', '/replace')(stage)
  await toConfirmExchange(stage)
}

const importing = (what: (stage: Stage) => Promise<string>) => (stage: Stage) =>
  asDealer(stage, async () => {
    await stage.page.goto('/devices/import')
    await stage.fill({ pasted: await what(stage) })
    await stage.send()
  })

export const devices: Scenes = {
  'menu-dealer': to('/menu'),
  devices: to('/devices'),
  'devices-due': to('/devices?tab=due'),
  'devices-filtered': to('/devices?state=active&ending=60&tag=VIP'),
  'devices-not-found': to('/devices?q=nowhere'),
  'devices-nothing-ticked': stage =>
    asDealer(stage, async () => {
      await stage.page.goto('/devices')
      await stage.loaded(() => stage.page.locator('.bar button[value=remove]').click())
    }),
  'devices-ticked': stage =>
    asDealer(stage, async () => {
      const { page } = stage
      await page.goto('/devices')
      for (const n of [0, 1, 2]) await page.locator('input[name=id]').nth(n).check()
      await stage.loaded(() => page.getByRole('button', { name: stage.text.devices.next }).click())
      await page.locator('.pager').scrollIntoViewIfNeeded()
    }),
  'devices-fields': ticked('fields'),
  'devices-not-extending': ticked('not-extending'),
  'devices-remove': ticked('remove'),
  'devices-saved': stage =>
    asDealer(stage, async () => {
      await stage.page.goto('/devices?state=active&ending=60')
      await stage.fill({ filterName: stage.text.devices.tabs.due })
      await stage.loaded(() => stage.page.locator('.save-filter button').click())
    }),
  'devices-export': to('/devices/export?state=active'),
  'devices-import': to('/devices/import'),
  'devices-import-empty': importing(async () => ''),
  'devices-import-tried': importing(pasted),
  'devices-months': to('/devices/months'),
  device: deviceIn('active'),
  'device-expired': deviceIn('expired'),
  'device-unstarted': deviceIn('unstarted'),
  'device-lapsed': deviceIn('lapsed'),
  'device-undone': stage =>
    asDealer(stage, async () => {
      await takeOneBack(stage)
      await deviceIn('undone')(stage)
    }),
  'device-to-undo': toMistake,
  'device-undo': toUndo,
  'device-undo-empty': async stage => {
    await toUndo(stage)
    await stage.send()
  },
  'device-undo-done': async stage => {
    await toUndo(stage)
    await stage.page.locator('#why').check()
    await stage.send()
  },
  'device-undo-refused': deviceIn('active', '/undo'),
  'device-replace': deviceIn('active&family=hdcom', '/replace'),
  'device-replace-wrong': async stage => {
    await deviceIn('active&family=hdcom', '/replace')(stage)
    await stage.fill({ mprId: '4F1A-09C2-77D0-3B5' })
    await stage.send()
  },
  'device-replace-unknown': async stage => {
    await deviceIn('active&family=hdcom', '/replace')(stage)
    await stage.fill({ mprId: 'AAAA-BBBB-CCCC-0001' })
    await stage.page.locator('#why').check()
    await stage.send()
  },
  'device-asked': async stage => {
    await toMistake(stage)
    await stage.loaded(() => stage.page.getByRole('link', { name: stage.text.replace.link }).click())
    await stage.fill({ mprId: 'AAAA-BBBB-CCCC-0001' })
    await stage.page.locator('#why').check()
    await stage.send()
    await stage.loaded(() => stage.page.getByRole('button', { name: stage.text.request.submit }).click())
  },
  'device-replace-confirm': toExchange,
  'device-replace-done': async stage => {
    await toMistake(stage)
    await stage.loaded(() => stage.page.getByRole('link', { name: stage.text.replace.link }).click())
    await toConfirmExchange(stage)
    await stage.send()
  },
  'device-words': deviceIn('active', '/words'),
  'device-words-wrong': stage =>
    asDealer(stage, async () => {
      await deviceIn('active', '/words')(stage)
      await stage.fill({ site: '会'.repeat(101), tags: 'x'.repeat(31) })
      await stage.send()
    }),
}
