import type { Hono } from 'hono'
import type { AccountRefused } from '#domain/accountRefusal'
import { may } from '#domain/may'
import { changeRole } from '#operations/companies/changeRole'
import { type ListedPerson, readPeople } from '#operations/companies/readPeople'
import { signOutPerson } from '#operations/companies/signOutPerson'
import { takeOut } from '#operations/companies/takeOut'
import { linkButton } from '#ui/buttons'
import { checkbox } from '#ui/checkbox'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { inPieces } from '#ui/pieces'
import { type SummaryRow, summary } from '#ui/summary'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { notFound } from '#web/problems'
import { readableAddress } from '#web/readableAddress'
import { page, see } from '#web/respond'
import type { Text } from '#words/text'
import { NOTHING_TYPED, showAccountForm, type Typed, wrongIn } from '../account/accountForm.ts'
import { accountSentence, statusOf, unlessOver } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { momentText, personName, plainName, roleText } from '../personName.ts'
import { chosenRole, roleChoices, roleOf } from './invite.ts'

const PATH = '/company/people/:id'

/** One of the people: role, sessions, and the end. Of anybody else's company it is 404 (C13). */
export function peopleRoutes(app: Hono<Env>, deps: PortalDeps): void {
  const form = (
    what: 'role' | 'sessions' | 'out',
    show: (c: Ctx, person: ListedPerson, typed: Typed) => Promise<Response>,
    fields: Parameters<typeof deps.forms.describe>[1],
    act: (c: Ctx, person: ListedPerson) => Promise<Response>,
  ) => {
    app.get(`${PATH}/${what}`, async c => {
      const person = await personAt(c, deps)
      return person ? show(c, person, { ...NOTHING_TYPED, values: { role: person.role } }) : notFound()
    })
    deps.forms.describe(`${PATH}/${what}`, fields)
    app.post(`${PATH}/${what}`, async c => {
      const person = await personAt(c, deps)
      return person ? act(c, person) : notFound()
    })
  }

  app.get(PATH, async c => {
    const person = await personAt(c, deps)
    return person ? showPerson(c, deps, person) : notFound()
  })

  const showRole = (c: Ctx, person: ListedPerson, typed: Typed) => {
    const text = c.get('text')
    const { roleTitle: title, save: submit } = text.company
    const fields = html`${who(text, person)}${roleChoices(text, typed)}`
    return showAccountForm(c, deps, { title, fields, submit, back: pathOf(person) }, typed)
  }
  form(
    'role',
    showRole,
    text => ({ role: { label: text.company.role, shown: typed => chosenRole(text, typed) } }),
    async (c, person) => {
      const values = await formOf(c)
      const role = roleOf(values.role)
      const wrong = await wrongIn(c, deps, values, role ? {} : { role: c.get('text').company.roleChoose })
      if (wrong || !role) return showRole(c, person, wrong ?? { values, errors: {} })
      const decision = await changeRole(deps, { by: c.get('by'), accountId: person.accountId, to: role })
      // Whoever gave up the role may not see the people any more.
      const isOneself = person.accountId === c.get('by').accountId
      if (decision.ok && isOneself && !may({ ...c.get('by'), role }, 'see-company')) return see('/account')
      if (decision.ok) return see(`/company?done=${decision.value === 'changed' ? 'role' : 'role-unchanged'}`)
      return unlessOver(decision, no => showRole(c, person, { values, ...remarkOf(c, no) }))
    },
  )

  const showSessions = (c: Ctx, person: ListedPerson, typed: Typed) => {
    const text = c.get('text')
    const { signOutTitle: title, signOutLead: lead, signOut: submit } = text.company
    const shown = { title, lead, fields: who(text, person), submit, back: pathOf(person), passwordAlone: true as const }
    return showAccountForm(c, deps, shown, typed)
  }
  form('sessions', showSessions, undefined, async (c, person) => {
    const values = await formOf(c)
    const wrong = await wrongIn(c, deps, values, {})
    if (wrong) return showSessions(c, person, wrong)
    const decision = await signOutPerson(deps, { by: c.get('by'), accountId: person.accountId })
    if (decision.ok) return see('/company?done=signed-out')
    return unlessOver(decision, no => showSessions(c, person, { values, ...remarkOf(c, no) }))
  })

  const showOut = (c: Ctx, person: ListedPerson, typed: Typed) => {
    const text = c.get('text')
    const { company } = text
    const lead = html`<p class="lead">${company.outLead}</p>
<ul class="notes">${company.outFacts.map(fact => html`<li>${inPieces(fact)}</li>`)}</ul>`
    const sure = {
      name: 'sure',
      label: company.outSure,
      checked: typed.values.sure === 'yes',
      error: typed.errors.sure,
    }
    const fields = html`${who(text, person)}${checkbox(sure)}`
    const shown = { title: company.outTitle, lead, fields, submit: company.out, back: pathOf(person) }
    return showAccountForm(c, deps, shown, typed)
  }
  form(
    'out',
    showOut,
    ({ company }) => ({ sure: { label: company.outTitle, shown: () => company.outSure } }),
    async (c, person) => {
      const values = await formOf(c)
      const isSure = values.sure === 'yes'
      const wrong = await wrongIn(c, deps, values, isSure ? {} : { sure: c.get('text').company.outNotSure })
      if (wrong) return showOut(c, person, wrong)
      const decision = await takeOut(deps, { by: c.get('by'), accountId: person.accountId })
      if (decision.ok) return see('/company?done=out')
      return unlessOver(decision, no => showOut(c, person, { values, ...remarkOf(c, no) }))
    },
  )
}

async function personAt(c: Ctx, deps: PortalDeps): Promise<ListedPerson | undefined> {
  const id = c.req.param('id')
  return (await readPeople(deps, c.get('by'))).find(person => String(person.accountId) === id)
}

const pathOf = ({ accountId }: ListedPerson) => `/company/people/${accountId}`

const remarkOf = (c: Ctx, no: AccountRefused) => ({
  errors: {},
  remark: accountSentence(c.get('text'), no),
  status: statusOf(no.refusal),
})

function who(text: Text, person: ListedPerson): Html {
  return summary(rowsOf(text, person).slice(0, 2))
}

function rowsOf(text: Text, person: ListedPerson): SummaryRow[] {
  const { company, profile } = text
  return [
    { label: company.person, value: person.contactName === null ? company.unnamed : personName(text, person) },
    { label: profile.email, value: html`<bdi>${readableAddress(person.email)}</bdi>` },
    { label: company.role, value: roleText(text, person.role) },
    { label: company.lastSignIn, value: person.lastSignIn ? momentText(text, person.lastSignIn) : company.never },
    { label: company.sessionsLabel, value: company.sessions(person.sessions) },
  ]
}

function showPerson(c: Ctx, deps: PortalDeps, person: ListedPerson): Response {
  const text = c.get('text')
  const { company } = text
  const isThis = person.accountId === c.get('by').accountId
  const link = (to: string, words: string) => html`<p><a href="${pathOf(person)}/${to}">${words}</a></p>`
  const title = plainName(text, person)
  const body = html`<h1><bdi>${title}</bdi>${isThis && html` <span class="mark">${company.you}</span>`}</h1>
<section class="card">${summary(rowsOf(text, person))}
${link('role', company.roleLink)}${isThis ? html`<p><a href="/account">${company.toAccount}</a></p>` : html`${link('sessions', company.signOutLink)}${link('out', company.outLink)}`}</section>
<div class="buttons">${linkButton({ href: '/company', text: text.common.back, kind: 'secondary' })}</div>`
  return page(layout(frameOf(c, deps), { title, body }))
}
