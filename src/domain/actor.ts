/** Who acts without an account, and why: every act of an operator carries both into the audit trail (C17). */
export type Actor = { operator: string; reason: string }
