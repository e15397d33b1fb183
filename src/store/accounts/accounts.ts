import type { Role } from '#domain/who'
import { brokenConstraint } from '../db.ts'

/** Who is signed in, with what their company says. */
export type Account = {
  id: number
  loginId: string
  role: Role
  /** 担当者, if one was given. */
  person: string | null
  companyId: number
  company: string
  mpcsAllowed: boolean
}

/** Two accounts wanted one e-mail address at the same moment. */
export const isAddressTaken = (error: unknown): boolean => brokenConstraint(error) === 'account_email_unique'
