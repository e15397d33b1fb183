// A device's token names its service period and is good for nothing else. It is kept nowhere: it is made from the period
// and the server's secret, so the database alone is not enough to make one, and a device that registers again after a lost
// answer gets the same token.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { MprId } from '#domain/codes'
import type { PeriodKey } from '#store/devices/devices'

const SHAPE = /^([0-9A-F]{16})\.([1-9]\d{0,8})\.([\w-]{43})$/

export type DeviceTokens = {
  make(period: PeriodKey): string
  /** Undefined when it is none of ours. */
  read(token: string): PeriodKey | undefined
}

/** How many good tokens are remembered, so that a request for a status computes no signature. */
const REMEMBERED = 20_000

export function createDeviceTokens(secret: string): DeviceTokens {
  const good = new Map<string, PeriodKey>()
  const signature = (name: string) => createHmac('sha256', secret).update(`device token ${name}`).digest()

  function check(token: string): PeriodKey | undefined {
    const [, mprId, periodNo, given] = SHAPE.exec(token) ?? []
    if (!mprId || !periodNo || !given) return undefined
    const wanted = signature(`${mprId}.${periodNo}`)
    const bytes = Buffer.from(given, 'base64url')
    if (bytes.length !== wanted.length || !timingSafeEqual(bytes, wanted)) return undefined
    return { mprId: mprId as MprId, periodNo: Number(periodNo) }
  }

  return {
    make: ({ mprId, periodNo }) => {
      const name = `${mprId}.${periodNo}`
      return `${name}.${signature(name).toString('base64url')}`
    },
    read(token) {
      const known = good.get(token)
      if (known) return known
      const period = check(token)
      if (period) {
        if (good.size >= REMEMBERED) good.clear()
        good.set(token, period)
      }
      return period
    },
  }
}
