// 約款 §12: a version of a document that begins later, where it is announced; and what is asked at the first login after it (P3).
import type { Operator } from '#domain/who'
import { addDocument } from '#operations/documents/addDocument'
import { findDocument } from '#operations/documents/findDocument'
import type { Scenes, Stage } from './stage.ts'

const by: Operator = { kind: 'operator', name: 'shots', role: 'manager', reason: 'pictures' }
const CHANGES = {
  ja: '第8条に、お客様ご自身による機器の交換を加えます。',
  en: 'Section 8 now covers replacements of devices that you make yourself.',
}

const CONSENT_CHANGES = {
  ja: '記録する情報と、会社の管理者が確認できる情報を追加しました。',
  en: 'Added what is recorded and what administrators of your company see.',
}

/** Adds the next version of a document, looks, and takes it away again. */
async function withNext(
  { server, db }: Stage,
  { kind, inDays, changes }: { kind: string; inDays: number; changes: typeof CHANGES },
  look: () => Promise<unknown>,
): Promise<void> {
  const { deps } = server
  const found = await findDocument(deps, { kind, latest: true })
  if (!found.ok) throw new Error(found.refusal)
  const { title, body } = found.value
  const next = { kind, title, body, from: deps.clock.now().add({ hours: 24 * inDays }), basedOn: undefined }
  const added = await addDocument(deps, { by, ...next, changes, mail: false, dryRun: false })
  if (!added.ok) throw new Error(added.refusal)
  await deps.documents.refresh()
  await look()
  await db`delete from documents where kind = ${kind} and version = ${added.value.version}`
  await deps.documents.refresh()
}

const announced = (stage: Stage, look: () => Promise<unknown>) =>
  withNext(stage, { kind: 'terms-paid', inDays: 90, changes: CHANGES }, look)

/** P3 once more: whoever signed in since it began is asked. */
const consentBegun = (stage: Stage, look: () => Promise<unknown>) =>
  withNext(stage, { kind: 'consent', inDays: 0, changes: CONSENT_CHANGES }, look)

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
  'consent-reader': stage => stage.page.goto('/policies/consent'),
  'consent-anew': stage => consentBegun(stage, () => stage.page.goto('/menu')),
  'consent-first': stage =>
    consentBegun(stage, async () => {
      const { page, db } = stage
      await db`update accounts set consent_version = 2, consented_at = now()`
      await page.goto('/issue')
      await stage.fill(stage.spareCard())
      await db`update accounts set consent_version = null, consented_at = null`
      await stage.send()
    }),
}
