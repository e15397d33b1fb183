// Every address that the app answers a GET at, found in its own list of routes: each is asked for by whoever may see it, with
// parameters that exist. A route that nobody gave parameters for fails by its name.
import assert from 'node:assert/strict'
import type { Hono } from 'hono'
import { createApp } from '#app'
import { unsubscribePath } from '#portal/unsubscribe/token'
import type { Env } from '#web/env'
import { aDeviceOn } from '../device-api/aDeviceOn.ts'
import { issue, logIn } from './accountWalk.ts'
import { aColleague } from './colleague.ts'
import { extended, toConfirm as toExtendConfirm } from './extendWalk.ts'
import { invited } from './invitationWalk.ts'
import { issued, keyIn, toConfirm } from './issueWalk.ts'
import { CONSENT, nextConsent } from './nextConsent.ts'
import { APPLICANT, registerTo } from './registerWalk.ts'
import { seeImage, type TestApp } from './testApp.ts'
import { aVisitor, fieldValue, type Seen, type Visitor } from './visitor.ts'

const MAIL = {
  name: '1',
  from: { name: '', address: '' },
  messageId: '',
  date: '',
  to: APPLICANT.email,
  subject: 'A mail',
  text: '',
  headers: {},
  keptAt: '2026-12-01T03:00:00Z',
}
const TRAY = { list: async () => [MAIL], one: async () => MAIL }

/** The app with everything that it has anywhere: the demo's mails too. */
export const wholeApp = ({ deps }: TestApp): Hono<Env> => createApp(deps, TRAY)

/** Addresses of a route that show something, and who sees it there. */
type Given = Record<string, { paths: string[]; who: Pick<Visitor, 'cookies'>; headers?: Record<string, string> }>
type Made = { given: Given; everybody: Visitor[] }

export type Page = { route: string; path: string; given: boolean; ask: () => Promise<Seen> }

