// npm run routes: every route, and who may ask for it.

import { createApp } from '#app'
import { realCalendar } from '#calendar'
import { systemClock } from '#clock'
import { emptyRing } from '#operations/codeRing'
import { PUBLIC_ROUTES } from '#portal/portal'
import { rightOf } from '#portal/rights'
import { systemRandom } from '#random'
import { createMetrics } from '../src/metrics.ts'
import { wire } from '../src/wiring.ts'

const log = { info: () => {}, error: () => {} }
// Routes are declared without a look at the database, so none is needed to list them.
const db = undefined as never
const given = {
  db,
  clock: systemClock,
  calendar: realCalendar,
  random: systemRandom,
  codes: emptyRing({ random: systemRandom, clock: systemClock }),
  secret: '',
  trustedProxies: 0,
  log,
  metrics: createMetrics(),
}
const app = createApp(await wire({ ...given, publicOrigin: 'http://localhost' }))
const routes = new Set(
  app.routes.filter(route => route.method !== 'ALL' && route.path !== '/*').map(r => `${r.method} ${r.path}`),
)
for (const route of [...routes].sort()) console.log(route.padEnd(36), askedBy(route))

/** A device shows its own token; whoever is signed in needs the right that is named. */
function askedBy(route: string): string {
  if (PUBLIC_ROUTES.includes(route) || route.startsWith('GET /assets/')) return 'public'
  const path = route.slice(route.indexOf(' ') + 1)
  if (path.startsWith('/device/') || path.startsWith('/.well-known/')) return 'device'
  return rightOf(path) ?? 'session'
}
