// Who acts, as of one request: everything that can happen is done by one of these, and the audit trail says which (C17).

/** 役割 of a person in their company (R17): 管理者, 申請担当, 閲覧のみ. */
export const ROLES = ['admin', 'applicant', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** Of the vendor's staff (console.md): 責任者, サポート, 監査・閲覧. */
export const OPERATOR_ROLES = ['manager', 'support', 'auditor'] as const
export type OperatorRole = (typeof OPERATOR_ROLES)[number]

/** 利用者: a person of a company, signed in. */
export type User = { kind: 'user'; accountId: number; companyId: number; role: Role; requestId: string }

/** One of the vendor's staff, with the reason that was given: everything but reading needs one. */
export type Operator = { kind: 'operator'; name: string; role: OperatorRole; reason: string | undefined }

/**
 * Somebody who has not signed in. `proven`: whose mailbox or password they have shown to be theirs, which is all that they
 * may act for.
 */
export type Browser = { kind: 'browser'; requestId: string; proven?: { accountId: number; companyId: number } }

/** Besides these a device that shows its Registration Key, and the program by itself, as time passes. */
export type Principal = User | Operator | Browser | { kind: 'device' } | { kind: 'server' }