/** Walks every way once. Afterwards each page has something to show, and showing it needs nothing that is not there yet. */
export async function walkedEverywhere(app: TestApp): Promise<Made> {
  const { deps, db, demo } = app
  const [clerk, dealer, stranger, elsewhere] = [
    await app.aReseller(),
    await app.aReseller('mpcsAccount'),
    app.visitor(),
    await app.aReseller(),
  ]
  await elsewhere.get('/menu')

  const [device, other, mpcs] = [app.aDevice(), app.aDevice(), app.aDevice('mpcs')]
  const done = await issued(clerk, device.card('KX-VCS701W'))
  const extension = await extended(clerk, device.card('KX-VCS703W'))
  const found = await clerk.submit('/search', { family: 'hdcom', ...device.card('KX-VCS701W') })
  const issueDraft = await toConfirm(clerk, other.card('KX-VCS701W'))
  const inUse = app.aDevice()
  await issued(clerk, inUse.card('KX-VCS701W'))
  const extendDraft = await toExtendConfirm(clerk, inUse.card('KX-VCS703W'))
  const mpcsDraft = await toConfirm(dealer, mpcs.card('MPCS-12'), '/mpcs/issue')
  const mpcsDevice = app.aDevice('mpcs')
  await issued(dealer, mpcsDevice.card('MPCS-12'), '/mpcs/issue')
  const mpcsExtendDraft = await toExtendConfirm(dealer, mpcsDevice.card('MPCS-36'), '/mpcs/extend')

  const key = { mprId: device.mprId, registrationKey: keyIn(done.body)!.replaceAll('-', '') }
  const { json } = await aDeviceOn(app).register(key)
  await deps.contacts.flush()

  const { mprId: _, ...held } = app.aDevice().card('KX-VCS701W')
  await clerk.submit('/cards/add', held)
  const { mprId: __, ...picked } = app.aDevice().card('KX-VCS701W')
  await clerk.submit('/cards/add', picked)
  await db`update held_cards set pending_until = ${app.clock.now().add({ minutes: 20 })},
    pending_by = (select id from accounts where login_id = ${demo.account.loginId})
    where activation_key_no = ${picked.activationKeyNo}`
  const inCare = (await clerk.get('/devices')).body.match(/href="\/devices\/(\d+)"/)![1]!
  const tried = await clerk.post('/devices/import', { pasted: 'MPR ID\n0000000000000001\n' })
  await clerk.submit('/devices/filters?state=unstarted', { filterName: '初回利用前' })
  const ticked = (await clerk.post('/devices/ticked', { id: inCare, act: 'remove' })).location.replace(/remove$/, '')

  const { challenge } = await seeImage(stranger, db)
  await stranger.get(`/robot-check/audio/${challenge}`)
  const registerDraft = await registerTo(app, stranger, 'confirm')
  const newcomer = app.visitor()
  const last = await registerTo(app, newcomer, 'confirm', { email: 'aoi.mori@aoba-kaigi.example' })
  const registered = await newcomer.post(last.path, { account: fieldValue(last.body, 'account')! })

  const currentPassword = demo.account.password
  const colleague = await aColleague(db, demo.account, 'COLLEAGUE1')
  const [email, emailAgain] = ['naoko@minato-eizo.example', 'naoko@minato-eizo.example']
  const change = await clerk.submit('/account/email', { email, emailAgain, currentPassword })
  const seen = fieldValue((await clerk.get('/account/login-id')).body, 'seen')!
  await clerk.post('/account/login-id', { seen, currentPassword })
  await issue(app, demo.mpcsAccount)
  const first = app.visitor()
  await logIn(app, first, demo.mpcsAccount)
  const [account] = await db<{ id: number }[]>`select min(id) as id from accounts`
  await db`insert into passkeys (id, account_id, name, public_key, counter, transports, created_at)
    values ('a passkey', ${account!.id}, 'Office laptop', 'its key', 0, '{}', ${app.clock.now()})`

  const invitation = await invited(app, clerk, { email: 'kenji@aoba-kaigi.example' })
  const known = await invited(app, clerk, { email: 'morimoto@kitahama-seiki.example' })
  const person = `/company/people/${colleague.id}`
  app.clock.advance({ minutes: 1 })
  await nextConsent(app)
  const asked = app.visitor()
  const [{ loginId } = { loginId: '' }] = await db<{ loginId: string }[]>`
    select login_id as "loginId" from accounts where id = ${account!.id}`
  assert.equal((await logIn(app, asked, { ...demo.account, loginId })).status, 303)

  const { style } = deps.assets.urls
  const steps = (path: string, ...slugs: string[]) => slugs.map(slug => path.replace(/[^/]+$/, slug))
  const given: Given = {
    '/assets/:file': { paths: [style], who: stranger },
    '/dev/mail/:id': { paths: ['/dev/mail/1'], who: stranger },
    '/device/v1/service': {
      paths: ['/device/v1/service'],
      who: stranger,
      headers: { authorization: `Bearer ${json.token}` },
    },
    '/robot-check/image/:id': { paths: [`/robot-check/image/${challenge}`], who: stranger },
    '/login/image/:id': { paths: [`/login/image/${challenge}`], who: stranger },
    '/login/audio/:id': { paths: [`/login/audio/${challenge}`], who: stranger },
    '/robot-check/audio/:id': { paths: [`/robot-check/audio/${challenge}`], who: stranger },
    '/register/:draft/:slug': {
      paths: steps(registerDraft.path, 'consent', 'form', 'mail', 'confirm'),
      who: stranger,
    },
    '/registered/:id': { paths: [registered.location], who: newcomer },
    '/postal-code/:code': { paths: ['/postal-code/1050023'], who: stranger },
    '/unsubscribe/:token': { paths: [unsubscribePath(deps.secret, account!.id)], who: stranger },
    '/issue/:draft/:slug': {
      paths: steps(issueDraft.confirm.path, 'input', 'terms', 'number', 'confirm'),
      who: clerk,
    },
    '/extend/:draft/:slug': { paths: steps(extendDraft.path, 'input', 'terms', 'confirm'), who: clerk },
    '/mpcs/issue/:draft/:slug': {
      paths: steps(mpcsDraft.confirm.path, 'input', 'terms', 'number', 'confirm'),
      who: dealer,
    },
    '/mpcs/extend/:draft/:slug': { paths: steps(mpcsExtendDraft.path, 'input', 'terms', 'confirm'), who: dealer },
    '/issued/:id': { paths: [done.path], who: clerk },
    '/extended/:id': { paths: [extension.path], who: clerk },
    '/search/found/:id': { paths: [found.path], who: clerk },
    '/search/again/:id': { paths: [found.path.replace('found', 'again')], who: clerk },
    '/devices/:id': { paths: [`/devices/${inCare}`], who: clerk },
    '/devices/:id/extend': { paths: [`/devices/${inCare}/extend`], who: clerk },
    '/devices/:id/words': { paths: [`/devices/${inCare}/words`], who: clerk },
    '/devices/:id/replace': { paths: [`/devices/${inCare}/replace`], who: clerk },
    '/devices/:id/undo': { paths: [`/devices/${inCare}/undo`], who: clerk },
    '/devices/needed': { paths: ['/devices/needed?reach=2031-06-01&card=KX-VCS701W'], who: clerk },
    '/devices': { paths: ['/devices?state=unstarted'], who: clerk },
    '/devices/import/:id': { paths: [tried.location], who: clerk },
    '/devices/ticked/:pick/export': { paths: [`${ticked}export`], who: clerk },
    '/devices/ticked/:pick/fields': { paths: [`${ticked}fields`], who: clerk },
    '/devices/ticked/:pick/not-extending': { paths: [`${ticked}not-extending`], who: clerk },
    '/devices/ticked/:pick/remove': { paths: [`${ticked}remove`], who: clerk },
    '/what-if': { paths: ['/what-if?state=unstarted&months=12&trial=no&product=KX-VCS703W'], who: clerk },
    '/invitation/:token': { paths: [invitation, known], who: stranger },
    '/company/people/:id': { paths: [person], who: clerk },
    '/company/people/:id/role': { paths: [`${person}/role`], who: clerk },
    '/company/people/:id/sessions': { paths: [`${person}/sessions`], who: clerk },
    '/company/people/:id/out': { paths: [`${person}/out`], who: clerk },
    '/company/join/:token': { paths: [known.replace('/invitation/', '/company/join/')], who: dealer },
    '/account/email/:id': { paths: [change.path], who: clerk },
    '/account/login-id/done': { paths: ['/account/login-id/done'], who: clerk },
    '/account/first-password': { paths: ['/account/first-password'], who: first },
    [CONSENT]: { paths: [CONSENT], who: asked },
  }
  return { given, everybody: [stranger, clerk, dealer, first] }
}

