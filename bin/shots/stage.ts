// One visitor in one language, with what the scenes need at hand.
import type { Browser } from 'playwright-core'
import { formatCode } from '#domain/codes'
import type { Role } from '#domain/who'
import { FLOW_PATHS } from '#portal/flows'
import type { Limit } from '#store/access/buckets'
import { aTransport, drainOnce, senderOf } from '#test/support/aSender'
import { openTab, type testServer } from '#test/support/browser'
import { shownText } from '#test/support/testApp'
import { fieldValue } from '#test/support/visitor'
import { type Lang, texts } from '#words/text'

type Server = Awaited<ReturnType<typeof testServer>>
export type Codes = ReturnType<ReturnType<Server['aDevice']>['card']>
export type Stage = Awaited<ReturnType<typeof stageFor>>
/** What is on the pictures by the pictures' name, each reached by its way. */
export type Scenes = Record<string, (stage: Stage) => Promise<unknown>>

const FIELDS = ['mprId', 'activationKeyNo', 'registrationId'] as const

export async function stageFor(browser: Browser, server: Server, lang: Lang) {
  const tab = await openTab(browser, server.origin)
  const { page } = tab
  await page.context().addCookies([{ name: 'language', value: lang, url: server.origin }])
  await server.moreDevices(30)
  const somebodyElse = await server.aReseller()

  async function loaded(work: () => Promise<unknown>): Promise<void> {
    await Promise.all([page.waitForEvent('load'), work()])
  }
  /** Presses the page's primary button. */
  const send = () => loaded(() => page.locator('main form .primary').click())
  /** Fills the fields that are named. */
  async function fill(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) await page.locator(`#${name}`).fill(value)
  }
  /** Opens a form for the three codes and sends it. */
  async function enter(path: '/issue' | '/extend' | '/search', codes: Codes): Promise<void> {
    await enterRaw(path, Object.fromEntries(FIELDS.map(name => [name, formatCode(codes[name])])))
  }
  async function enterRaw(path: '/issue' | '/extend' | '/search', values: Record<string, string>): Promise<void> {
    await page.goto(path)
    await fill(values)
    await send()
  }
  /** A device that nobody applies for. */
  const idle = server.aDevice()
  const spare: Codes[] = []

  return {
    tab,
    page,
    server,
    db: server.db,
    text: texts[lang],
    idle,
    /** A card to be spoilt, its device never used. The demo has few devices, so each gives two. */
    spareCard(): Codes {
      if (spare.length === 0) spare.push(...['KX-VCS701W', 'KX-VCS703W'].map(server.aDevice().card))
      return spare.pop()!
    },
    loaded,
    send,
    fill,
    enter,
    enterRaw,
    /** 新規申請 up to a step. */
    async issueTo(step: 'terms' | 'number' | 'confirm' | 'done', codes = idle.card('KX-VCS703W')): Promise<void> {
      await enter('/issue', codes)
      for (const before of ['terms', 'number', 'confirm']) {
        if (before === step) break
        await send()
      }
    },
    /** Lets a colleague apply meanwhile. */
    async issuedElsewhere(codes: Codes, entry = FLOW_PATHS.issue.hdcom): Promise<Codes> {
      const { submit } = somebodyElse
      const terms = await submit(entry, codes)
      const number = await submit(terms.path, { version: fieldValue(terms.body, 'version')! })
      const confirm = await submit(number.path, { number: fieldValue(number.body, 'number')! })
      await submit(confirm.path, {})
      return codes
    },
    async logIn(values: Partial<Record<'loginId' | 'password' | 'image', string>> = {}): Promise<void> {
      await page.goto('/login')
      const challenge = await page.locator('input[name=challenge]').inputValue()
      await fill({ ...server.demo.account, image: await shownText(server.db, challenge), ...values })
      await send()
    },
  }
}

/** Does the work while this limit has nothing left. */
export async function usedUp({ db, server }: Stage, { key }: Limit, work: () => Promise<unknown>): Promise<void> {
  await db`insert into buckets (key, tokens, refilled_at) values (${key}, 0, ${server.clock.now()})
    on conflict (key) do update set tokens = 0, refilled_at = excluded.refilled_at`
  await work()
  await db`delete from buckets where key = ${key}`
}

/** What the page says once the mails that wait came back; later scenes do not meet them. */
export async function undelivered({ db, server, page }: Stage): Promise<void> {
  const { transport } = aTransport(async () => ({ kind: 'failed', reason: 'recipient-refused 550' }))
  await drainOnce(senderOf(server, transport))
  await page.reload()
  await db`delete from outbox where state = 'failed'`
}

/** What people of this role see (R17). */
export async function asRole({ db }: Stage, role: Role, look: () => Promise<unknown>): Promise<void> {
  await db`update accounts set role = ${role}`
  await look()
  await db`update accounts set role = 'admin'`
}
