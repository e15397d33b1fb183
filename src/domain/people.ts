// People of a company (R15, R16): who may be changed, taken out, invited, and who may leave or join. A company is never left
// with people and nobody who leads it.
import { roleMay } from './may.ts'
import { accept, type Decision, refuse } from './refusal.ts'
import type { Role } from './who.ts'

/** Somebody in a company, not closed. */
export type Person = { accountId: number; role: Role; disabled: boolean }

const leads = ({ role, disabled }: Person) => !disabled && roleMay(role, 'lead-company')
const others = (people: Person[], accountId: number) => people.filter(person => person.accountId !== accountId)
const found = (people: Person[], accountId: number) => people.find(person => person.accountId === accountId)

export function decideRoleChange({
  people,
  target,
  role,
}: {
  people: Person[]
  target: number
  role: Role
}): Decision<Person, 'person-gone' | 'last-admin'> {
  const person = found(people, target)
  if (!person) return refuse('person-gone')
  const isLed = roleMay(role, 'lead-company') || others(people, target).some(leads)
  return isLed ? accept(person) : refuse('last-admin')
}

/** Whoever takes somebody out leads the company, and stays. */
export function decideTakeOut({
  people,
  actor,
  target,
}: {
  people: Person[]
  actor: number
  target: number
}): Decision<Person, 'person-gone' | 'not-oneself'> {
  if (target === actor) return refuse('not-oneself')
  const person = found(people, target)
  return person ? accept(person) : refuse('person-gone')
}

/** `successor`: who leads the company from now on, where whoever leaves was the last one to. */
export type Leaving = { closesCompany: boolean; successor: Person | undefined }

/** Who can be named by the last one who leads a company with other people in it; empty where nobody has to be. */
export function successorsOf(people: Person[], who: number): Person[] {
  const rest = others(people, who)
  const leader = found(people, who)
  const isLast = leader !== undefined && roleMay(leader.role, 'lead-company') && !rest.some(leads)
  return isLast ? rest.filter(({ disabled }) => !disabled) : []
}

/** @param successor whom the last 管理者 names; undefined: nobody */
export function decideLeaving({
  people,
  who,
  successor,
}: {
  people: Person[]
  who: number
  successor: number | undefined
}): Decision<Leaving, 'successor-needed'> {
  const rest = others(people, who)
  if (rest.length === 0) return accept({ closesCompany: true, successor: undefined })
  const person = found(people, who)
  if (!person || !roleMay(person.role, 'lead-company') || rest.some(leads))
    return accept({ closesCompany: false, successor: undefined })
  const next = successorsOf(people, who).find(({ accountId }) => accountId === successor)
  return next ? accept({ closesCompany: false, successor: next }) : refuse('successor-needed')
}

/** What an invitation says while it is good: it has not run out, and who invited may still invite. */
export type Invited = { companyId: number; email: string; role: Role }

export type AcceptanceFacts = {
  invitation: Invited | undefined
  consent: { given: number; inForce: number }
  /** An account has the address. */
  known: boolean
}

/** Of somebody without an account; what is told of the address only who reads its mail can learn (C2). */
export function decideAcceptance({
  invitation,
  consent,
  known,
}: AcceptanceFacts): Decision<Invited, 'invitation-void' | 'sign-in-to-join' | 'consent-changed'> {
  if (!invitation) return refuse('invitation-void')
  if (known) return refuse('sign-in-to-join')
  return consent.given === consent.inForce ? accept(invitation) : refuse('consent-changed')
}

export type JoiningFacts = {
  invitation: Invited | undefined
  /** Of who is signed in. */
  person: { companyId: number; email: string }
  /** Nobody else is in their company. */
  alone: boolean
}

export type JoiningRefusal = 'invitation-void' | 'invitation-of-another' | 'here-already' | 'leave-company-first'

/** Of somebody who has an account: the only person of a company brings it along (R16). */
export function decideJoining({ invitation, person, alone }: JoiningFacts): Decision<Invited, JoiningRefusal> {
  if (!invitation) return refuse('invitation-void')
  if (invitation.email.toLowerCase() !== person.email.toLowerCase()) return refuse('invitation-of-another')
  if (invitation.companyId === person.companyId) return refuse('here-already')
  return alone ? accept(invitation) : refuse('leave-company-first')
}
