// 約款 §12: a version of a document that begins later, where it is announced.
import type { Operator } from '#domain/who'
import { addDocument } from '#operations/documents/addDocument'
import { findDocument } from '#operations/documents/findDocument'
import type { Scenes, Stage } from './stage.ts'

const by: Operator = { kind: 'operator', name: 'shots', role: 'manager', reason: 'pictures' }
const CHANGES = {
  ja: '第8条に、お客様ご自身による機器の交換を加えます。',
  en: 'Section 8 now covers replacements of devices that you make yourself.',
}

/** Adds the next version of the paid 約款, looks, and takes it away again. */
async function announced({ server, db }: Stage, look: () => Promise<unknown>): Promise<void> {
  const { deps } = server
  const found = await findDocument(deps, { kind: 'terms-paid', latest: true })
  if (!found.ok) throw new Error(found.refusal)
  const { kind, title, body } = found.value
  const next = { kind, title, body, from: deps.clock.now().add({ hours: 24 * 90 }), basedOn: undefined }
  const added = await addDocument(deps, { by, ...next, changes: CHANGES, mail: false, dryRun: false })
  if (!added.ok) throw new Error(added.refusal)
  await deps.documents.refresh()
  await look()
  await db`delete from documents where kind = ${kind} and version = ${added.value.version}`
  await deps.documents.refresh()
}

export const coming: Scenes = {
  'coming-on-menu': async stage => {
    await stage.page.context().clearCookies({ name: 'session' })
    await stage.logIn()
    await announced(stage, () => stage.page.goto('/menu'))
  },
  'coming-on-input': stage => announced(stage, () => stage.page.goto('/issue')),
  'coming-on-terms': stage => announced(stage, () => stage.issueTo('terms')),
  'coming-reader': stage => announced(stage, () => stage.page.goto('/terms/paid')),
  'coming-read': stage => announced(stage, () => stage.page.goto('/terms/paid?version=2')),
}
