// C21: every page behind the login × every role × another company × nobody. What is posted is held to the same by
// rights.test.ts (roles) and surface.test.ts (other accounts, nobody).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { may } from '#domain/may'
import { ROLES } from '#domain/who'
import { PUBLIC_ROUTES } from '#portal/portal'
import { rightOf } from '#portal/rights'
import { logIn } from '../support/accountWalk.ts'
import { aColleague } from '../support/colleague.ts'
import { walkedEverywhere } from '../support/everyPage.ts'
import { testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'
import { aUser } from '../support/who.ts'

/** Of one's company, so that colleagues see them too; all other addresses with an id are a person's. */
const OF_THE_COMPANY = [
  '/issued/:id',
  '/extended/:id',
  '/search/found/:id',
  '/search/again/:id',
  '/devices/:id',
  '/devices/:id/words',
  '/devices/:id/extend',
  '/company/people/:id',
  '/company/people/:id/role',
  '/company/people/:id/sessions',
  '/company/people/:id/out',
]
/** A link of a mail, which says itself what it is and to whom (invitations.test.ts). */
const BY_LINK = ['/company/join/:token']
/** For whoever has just signed in with an issued password; others choose on the page beside it. */
const FIRST = '/account/first-password'
/** Asked of whoever has not agreed to it; the others go on. */
const CONSENT = '/account/consent'

test('every page × every role × another company × nobody: open to those whose it is and who may', async () => {
  const app = await testApp()
  const somebody = { ...app.demo.account }
  await aColleague(app.db, somebody, 'COLLEAGUE2', 'admin')
  const stranger = { ...app.demo.mpcsAccount }
  const { given } = await walkedEverywhere(app)
  await app.db`update accounts set password_kind = 'own', password_until = null, role = 'admin',
    consent_version = (select max(version) from documents where kind = 'consent'), consented_at = created_at`
  const colleague = app.visitor()
  await logIn(app, colleague, { loginId: 'COLLEAGUE2', password: somebody.password })
  const other = app.visitor()
  await logIn(app, other, stranger)

  const pages = app.app.routes
    .filter(
      ({ method, path }) =>
        method === 'GET' &&
        !PUBLIC_ROUTES.includes(`GET ${path}`) &&
        rightOf(path) &&
        path !== FIRST &&
        path !== CONSENT,
    )
    .flatMap(({ path }) => (given[path]?.paths ?? [path]).map(address => ({ route: path, address })))
  assert.ok(pages.length > 40, `${pages.length} pages`)
  const wrong: string[] = []
  const expect = (who: string, address: string, is: unknown, shall: unknown) => {
    if (is !== shall) wrong.push(`${who}: GET ${address} is ${is} and shall be ${shall}`)
  }
  for (const { address } of pages) {
    const nobody = await app.visitor().get(address)
    expect('nobody', address, `${nobody.status} ${/^\/login/.test(nobody.location)}`, '303 true')
  }
  for (const role of ROLES) {
    await app.db`update accounts set role = ${role} where login_id = 'COLLEAGUE2'`
    const is = { ...aUser({ role }) }
    for (const { route, address } of pages) {
      const { status } = await colleague.get(address)
      const allowed = may(is, rightOf(route)!)
      expect(role, address, status === 403, !allowed)
      if (allowed && OF_THE_COMPANY.includes(route)) expect(role, address, status, 200)
    }
  }
  for (const { route, address } of pages.filter(({ route }) => /:/.test(route) && !BY_LINK.includes(route))) {
    const theirs = given[route]!.who === other
    const answer = await other.get(address)
    if (theirs || /mpcs/.test(address)) continue // the stranger's own
    expect('another company', address, answer.status, 404)
    const absent = await other.get(
      address.replace(/[^/]+(?=$|\/(?:role|sessions|out)$)/, '11111111-1111-4111-8111-111111111111'),
    )
    if (!/:draft/.test(route)) expect('another company', address, wordsOf(answer.body), wordsOf(absent.body))
  }
  assert.deepEqual(wrong, [])
})
