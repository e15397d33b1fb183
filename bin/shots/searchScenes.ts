// キー検索: the form, what can be wrong, what is found.
import { FLOW_PATHS } from '#portal/flows'
import { closed, ended, expired, used } from './issueScenes.ts'
import { asRole, type Scenes } from './stage.ts'

export const search: Scenes = {
  search: ({ page }) => page.goto('/search'),
  'search-empty': ({ enterRaw }) => enterRaw('/search', {}),
  'search-wrong': ({ enterRaw }) =>
    enterRaw('/search', { mprId: '4F1A-09C2-77D0-3B5G', activationKeyNo: 'KX-VCS701W', registrationId: 'BC41 07E' }),
  'search-refused': ({ enter, server }) => enter('/search', server.aDevice('mpcs').card('MPCS-12')),
  'search-unused': ({ enter, idle }) => enter('/search', idle.card('KX-VCS701W')),
  result: async stage => stage.enter('/search', await used(stage)),
  'result-started': async stage => {
    const codes = await used(stage)
    await stage.db`update services set start_day = '2026-11-01', last_day = '2029-11-01' where mpr_id = ${codes.mprId}`
    await stage.enter('/search', codes)
  },
  'result-mpcs': async ({ page, server, fill, send, text, issuedElsewhere, db }) => {
    const codes = server.aDevice('mpcs').card('MPCS-12')
    await db`update companies set mpcs_allowed = true`
    await issuedElsewhere(codes, FLOW_PATHS.issue.mpcs)
    await db`update companies set mpcs_allowed = false`
    await page.goto('/search')
    await page.getByRole('radio', { name: text.common.family.mpcs }).check()
    await fill(codes)
    await send()
  },
  'result-expired': async stage => stage.enter('/search', await expired(stage)),
  'result-superseded': async stage => stage.enter('/search', await closed(stage, 'superseded')),
  'result-stopped': async stage => stage.enter('/search', await closed(stage, 'stopped')),
  'result-ended': async stage => stage.enter('/search', (await ended(stage)).old),
  // 閲覧のみ (R17)
  'result-viewer': async stage => {
    const codes = await used(stage)
    await asRole(stage, 'viewer', () => stage.enter('/search', codes))
  },
  'search-unused-viewer': stage => asRole(stage, 'viewer', () => stage.enter('/search', stage.idle.card('KX-VCS701W'))),
  'menu-viewer': stage => asRole(stage, 'viewer', () => stage.page.goto('/menu')),
  'not-allowed-403': stage => asRole(stage, 'viewer', () => stage.page.goto('/issue')),
  'search-again': async stage => {
    await stage.enter('/search', await used(stage))
    await stage.loaded(() => stage.page.getByRole('link', { name: stage.text.common.back }).click())
  },
}
