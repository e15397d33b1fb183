// What a device is answered: its status, and a signed statement of it, made anew only when it changes or once a day.
import { createHash } from 'node:crypto'
import { asksAgainAt, type DeviceStatus, deviceStatus, standsUntil, trustedUntil } from '#domain/deviceStatus'
import { type DeviceAnswer, keepAnswer, lastAnswer, type PeriodKey, serviceOfPeriod } from '#store/devices/devices'
import type { OperationDeps } from '../deps.ts'
import type { Signer } from './signer.ts'

export type { DeviceAnswer, PeriodKey }
export type DeviceDeps = OperationDeps & { signer: Signer; publicOrigin: string }

/** Undefined when there is no such service period. Reads only, unless a new answer has to be signed. */
export async function answerDevice(deps: DeviceDeps, period: PeriodKey): Promise<DeviceAnswer | undefined> {
  const { db, clock, calendar, signer } = deps
  const now = clock.now()
  const businessTime = calendar.businessTime(now)
  const last = await lastAnswer(db, period)
  if (last && last.standsUntil > businessTime.epochMilliseconds && last.kid === (await signer.kid())) return last

  const service = await serviceOfPeriod(db, period)
  if (!service) return undefined
  const status = deviceStatus(service, calendar.dayOf(now))
  const askAt = asksAgainAt(status, businessTime, spreadOf(period.mprId))
  const { jws, kid } = await signer.sign(statement(deps.publicOrigin, period, status, businessTime))
  const answer = answerWith(status, askAt, jws)
  const until = standsUntil(status, businessTime)
  await keepAnswer(db, service, { ...answer, kid, standsUntil: until })
  return answer
}

/** Times are seconds since 1970, as in a JWT. */
function statement(iss: string, { mprId }: PeriodKey, status: DeviceStatus, now: Temporal.Instant): object {
  const seconds = (instant: Temporal.Instant) => Math.floor(instant.epochMilliseconds / 1000)
  return { iss, sub: mprId, iat: seconds(now), exp: seconds(trustedUntil(status, now)), ...written(status) }
}

function answerWith(status: DeviceStatus, askAt: Temporal.Instant, jws: string): DeviceAnswer {
  const askAgainAt = askAt.round('second').toString()
  const body = JSON.stringify({ ...written(status), askAgainAt, statement: jws })
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { body, etag, lastDay: status.lastDay?.toString() }
}

const written = ({ status, lastDay, connectionNumber }: DeviceStatus) => ({
  status,
  lastDay: lastDay?.toString() ?? null,
  connectionNumber: connectionNumber ?? null,
})

/** 0 to 1, the same for a device whenever it asks. */
const spreadOf = (mprId: string) => createHash('sha256').update(mprId).digest().readUInt16BE() / 0x10000
