// A file that sets fields (P22): read and tried, shown before → after, and done once it was agreed to.
import type { Hono } from 'hono'
import { previewFile, setByFile } from '#operations/care/careFile'
import { tryCareFile } from '#operations/care/tryCareFile'
import type { Form } from '#ui/form'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { fileFormOf } from '#web/form'
import { frameOf } from '#web/frame'
import { notFound } from '#web/problems'
import { page, see } from '#web/respond'
import { isUuid, randomUuid } from '#web/uuid'
import type { PortalDeps } from '../deps.ts'
import { filePage, importPage } from './importPages.ts'
import { refusedText } from './problemText.ts'
import { showList } from './showList.ts'

export function importRoutes(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe('/devices/import', ({ deviceFiles }) => ({
    file: { label: deviceFiles.file },
    pasted: { label: deviceFiles.pasted },
  }))
  app.get('/devices/import', c => show(c, deps, '', {}))
  app.post('/devices/import', async c => {
    const text = c.get('text')
    const by = c.get('by')
    // In turn before anything of it is read: a company has one file in memory at a time, however many it sends.
    return deps.filesInTurn(by.companyId, async () => {
      const { file, values } = await fileFormOf(c, 'file')
      const { pasted = '' } = values
      if (!file && pasted.trim() === '') return show(c, deps, pasted, { file: text.deviceFiles.nothing })
      const id = randomUuid(deps.random)
      const bytes = file?.bytes ?? once(Buffer.from(pasted))
      const why = await tryCareFile(deps, { by, id, bytes })
      return why
        ? show(c, deps, pasted, { [file ? 'file' : 'pasted']: refusedText(text, why) })
        : see(`/devices/import/${id}`)
    })
  })

  deps.forms.describe('/devices/import/:id')
  app.get('/devices/import/:id', async c => {
    const text = c.get('text')
    const id = idOf(c)
    const preview = await previewFile(deps, { by: c.get('by'), id })
    if (!preview) return gone(c, deps)
    const body = filePage(text, id, preview)
    return page(layout(frameOf(c, deps), { title: text.deviceFiles.previewTitle, wide: true, body }))
  })
  app.post('/devices/import/:id', async c => {
    const done = await setByFile(deps, { by: c.get('by'), id: idOf(c) })
    return done ? see(`/devices?done=file-${done.changed}-${done.added}`) : gone(c, deps)
  })
}

const idOf = (c: Ctx): string => {
  const id = c.req.param('id') ?? ''
  return isUuid(id) ? id : notFound()
}

/** Done, run out, and somebody else's are the same (C13). */
const gone = (c: Ctx, deps: PortalDeps): Promise<Response> =>
  showList(c, deps, { wrong: c.get('text').deviceFiles.gone, status: 404 })

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

function show(c: Ctx, deps: PortalDeps, pasted: string, errors: Form): Response {
  const text = c.get('text')
  const failed = Object.keys(errors).length > 0
  const body = importPage(text, { pasted, errors })
  return page(
    layout(frameOf(c, deps), { title: text.deviceFiles.importTitle, error: failed, body }),
    failed ? 422 : 200,
  )
}
