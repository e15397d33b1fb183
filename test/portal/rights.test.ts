// R17: a page shows no button that its user may not press, and a POST without the right is 403 and in the audit trail.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConnectionNumber } from '#domain/connectionNumber'
import { ACT_NAMES, may, NotAllowed } from '#domain/may'
import { OPERATOR_ROLES, type Principal, ROLES, type Role } from '#domain/who'
import { dataFingerprint } from '#operations/accounts/dataFingerprint'
import { readAccount } from '#operations/accounts/readAccount'
import { updateProfile } from '#operations/accounts/updateProfile'
import { act } from '#operations/act'
import { extendServices } from '#operations/services/extendServices'
import { issueServices } from '#operations/services/issueServices'
import { PUBLIC_ROUTES } from '#portal/portal'
import { PAGE_RIGHTS, rightOf } from '#portal/rights'
import { systemRandom } from '#random'
import { randomUuid } from '#web/uuid'
import { issued } from '../support/issueWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'
import { aBrowser, anOperatorOf, aUser, userOf } from '../support/who.ts'

const become = (app: TestApp, role: Role) =>
  app.db`update accounts set role = ${role} where login_id = ${app.demo.account.loginId}`

const denials = (app: TestApp) =>
  app.db<{ account: number | null; right: string }[]>`
    select account_id as account, subject ->> 'right' as right from audit where act = 'denied' order by id`

/** What a 管理者 alone does. */
const FOR_ADMINS = [
  '/company/invitations/:id/withdraw',
  '/company/invite',
  '/company/people/:id/out',
  '/company/people/:id/role',
  '/company/people/:id/sessions',
  '/company/profile',
  '/company/records/export',
]

const FOR_APPLICANTS = ['/issue', '/mpcs/issue', '/extend', '/mpcs/extend']

/** What a company does with its list (R17). */
const CARE_FORMS = [
  '/cards/add',
  '/cards/release',
  '/devices/:id/extend',
  '/devices/import',
  '/devices/import/:id',
  '/devices/:id/replace',
  '/devices/:id/undo',
  '/devices/:id/words',
  '/devices/ticked/:pick/fields',
  '/devices/ticked/:pick/not-extending',
  '/devices/ticked/:pick/remove',
  '/search/found/:id/keep',
]

const FOR_MACHINES = /^\/(device|demo|assets|\.well-known)\//

test('each route behind the login asks for a right, and each right that is asked for has a route', async () => {
  const { app } = await testApp()
  const guarded = app.routes.filter(
    ({ method, path }) =>
      method !== 'ALL' && !PUBLIC_ROUTES.includes(`${method} ${path}`) && !FOR_MACHINES.test(path) && path !== '/*',
  )
  assert.ok(guarded.length > 25)
  assert.deepEqual(
    guarded.filter(({ path }) => rightOf(path) === undefined).map(({ path }) => path),
    [],
    'give it its row in src/portal/rights.ts',
  )
  for (const pattern of Object.keys(PAGE_RIGHTS))
    assert.ok(
      guarded.some(({ path }) => `${path}/`.startsWith(`${pattern.replace('/*', '')}/`)),
      `${pattern} is no page`,
    )
  assert.equal(rightOf('/planted'), undefined)
})

for (const role of ROLES)
  test(`${role}: every form of the portal is open or 403 and audited, as domain/may.ts says`, async () => {
    const app = await testApp()
    const visitor = await app.aReseller()
    await become(app, role)
    const by = { ...(await userOf(app.db, app.demo.account.loginId)), role }
    const posts = app.app.routes
      .filter(({ method, path }) => method === 'POST' && rightOf(path) !== undefined)
      .map(({ path }) => path)
    const refused: string[] = []
    const refusedPaths: string[] = []
    for (const path of [...new Set(posts)]) {
      const right = rightOf(path)!
      const address = path.replace(/:(draft|id|pick)/, randomUuid(systemRandom)).replace(':slug', 'terms')
      const { status, body } = await visitor.post(address, {})
      assert.equal(status === 403, !may(by, right), `POST ${path} gave ${status}`)
      if (status !== 403) continue
      assert.match(wordsOf(body), /この操作の権限がありません.*貴社の管理者にご相談ください。/)
      refused.push(right)
      refusedPaths.push(path)
    }
    assert.deepEqual(
      (await denials(app)).map(({ account, right }) => [account, right]),
      refused.map(right => [by.accountId, right]),
    )
    // Written by hand, since the table of pages is what is tested.
    assert.deepEqual(
      [...new Set(posts)].filter(path => refusedPaths.includes(path)).sort(),
      [
        ...(role === 'viewer'
          ? [...CARE_FORMS, ...FOR_APPLICANTS.flatMap(path => [path, `${path}/:draft/:slug`])]
          : []),
        ...(role === 'admin' ? [] : FOR_ADMINS),
      ].sort(),
    )
    assert.deepEqual(app.faults, [])
  })

