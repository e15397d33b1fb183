// The device API (product.md §7). A sub-app of its own: no cookies, no pages, problem documents for everything.
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { countsAsWrongKey } from '#domain/registration'
import { answerDevice } from '#operations/devices/answerDevice'
import { wrongDeviceKey } from '#operations/devices/wrongDeviceKey'
import { closedNow } from '#web/closed'
import type { Env } from '#web/env'
import { data } from '#web/respond'
import { isJson, readJson } from './body.ts'
import type { DeviceApiDeps } from './deps.ts'
import { openApi } from './openapi.ts'
import { problem } from './problems.ts'
import { registrationSchema } from './schemas.ts'

export const DEVICE_LIMIT_BYTES = 8 * 1024
const JSON_TYPE = 'application/json'

export function deviceApi(deps: DeviceApiDeps): Hono<Env> {
  const app = new Hono<Env>()
  const description = JSON.stringify(openApi(deps.publicOrigin))
  const limited = bodyLimit({ maxSize: DEVICE_LIMIT_BYTES, onError: () => problem('body-too-large') })
  app.post('/device/*', limited)
  app.post('/demo/*', limited)
  for (const path of ['/device/v1/*', '/.well-known/jwks.json']) app.use(path, whileClosed(deps))
  app.get('/device/openapi.json', () => data(description, JSON_TYPE))

  app.get('/.well-known/jwks.json', async () => {
    const keys = JSON.stringify(await deps.signer.jwks())
    return data(keys, 'application/jwk-set+json', { 'cache-control': 'public, max-age=300' })
  })

  app.post('/device/v1/registration', async c => {
    if (!isJson(c)) return problem('media-type-unsupported')
    const request = await readJson(c, registrationSchema)
    if (!request) return problem('malformed-request')
    const decision = await deps.registerDevice(request)
    if (!decision.ok && !countsAsWrongKey(decision.refusal)) return problem(decision.refusal)
    if (!decision.ok) {
      const no = await wrongDeviceKey(deps, { mprId: request.mprId, client: deps.clientOf(c) })
      return problem(no.refusal, 'waitSeconds' in no ? { 'retry-after': String(no.waitSeconds) } : {})
    }
    const { service } = decision.value
    const answer = await answerDevice(deps, service)
    deps.contacts.heard({ mprId: service.mprId, periodNo: service.periodNo, lastDay: answer!.lastDay })
    const token = JSON.stringify(deps.tokens.make(service))
    return data(`{"token":${token},${answer!.body.slice(1)}`, JSON_TYPE)
  })

  app.get('/device/v1/service', async c => {
    const period = deps.tokens.read(tokenOf(c.req.header('authorization') ?? ''))
    const answer = period && (await answerDevice(deps, period))
    if (!answer) return problem('token-wrong', { 'www-authenticate': 'Bearer' })
    deps.contacts.heard({ ...period, lastDay: answer.lastDay })
    const headers = { etag: answer.etag, 'cache-control': 'no-cache' }
    if (c.req.header('if-none-match') === answer.etag) return new Response(null, { status: 304, headers })
    return data(Buffer.from(answer.body), JSON_TYPE, headers)
  })

  if (deps.demoDay) demoDayRoutes(app, deps, deps.demoDay)

  app.all('/device/*', () => problem('not-found'))
  app.onError((error, c) => {
    const away = deps.isDatabaseAway(error)
    deps.log.error(
      { requestId: c.get('requestId'), method: c.req.method, err: error },
      away ? 'database away' : 'fault',
    )
    return away ? problem('unavailable', { 'retry-after': '10' }) : problem('fault')
  })
  return app
}

/** Devices treat it like a server that cannot be reached, and ask again when Retry-After says. */
function whileClosed(deps: DeviceApiDeps): MiddlewareHandler<Env> {
  return (_c, next) => {
    const closed = closedNow(deps)
    if (!closed) return next()
    const code = closed.why === 'maintenance' ? 'maintenance' : 'unavailable'
    return Promise.resolve(problem(code, { 'retry-after': String(closed.retrySeconds) }))
  }
}

const tokenOf = (header: string) => (/^bearer /i.test(header) ? header.slice('bearer '.length) : '')

/** The clock of the demo: the business day, forward only (calendar.ts). Never mounted in production. */
function demoDayRoutes(app: Hono<Env>, deps: DeviceApiDeps, demoDay: NonNullable<DeviceApiDeps['demoDay']>): void {
  const today = () => deps.calendar.dayOf(deps.clock.now())
  const answer = () => data(JSON.stringify({ day: today().toString() }), JSON_TYPE)
  app.get('/demo/day', () => answer())
  app.post('/demo/day', async c => {
    if (!isJson(c)) return problem('media-type-unsupported')
    const wanted = await readJson(c, z.strictObject({ day: z.iso.date() }))
    if (!wanted) return problem('malformed-request')
    const days = today().until(wanted.day).days
    if (days < 0) return problem('day-in-the-past')
    if (days > 0) await demoDay.forward(days)
    return answer()
  })
}
