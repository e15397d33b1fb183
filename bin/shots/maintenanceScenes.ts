// P19: announced, under way, and what becomes of a form that was posted into it.
import type { Operator } from '#domain/who'
import { endMaintenance } from '#operations/notices/endMaintenance'
import { scheduleMaintenance } from '#operations/notices/scheduleMaintenance'
import type { Scenes, Stage } from './stage.ts'

const by: Operator = { kind: 'operator', name: 'shots', role: 'manager', reason: 'pictures' }
const BY = { by, mail: false, dryRun: false }
const TEXT = {
  ja: 'サーバー設備の点検を行います。ご不便をおかけしますが、ご理解くださいますようお願いいたします。',
  en: 'We check our server equipment. We are sorry for the inconvenience.',
}

/** Plans windows that begin and end so many hours from now, looks, and calls them off again. */
async function during({ server }: Stage, spans: [number, number?][], look: () => Promise<unknown>): Promise<void> {
  const { deps } = server
  const now = deps.clock.now()
  const numbers: number[] = []
  for (const [from, to] of spans) {
    const times = { startsAt: now.add({ hours: from }), endsAt: to === undefined ? undefined : now.add({ hours: to }) }
    const planned = await scheduleMaintenance(deps, { ...BY, ...times, text: TEXT, announceFrom: undefined })
    if (!planned.ok) throw new Error(planned.refusal)
    numbers.push(planned.value.id!)
  }
  await deps.maintenance.refresh()
  await look()
  for (const id of numbers) await endMaintenance(deps, { ...BY, id })
  await deps.maintenance.refresh()
}

const NIGHT: [number, number] = [106, 110]

export const maintenance: Scenes = {
  'maintenance-on-login': stage =>
    during(stage, [NIGHT], async () => {
      await stage.page.context().clearCookies({ name: 'session' })
      await stage.page.goto('/login')
    }),
  'maintenance-on-menu': async stage => {
    await stage.logIn()
    await during(stage, [NIGHT, [400, 402]], () => stage.page.goto('/menu'))
  },
  maintenance: stage => during(stage, [[0, 4]], () => stage.page.goto('/menu')),
  'maintenance-open-end': stage => during(stage, [[0]], () => stage.page.goto('/menu')),
  'maintenance-posted': async stage => {
    await stage.page.goto('/issue')
    await stage.fill(stage.idle.card('KX-VCS701W'))
    await during(stage, [[0, 4]], stage.send)
  },
  'maintenance-login-posted': async stage => {
    await stage.page.context().clearCookies({ name: 'session' })
    await stage.page.goto('/login')
    await stage.fill({ loginId: 'Ab3dEf7hJk', password: 'something', image: 'ABCDEF' })
    await during(stage, [[0, 4]], stage.send)
  },
  'away-posted': async stage => {
    await stage.logIn()
    await stage.page.goto('/issue')
    await stage.fill(stage.idle.card('KX-VCS701W'))
    Object.assign(stage.server.deps.database, { away: true })
    await stage.send()
    Object.assign(stage.server.deps.database, { away: false })
  },
}