test('閲覧のみ: no page leads to an application, nor shows a Registration ID; a GET by a bookmark is 403', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  const device = app.aDevice()
  const codes = device.card('KX-VCS701W')
  const done = await issued(visitor, codes)
  const unused = device.card('KX-VCS703W')
  const seen = async () => {
    const found = await visitor.submit('/search', { family: 'hdcom', ...codes })
    const again = found.body.match(/href="(\/search\/again\/[^"]+)"/)![1]!
    return {
      menu: (await visitor.get('/menu')).body,
      done: (await visitor.get(done.path)).body,
      found: found.body,
      again: (await visitor.get(again)).body,
      unused: (await visitor.post('/search', { family: 'hdcom', ...unused })).body,
    }
  }
  const applies = /(href|action)="(\/mpcs)?\/(issue|extend)"/
  const id = new RegExp(`${codes.registrationId.slice(0, 4)}-?${codes.registrationId.slice(4)}`)
  const before = await seen()
  for (const page of ['menu', 'done', 'unused'] as const) assert.match(before[page], applies, page)
  for (const page of ['found', 'again'] as const) assert.match(before[page], id, page)

  await become(app, 'viewer')
  for (const [page, body] of Object.entries(await seen())) {
    assert.doesNotMatch(body, applies, page)
    assert.doesNotMatch(body, id, page)
  }
  for (const path of ['/issue', '/mpcs/extend']) assert.equal((await visitor.get(path)).status, 403, path)
  assert.equal((await denials(app)).length, 0)
})

test('申請担当: the company’s data are not theirs to change, by the page or past it', async () => {
  const app = await testApp()
  const visitor = await app.aReseller()
  await become(app, 'applicant')
  const page = await visitor.get('/account/profile')
  assert.match(page.body, /name="contactName"/)
  for (const field of ['company', 'country', 'address1', 'phone'])
    assert.doesNotMatch(page.body, new RegExp(`name="${field}"`), field)
  const seen = fieldValue(page.body, 'seen')!
  const form = { seen, contactName: '別の担当者', company: '別の会社', language: 'ja' }
  await visitor.submit('/account/profile', { ...form, currentPassword: app.demo.account.password })
  const by = { ...(await userOf(app.db, app.demo.account.loginId)), role: 'applicant' as const }
  const own = (await readAccount(app.deps, by))!
  assert.deepEqual([own.profile.contactName, own.profile.company], ['別の担当者', 'みなと映像システム株式会社'])

  const update = { by, language: 'ja' as const, seen: dataFingerprint(own) }
  await assert.rejects(
    updateProfile(app.deps, { ...update, profile: { ...own.profile, company: '別の会社' } }),
    (error: unknown) => error instanceof NotAllowed && error.right === 'update-company',
  )
  assert.deepEqual((await readAccount(app.deps, by))!.profile, own.profile)
  assert.deepEqual(
    (await denials(app)).map(({ right }) => right),
    ['update-company'],
  )
})

test('the verbs themselves turn away whoever got past the pages, and write it down', async () => {
  const app = await testApp()
  const by = { ...(await userOf(app.db, app.demo.account.loginId)), role: 'viewer' as const }
  const codes = app.aDevice().card('KX-VCS701W')
  const request = { ...codes, entry: 'hdcom' as const, by, acceptedTerms: 1, resultId: randomUuid(systemRandom) }
  const number = '11100000001' as ConnectionNumber
  const not = (right: string) => (error: unknown) => error instanceof NotAllowed && error.right === right
  await assert.rejects(issueServices(app.deps, [{ ...request, number, previewed: true }]), not('issue'))
  const seen = { seen: undefined, promised: undefined }
  await assert.rejects(extendServices(app.deps, [{ ...request, ...seen }]), not('extend'))
  assert.deepEqual(
    (await denials(app)).map(({ right }) => right),
    ['issue', 'extend'],
  )
})

test('the door opens for exactly those who may: every act × everybody', async () => {
  const app = await testApp()
  const everybody: Principal[] = [
    ...ROLES.map(role => aUser({ role })),
    ...OPERATOR_ROLES.map(role => anOperatorOf(role)),
    aBrowser,
    { kind: 'device' },
    { kind: 'server' },
  ]
  let denied = 0
  for (const who of everybody)
    for (const name of ACT_NAMES) {
      let acted = false
      await act(app.deps, who, name, async () => {
        acted = true
      }).catch(error => assert.ok(error instanceof NotAllowed && error.right === name))
      assert.equal(acted, may(who, name), `${JSON.stringify(who)}: ${name}`)
      denied += acted ? 0 : 1
    }
  assert.ok(denied > 0)
  assert.equal((await denials(app)).length, denied)
})