/** Each GET route as it is given, and each without parameters by everybody. */
export function pagesOf(server: Hono<Env>, { given, everybody }: Made): Page[] {
  const routes = [
    ...new Set(server.routes.filter(({ method, path }) => method === 'GET' && path !== '/*').map(r => r.path)),
  ]
  const isPattern = (route: string) => /[:*]/.test(route)
  const unknown = routes.filter(route => isPattern(route) && !given[route])
  if (unknown.length > 0)
    assert.fail(`GET ${unknown.join(', ')}: give parameters that exist, in test/support/everyPage.ts`)
  const gone = Object.keys(given).filter(route => !routes.includes(route))
  if (gone.length > 0)
    assert.fail(`${gone.join(', ')} is no GET route any more: take it out of test/support/everyPage.ts`)

  const ask = (path: string, { cookies }: Pick<Visitor, 'cookies'>, headers?: Record<string, string>) => {
    const incoming = { socket: { remoteAddress: '192.0.2.1' } }
    const visitor = aVisitor((to, init) => server.request(to, init, { incoming }))
    for (const [name, value] of cookies) visitor.cookies.set(name, value)
    return visitor.get(path, headers)
  }
  return routes.flatMap(route => {
    const { paths, who, headers } = given[route] ?? { paths: [], who: { cookies: new Map<string, string>() } }
    return [
      ...paths.map(path => ({ route, path, given: true, ask: () => ask(path, who, headers) })),
      ...everybody
        .filter(() => !isPattern(route))
        .map(who => ({ route, path: route, given: false, ask: () => ask(route, who) })),
    ]
  })
}
