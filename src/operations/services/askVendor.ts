// 「当社に依頼する」 (R22, R23): what a company was refused by its own limits is put before an operator.
import type { MprId } from '#domain/codes'
import { type Asked, canBeAsked, decideAsked, type Wish } from '#domain/request'
import type { User } from '#domain/who'
import { addRequest, waitingOf } from '#store/services/requests'
import type { Acting } from '../act.ts'

type About = { mprId: MprId; periodNo: number; wish: Wish }

/** The company is locked. Undefined where an operator could not do it either. */
export async function askVendor(
  { tx, now, audit }: Acting,
  by: User,
  refusal: string,
  { mprId, periodNo, wish }: About,
): Promise<Asked | undefined> {
  if (!canBeAsked(refusal)) return undefined
  const { companyId, accountId } = by
  const asked = decideAsked(await waitingOf(tx, { companyId, mprId, wish }))
  if (asked === 'asked') {
    const request = await addRequest(tx, { companyId, accountId, mprId, periodNo, wish, refusal }, now)
    const to = wish.kind === 'move' && { toMprId: wish.toMprId }
    await audit({ act: 'ask-vendor', subject: { mprId, periodNo, request, kind: wish.kind, refusal, ...to } })
  }
  return asked
}
