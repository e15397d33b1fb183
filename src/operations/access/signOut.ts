// 終了 (M§11): the session ends on the server, whatever cookie a browser keeps.
import { closeSession } from '#store/access/sessions'
import type { OperationDeps } from '../deps.ts'

export async function signOut({ db }: OperationDeps, sessionHash: Uint8Array): Promise<void> {
  await closeSession(db, sessionHash)
}
