// Pages that need no login, and problems.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '#app'
import { createTray, type Tray } from '#mail/tray'
import { limit } from '#store/access/buckets'
import { drainOnce } from '#test/support/aSender'
import { registerTo } from '#test/support/registerWalk'
import { problemPage } from '#web/problems'
import { type Scenes, type Stage, usedUp } from './stage.ts'

export const login: Scenes = {
  login: ({ page }) => page.goto('/login'),
  'login-empty': async ({ page, send }) => {
    await page.goto('/login')
    await send()
  },
  'login-wrong': ({ logIn }) => logIn({ password: 'wrong' }),
  'login-too-many': stage =>
    usedUp(stage, limit('login-account', 'AAAAAAAAAA'), () => stage.logIn({ loginId: 'AAAAAAAAAA' })),
  'login-needs-proof': stage => usedUp(stage, limit('login-without-proof'), () => stage.logIn({ password: 'wrong' })),
  'login-without-image': async ({ page, text }) => {
    await page.goto('/login')
    await page.getByRole('button', { name: text.robot.proof }).click()
    await page.getByText(text.robot.proofDone).waitFor()
  },
  'login-spoken': async ({ page, text }) => {
    await page.goto('/login')
    const sound = page.waitForResponse(/\/robot-check\/audio\//)
    await page.getByRole('button', { name: text.robot.listen }).click()
    await sound
  },
  'login-session-ended': ({ page }) => page.goto('/login?ended=1&next=%2Fmenu'),
  'login-signed-out': ({ page }) => page.goto('/login?out=1'),
}

export const documents: Scenes = {
  'reader-terms-paid': ({ page }) => page.goto('/terms/paid'),
  'reader-terms-trial': ({ page }) => page.goto('/terms/trial'),
  'reader-cookie-policy': ({ page }) => page.goto('/policies/cookies'),
  'reader-privacy-policy': ({ page }) => page.goto('/policies/privacy'),
  guide: ({ page }) => page.goto('/guide'),
}

export const problems: Scenes = {
  'not-found-404': ({ page }) => page.goto('/nowhere'),
  'forbidden-403': async ({ page, server, loaded }) => {
    await page.goto(`data:text/html,<form method=post action=${server.origin}/logout><button>Elsewhere</button></form>`)
    await loaded(() => page.getByRole('button').click())
  },
  'too-large-413': ({ enterRaw }) => enterRaw('/issue', { mprId: 'F'.repeat(65 * 1024) }),
  'too-many-429': async ({ page, server }) => {
    // Limits are reached by many requests; the page is taken from an app that answers with it at once.
    const app = createApp(server.deps)
    app.get('/too-many', c => problemPage(c, server.deps, 'tooMany'))
    await answeredBy(page, app, '**/too-many')
    await page.goto('/too-many')
  },
  'signed-out-form-403': async ({ page, db, fill, send, idle }) => {
    const { mprId, activationKeyNo, registrationId } = idle.card('KX-VCS703W')
    await page.goto('/issue')
    await fill({ mprId, activationKeyNo, registrationId })
    await db`delete from sessions`
    await send()
  },
  'fault-500': async ({ db, idle, enter, logIn }) => {
    await logIn()
    await db`alter table drafts rename to drafts_that_are_away`
    await enter('/issue', idle.card('KX-VCS701W'))
  },
  // The last ones: nothing works without a database. Nobody knows what became of what was under way.
  'away-lost-503': async ({ page, db, fill, send, idle }) => {
    await page.goto('/issue')
    await fill(idle.card('KX-VCS701W'))
    await db.end()
    await send()
  },
  'away-503': ({ page }) => page.goto('/menu'),
}

/** The demo's tray, with the mails of a registration in it. */
export const tray: Scenes = {
  'mail-tray': async ({ page, server }) => {
    await answeredBy(page, createApp(server.deps, await filledTray(server)), '**/dev/mail**')
    await page.goto('/dev/mail')
  },
  'mail-tray-mail': ({ page, loaded }) => loaded(() => page.locator('main dt a').first().click()),
}

async function filledTray(server: Stage['server']): Promise<Tray> {
  const made = createTray(await mkdtemp(join(tmpdir(), 'tray-')), server.clock)
  for (const email of ['hana.sato@tray.example', 'takahashi@minato-eizo.example'])
    await registerTo(server, server.visitor('192.0.2.7'), 'mail', { email })
  const from = { name: 'つながるねっとキー管理システム', address: 'no-reply@minato-video.example' }
  await drainOnce({ ...server.deps, from, transport: made, metrics: server.metrics })
  return made
}

/** These addresses are answered by another app than the server's. */
async function answeredBy(page: Stage['page'], app: ReturnType<typeof createApp>, addresses: string): Promise<void> {
  await page.route(addresses, async route => {
    const request = route.request()
    const { pathname } = new URL(request.url())
    const answer = await app.request(pathname, { headers: await request.allHeaders() })
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    })
  })
}
