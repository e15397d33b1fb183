// The row つながるねっとサービス (M§3.2): what a device says of its service, from what it may believe at this moment.
import type { Memory, Statement } from './memory.ts'

export type ServiceShown =
  | { is: 'not-registered' }
  | { is: 'expired' }
  | { is: 'active'; lastDay: string; connectionNumber: string | null }
  | { is: 'not-connected' }

export function serviceShown(memory: Memory, now: number): ServiceShown {
  if (memory.ended) return { is: 'not-registered' }
  const statement = trusted(memory, now)
  if (statement) return serviceIn(statement)
  // Without any key there is nothing that the server could tell.
  return memory.newKey || memory.registrationKey || memory.token ? { is: 'not-connected' } : { is: 'not-registered' }
}

/** The statement, while it may be trusted. */
function trusted({ statement }: Memory, now: number): Statement | undefined {
  return statement && now < statement.expiresAt ? statement : undefined
}

function serviceIn({ status, lastDay, connectionNumber }: Statement): ServiceShown {
  if (status === 'active' && lastDay) return { is: 'active', lastDay, connectionNumber }
  return { is: status === 'expired' ? 'expired' : 'not-registered' }
}
