// The end of a registration (P8, 更新完了), for the browser that registered; only its first view shows the issued password.
import { openRegisteredPage, type RegisteredKind } from '#store/accounts/registrations'
import type { OperationDeps } from '../deps.ts'
import type { Seal } from '../seal.ts'

export type RegisteredPage = { kind: RegisteredKind; loginId: string; password: string | undefined }

export async function readRegisteredPage(
  { db, clock, mailSeal }: Pick<OperationDeps, 'db' | 'clock'> & { mailSeal: Seal },
  page: { id: string; browserHash: Uint8Array },
): Promise<RegisteredPage | undefined> {
  const found = await openRegisteredPage(db, page, clock.now())
  if (!found) return undefined
  const clear = found.sealed && mailSeal.open(found.sealed)
  return { kind: found.kind, loginId: found.loginId, password: clear ? Buffer.from(clear).toString() : undefined }
}
