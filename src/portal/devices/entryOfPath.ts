// The device that an address names, of the company of whoever asks.
import { type KnownEntry, readEntry } from '#operations/care/readEntry'
import type { Ctx } from '#web/env'
import { notFound } from '#web/problems'
import type { PortalDeps } from '../deps.ts'

export async function entryOfPath(c: Ctx, deps: PortalDeps): Promise<KnownEntry> {
  return (await readEntry(deps, { by: c.get('by'), id: idOf(c) })) ?? notFound()
}

function idOf(c: Ctx): number {
  const id = c.req.param('id') ?? ''
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : notFound()
}
