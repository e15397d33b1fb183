// Pages that need no login.
import type { Scenes } from './stage.ts'

export const login: Scenes = {
  login: ({ page }) => page.goto('/login'),
  'login-empty': async ({ page, send }) => {
    await page.goto('/login')
    await send()
  },
  'login-wrong': ({ logIn }) => logIn({ password: 'wrong' }),
  'login-too-many': async ({ db, server, logIn }) => {
    const key = 'login:account:AAAAAAAAAA'
    await db`insert into buckets (key, tokens, refilled_at) values (${key}, 0, ${server.clock.now()})`
    await logIn({ loginId: 'AAAAAAAAAA' })
  },
  'login-without-image': async ({ page, text }) => {
    await page.goto('/login')
    await page.getByRole('button', { name: text.login.proof }).click()
    await page.getByText(text.login.proofDone).waitFor()
  },
  'login-spoken': async ({ page, text }) => {
    await page.goto('/login')
    const sound = page.waitForResponse(/\/login\/audio\//)
    await page.getByRole('button', { name: text.login.listen }).click()
    await sound
  },
  'login-session-ended': ({ page }) => page.goto('/login?ended=1&next=%2Fmenu'),
  'login-signed-out': ({ page }) => page.goto('/login?out=1'),
}

export const documents: Scenes = {
  'reader-terms-paid': ({ page }) => page.goto('/terms/paid'),
  'reader-terms-trial': ({ page }) => page.goto('/terms/trial'),
  'reader-cookie-policy': ({ page }) => page.goto('/policies/cookies'),
}

export const problems: Scenes = {
  'not-found-404': ({ page }) => page.goto('/nowhere'),
  'forbidden-403': async ({ page, server, loaded }) => {
    await page.goto(`data:text/html,<form method=post action=${server.origin}/logout><button>Elsewhere</button></form>`)
    await loaded(() => page.getByRole('button').click())
  },
  'too-large-413': ({ enterRaw }) => enterRaw('/issue', { mprId: 'F'.repeat(65 * 1024) }),
  'fault-500': async ({ db, idle, enter }) => {
    await db`alter table drafts rename to drafts_that_are_away`
    await enter('/issue', idle.card('KX-VCS701W'))
  },
  // The last one: nothing works without a database.
  'away-503': async ({ page, db }) => {
    await db.end()
    await page.goto('/menu')
  },
}
