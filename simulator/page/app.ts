// The page's addresses, top to bottom. Every form goes back to the page; a browser with script asks for JSON instead.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isLetter } from '../device/keyboard.ts'
import { isKey } from '../device/keys.ts'
import { readMprId } from '../device/mprId.ts'
import type { RoomClock } from '../room/clock.ts'
import type { Room } from '../room/room.ts'
import type { Assets } from './assets.ts'
import type { Problem } from './bench.ts'
import { HEADERS, isFromHere } from './headers.ts'
import { newsOf, newsStream } from './news.ts'
import { notFoundPage, page } from './page.ts'
import { type Text, texts } from './text/text.ts'

/** `portal`: the origin of the web portal. */
export type AppDeps = { room: Room; clock: RoomClock; portal: string; assets: Assets }

const FORM_BYTES = 8 * 1024
const MOST_KEYS = 64
const MOST_DEVICES = 20
const STEPS = { day: { days: 1 }, month: { days: 30 }, year: { years: 1 } } as const

export function createApp({ room, clock, portal, assets }: AppDeps): Hono {
  const app = new Hono()

  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(HEADERS)) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  })
  app.post('*', async (c, next) => (isFromHere(c) ? next() : c.text('403', 403)))
  app.post('*', bodyLimit({ maxSize: FORM_BYTES }))

  const shown = (c: Context, problem?: Problem, typed?: string) => {
    const props = { devices: room.devices(), now: clock.now(), today: clock.today(), movable: clock.movable, portal }
    return c.html(page({ ...props, assets: assets.urls, problem, typed }, textOf(c)), problem ? 422 : 200)
  }
  const back = (c: Context, mprId: string) => {
    const text = textOf(c)
    if (c.req.header('accept') === 'application/json') return c.json(newsOf(mprId, { room, clock, portal }, text))
    return c.redirect(`/?lang=${text.lang}#device-${mprId}`, 303)
  }

  app.get('/', c => shown(c))
  app.get('/events', c => {
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
    return new Response(newsStream({ room, clock, portal }, textOf(c)), { headers })
  })
  app.get('/assets/:file', c => {
    const asset = assets.get(c.req.param('file'))
    if (!asset) return c.notFound()
    return c.body(asset.body, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  app.post('/devices', async c => {
    const typed = String((await formOf(c)).get('mprId') ?? '')
    const mprId = readMprId(typed)
    if (!mprId) return shown(c, 'mprId', typed)
    if (room.devices().length >= MOST_DEVICES) return shown(c, 'full', typed)
    if (!(await room.add(mprId))) return shown(c, 'known', typed)
    return back(c, mprId)
  })
  app.use('/devices/:mprId/*', (c, next) => {
    if (room.find(c.req.param('mprId'))) return next()
    return Promise.resolve(c.notFound())
  })
  app.post('/devices/:mprId/press', async c => {
    const mprId = c.req.param('mprId')
    const form = await formOf(c)
    const keys = form.getAll('key').filter(key => typeof key === 'string')
    await room.press(mprId, keys.filter(key => isKey(key) || isLetter(key)).slice(0, MOST_KEYS))
    return back(c, mprId)
  })
  app.post('/devices/:mprId/plug', async c => {
    const mprId = c.req.param('mprId')
    await room.plug(mprId, (await formOf(c)).get('plugged') === 'true')
    return back(c, mprId)
  })
  app.post('/devices/:mprId/remove', async c => {
    await room.remove(c.req.param('mprId'))
    return c.redirect(`/?lang=${textOf(c).lang}#add`, 303)
  })
  app.post('/clock', async c => {
    const by = String((await formOf(c)).get('by'))
    if (by !== 'day' && by !== 'month' && by !== 'year') return c.notFound()
    const moved = await clock.forward(STEPS[by])
    if (moved !== 'moved') return shown(c, moved)
    room.clockMoved()
    return c.redirect(`/?lang=${textOf(c).lang}#clock`, 303)
  })

  app.notFound(c => c.html(notFoundPage(assets.urls, textOf(c)), 404))
  return app
}

/** What cannot be read as a form says nothing. */
async function formOf(c: Context): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch {
    return new FormData() // Another kind of body.
  }
}

function textOf(c: Context): Text {
  return texts[c.req.query('lang') === 'en' ? 'en' : 'ja']
}
