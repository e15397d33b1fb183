// 期間の延長: every step, each kind of sum, what the rules refuse.
import { FLOW_PATHS } from '#portal/flows'
import { closed, expired, used } from './issueScenes.ts'
import type { Codes, Scenes, Stage } from './stage.ts'

export const extension: Scenes = {
  'extend-input': ({ page }) => page.goto(FLOW_PATHS.extend.hdcom),
  'extend-terms': async stage => stage.enter('/extend', (await inUse(stage)).next),
  'extend-confirm': async stage => toConfirm(stage, (await inUse(stage)).next),
  'extend-confirm-unstarted': async stage => {
    const device = stage.server.aDevice()
    await stage.issuedElsewhere(device.card('KX-VCS703W'))
    await toConfirm(stage, device.card('KX-VCS701W'))
  },
  'extend-confirm-anew': async stage => {
    const { mprId } = await expired(stage)
    await toConfirm(stage, stage.server.cardOf(mprId, 'KX-VCS703W'))
  },
  'extend-confirm-changed': async stage => {
    const { first, next } = await inUse(stage)
    await toConfirm(stage, next)
    await startedOn(stage, first, '2026-11-10')
    await stage.send()
  },
  'extend-done': async stage => {
    await toConfirm(stage, (await inUse(stage)).next)
    await stage.send()
  },
  'extend-done-unstarted': async stage => {
    const device = stage.server.aDevice()
    await stage.issuedElsewhere(device.card('KX-VCS703W'))
    await toConfirm(stage, device.card('KX-VCS701W'))
    await stage.send()
  },
  'extend-again': async stage => {
    const { next } = await inUse(stage)
    await toConfirm(stage, next)
    await stage.send()
    await stage.enter('/extend', next)
  },
  'extend-beyond-cap': async stage => {
    const { first, next } = await inUse(stage)
    await stage.db`update services set months = 72 where mpr_id = ${first.mprId}`
    await stage.enter('/extend', next)
  },
  'extend-beyond-cap-trial': async stage => {
    const device = stage.server.aDevice()
    await stage.issuedElsewhere(device.card('HDCOM-TRIAL'))
    await stage.db`update services set months = 39 where mpr_id = ${device.mprId}`
    await stage.enter('/extend', device.card('KX-VCS703W'))
  },
  'extend-no-service': ({ enter, server }) => enter('/extend', server.aDevice().card('KX-VCS703W')),
  'extend-stopped': async stage => {
    const { mprId } = await closed(stage, 'stopped')
    await stage.enter('/extend', stage.server.cardOf(mprId, 'KX-VCS701W'))
  },
  'what-if': ({ page }) => page.goto('/what-if'),
  'what-if-accepted': ({ page }) =>
    page.goto('/what-if?state=started&start=2026-04-01&years=1&months=0&trial=no&product=KX-VCS703W'),
  'what-if-refused': ({ page }) =>
    page.goto('/what-if?state=started&start=2026-11-01&years=3&months=3&trial=yes&product=KX-VCS703W'),
  'what-if-wrong': ({ page }) =>
    page.goto('/what-if?state=started&start=2026-02-31&years=0&months=0&trial=yes&product=KX-VCS703W'),
  'extend-used-to-issue': async stage => stage.enter('/extend', await used(stage)),
}

/** A device in use since the first of November, with the card that opened its service and an unused one. */
async function inUse(stage: Stage): Promise<{ first: Codes; next: Codes }> {
  const device = stage.server.aDevice()
  const first = await stage.issuedElsewhere(device.card('KX-VCS701W'))
  await startedOn(stage, first, '2026-11-01')
  return { first, next: device.card('KX-VCS703W') }
}

async function startedOn({ db }: Stage, { mprId }: Codes, day: string): Promise<void> {
  await db`update services set start_day = ${day}, last_day = ${day} where mpr_id = ${mprId}`
  await db`insert into service_events (mpr_id, period_no, seq, kind, day, at)
    values (${mprId}, 1, 2, 'start', ${day}, ${day}::timestamptz) on conflict do nothing`
}

async function toConfirm({ enter, send }: Stage, codes: Codes): Promise<void> {
  await enter('/extend', codes)
  await send()
}
