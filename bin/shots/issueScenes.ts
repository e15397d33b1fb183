// 新規申請: every step, every kind of error on its fields, every refusal.
import type { MprId, RegistrationId } from '#domain/codes'
import type { Closing } from '#domain/service'
import { FLOW_PATHS } from '#portal/flows'
import type { Codes, Scenes, Stage } from './stage.ts'

const LAPSED = { start: '2024-01-01', last: '2025-01-01' }
const EXPIRED = { start: '2025-10-01', last: '2026-10-01' }

export const issue: Scenes = {
  menu: ({ page }) => page.goto('/menu'),
  'menu-declined': async ({ page, issueTo, text, loaded }) => {
    await issueTo('terms')
    await loaded(() => page.getByRole('link', { name: text.application.disagree }).click())
  },
  'mpcs-on-request': ({ page }) => page.goto(FLOW_PATHS.issue.mpcs),
  input: ({ page }) => page.goto('/issue'),
  'input-mpcs': stage => withMpcs(stage, () => stage.page.goto(FLOW_PATHS.issue.mpcs)),
  'input-empty': ({ enterRaw }) => enterRaw('/issue', {}),
  'input-wrong': ({ enterRaw }) =>
    enterRaw('/issue', { mprId: '4F1A-09C2-77D0-3B5', activationKeyNo: 'KX-VCS701W', registrationId: 'G0G0-0000' }),
  'input-product-number': ({ enterRaw }) =>
    enterRaw('/issue', { mprId: 'KX-VC2000J', activationKeyNo: '4F1A09C277D03B5G', registrationId: 'BC41' }),
  'input-too-long': ({ enterRaw }) =>
    enterRaw('/issue', { mprId: 'F'.repeat(5000), activationKeyNo: '４Ｆ１Ａ', registrationId: '<b>"&' }),
  'input-card-pasted': async ({ page, text, idle }) => {
    const { activationKeyNo, registrationId } = idle.card('KX-VCS701W')
    await page.goto('/issue', { waitUntil: 'networkidle' }) // with what its fields load
    // As an event: the browser has one clipboard for all who are drawn at the same time.
    await page.locator('#activationKeyNo').evaluate((field, clip) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', clip)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, `${activationKeyNo} ${registrationId}`)
    await page.getByText(text.enhance.cardRead).waitFor()
  },
  'input-session-ends': async ({ page, server, text }) => {
    const soon = server.clock.now().add({ minutes: 2 })
    await server.db`update sessions set expires_at = ${soon}`
    await page.goto('/issue')
    await page.getByRole('button', { name: text.enhance.session.stay }).waitFor()
    await server.db`update sessions set expires_at = ${soon.add({ hours: 2 })}`
  },
  'terms-paid': ({ issueTo }) => issueTo('terms'),
  'terms-trial': ({ issueTo, idle }) => issueTo('terms', idle.card('HDCOM-TRIAL')),
  'terms-changed': async ({ issueTo, db, send }) => {
    await issueTo('confirm')
    await db`insert into documents select kind, 2, effective_from, title_ja, title_en, body_ja, body_en
      from documents where kind = 'terms-paid'`
    await send()
  },
  'input-used-meanwhile': async ({ issueTo, issuedElsewhere, server, page }) => {
    const codes = server.aDevice().card('KX-VCS703W')
    await issueTo('confirm', codes)
    await issuedElsewhere(codes)
    await page.reload()
  },
  number: ({ issueTo }) => issueTo('number'),
  'number-former': async stage => stage.issueTo('number', (await ended(stage)).fresh),
  'number-redraws-used': async stage => {
    await stage.issueTo('number', stage.spareCard())
    await redraw(stage, 5)
  },
  'number-redraw-refused': async stage => {
    const codes = stage.spareCard()
    await stage.issueTo('number', codes)
    await stage.db`update activation_keys set redraws = 5 where activation_key_no = ${codes.activationKeyNo}`
    await redraw(stage, 1)
  },
  'number-gone': async stage => {
    const codes = stage.spareCard()
    const other = stage.idle.card('KX-VCS701W').activationKeyNo
    await stage.issueTo('confirm', codes)
    await stage.db`update connection_number_holds set activation_key_no = ${other}
      where activation_key_no = ${codes.activationKeyNo}`
    await stage.send()
  },
  confirm: ({ issueTo }) => issueTo('confirm'),
  'confirm-trial': ({ issueTo, idle }) => issueTo('confirm', idle.card('HDCOM-TRIAL')),
  'confirm-frozen': async stage => {
    const codes = stage.spareCard()
    await stage.issueTo('confirm', codes)
    await freeze(stage, codes)
    await stage.send()
  },
  'step-frozen': async stage => {
    const codes = stage.spareCard()
    await stage.issueTo('number', codes)
    await freeze(stage, codes)
    await stage.loaded(() => stage.page.reload())
  },
  'confirm-changed': async stage => {
    const codes = stage.spareCard()
    await stage.issueTo('confirm', codes)
    // In another tab another one of the numbers is chosen.
    await stage.db`update drafts set answers = jsonb_set(answers, '{number,number}', (
      select to_jsonb(max(h.connection_number::text)) from connection_number_holds h
      where h.activation_key_no = ${codes.activationKeyNo} and h.connection_number <> answers #>> '{number,number}'))
      where finished is null and answers #>> '{input,activationKeyNo}' = ${codes.activationKeyNo}`
    await stage.send()
  },
  'confirm-mpcs': stage =>
    withMpcs(stage, async () => {
      const { page, fill, send, server, text } = stage
      await page.goto(FLOW_PATHS.issue.mpcs)
      await fill(server.aDevice('mpcs').card('MPCS-12'))
      for (const _ of ['input', 'terms', 'number']) await send()
      await page.getByRole('heading', { name: text.issue.confirmTitle }).waitFor()
    }),
  'confirm-other-first': async stage => {
    const device = stage.server.aDevice()
    await stage.issueTo('confirm', device.card('KX-VCS703W'))
    await stage.issuedElsewhere(device.card('KX-VCS701W'))
    await stage.send()
  },
  completion: stage => stage.issueTo('done', newCard(stage)),
  'completion-copied': async stage => {
    const { server, page, text } = stage
    await page.context().grantPermissions(['clipboard-write'], { origin: server.origin })
    await stage.issueTo('done', newCard(stage))
    const { common, enhance } = text
    await page.getByRole('button', { name: enhance.copyOf(common.registrationKey) }).click()
    await page.getByText(enhance.copied).waitFor()
  },
  'completion-trial': ({ issueTo, server }) => issueTo('done', server.aDevice().card('HDCOM-TRIAL')),
  again: async stage => stage.enter('/issue', await used(stage)),
  'again-started': async stage => {
    const codes = await used(stage)
    await stage.db`update services set start_day = '2026-11-01', last_day = '2029-11-01' where mpr_id = ${codes.mprId}`
    await stage.enter('/issue', codes)
  },
  'again-expired': async stage => stage.enter('/issue', await expired(stage)),
  'again-ended': async stage => stage.enter('/issue', (await ended(stage)).old),
}

export const refusals: Scenes = {
  'refused-unknown-card': ({ enter, idle }) =>
    enter('/issue', { ...idle.card('KX-VCS701W'), registrationId: '00000000' as RegistrationId }),
  'refused-unknown-device': ({ enter, idle }) =>
    enter('/issue', { ...idle.card('KX-VCS701W'), mprId: '0000000000000001' as MprId }),
  'refused-families-differ': ({ enter, server, idle }) =>
    enter('/issue', { ...server.aDevice('mpcs').card('MPCS-12'), mprId: idle.mprId }),
  'refused-too-many-wrong': async stage => {
    const { db, server, enter, idle } = stage
    await db`delete from wrong_codes`
    await db`insert into wrong_codes (account_id, count, level, until)
      select id, 5, 0, ${server.clock.now().add({ minutes: 10 })} from accounts`
    await enter('/issue', idle.card('KX-VCS701W'))
    await db`delete from wrong_codes`
  },
  'refused-other-entry': ({ enter, server }) => enter('/issue', server.aDevice('mpcs').card('MPCS-12')),
  'refused-moved-away': async stage => {
    const [codes, heir] = [await used(stage), await used(stage)]
    await stage.db`update services set closing = 'moved', closed_at = now() where mpr_id = ${codes.mprId}`
    await stage.db`update activation_keys set mpr_id = ${heir.mprId} where activation_key_no = ${codes.activationKeyNo}`
    await stage.enter('/issue', codes)
  },
  'refused-used-elsewhere': async stage => stage.enter('/issue', { ...(await used(stage)), mprId: stage.idle.mprId }),
  'refused-used-to-extend': async stage => {
    const device = stage.server.aDevice()
    const { mprId, ...card } = device.card('KX-VCS703W')
    await stage.issuedElsewhere(device.card('KX-VCS701W'))
    await stage.db`update activation_keys set flow = 'extend', mpr_id = ${mprId}, period_no = 1, used_at = now()
      where activation_key_no = ${card.activationKeyNo}`
    await stage.enter('/issue', { mprId, ...card })
  },
  'refused-frozen': async stage => {
    const codes = stage.spareCard()
    await freeze(stage, codes)
    await stage.enter('/issue', codes)
  },
  'refused-void': async stage => {
    const codes = stage.spareCard()
    await stage.db`update activation_keys set voided_at = now() where activation_key_no = ${codes.activationKeyNo}`
    await stage.enter('/issue', codes)
  },
  'refused-trial': async stage => {
    const device = stage.server.aDevice()
    await stage.issuedElsewhere(device.card('KX-VCS701W'))
    await stage.enter('/issue', device.card('HDCOM-TRIAL'))
  },
  'refused-service-exists': async stage => {
    const device = stage.server.aDevice()
    await stage.issuedElsewhere(device.card('KX-VCS701W'))
    await stage.enter('/issue', device.card('KX-VCS703W'))
  },
}

const newCard = ({ server }: Stage): Codes => server.aDevice().card('KX-VCS703W')

/** A card that a colleague used. */
export const used = (stage: Stage): Promise<Codes> => stage.issuedElsewhere(newCard(stage))

/** A device whose service ended long ago, with the card that opened it and an unused one. */
export async function ended({ server, issuedElsewhere, db }: Stage): Promise<{ old: Codes; fresh: Codes }> {
  const device = server.aDevice()
  const old = await issuedElsewhere(device.card('KX-VCS701W'))
  const { start, last } = LAPSED
  await db`update services set start_day = ${start}, last_day = ${last} where mpr_id = ${device.mprId}`
  return { old, fresh: device.card('KX-VCS703W') }
}

/** A card whose service a device used, up to a day within the last six months. */
export async function expired({ server, issuedElsewhere, db }: Stage): Promise<Codes> {
  const codes = await issuedElsewhere(server.aDevice().card('KX-VCS701W'))
  const { start, last } = EXPIRED
  await db`update services set start_day = ${start}, last_day = ${last} where mpr_id = ${codes.mprId}`
  return codes
}

/** A used card whose service period was closed. */
export async function closed(stage: Stage, closing: Closing): Promise<Codes> {
  const codes = await used(stage)
  await stage.db`update services set closing = ${closing}, closed_at = now() where mpr_id = ${codes.mprId}`
  return codes
}

/** The account may apply for MPCS while `work` is done. */
export async function withMpcs({ db }: Stage, work: () => Promise<unknown>): Promise<void> {
  await db`update companies set mpcs_allowed = true`
  await work()
  await db`update companies set mpcs_allowed = false`
}

async function freeze({ db }: Stage, { activationKeyNo }: Codes): Promise<void> {
  await db`update activation_keys set frozen_at = now() where activation_key_no = ${activationKeyNo}`
}

async function redraw({ page, text, loaded }: Stage, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await loaded(() => page.getByRole('button', { name: text.issue.redraw }).click())
}
