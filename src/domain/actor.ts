/** An operator, who has no account, and the reason given. Each act of an operator writes both into the audit trail (C17). */
export type Actor = { operator: string; reason: string }
