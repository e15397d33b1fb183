// An app with an operator beside it, and applications made without pages, for the tests of R13.
import assert from 'node:assert/strict'
import { termName } from '#domain/term'
import { drawNumbers } from '#operations/services/drawNumbers'
import { previewExtend } from '#operations/services/previewExtend'
import { systemRandom } from '#random'
import { randomUuid } from '#web/uuid'
import { invariants } from './invariants.ts'
import type { Codes } from './issueWalk.ts'
import { anOperator } from './operator.ts'
import { type TestApp, testApp } from './testApp.ts'
import { aUser } from './who.ts'

type Deps = Pick<TestApp, 'deps'>

export async function aCorrectableApp() {
  const app = await testApp()
  const operator = await anOperator(app.db, { clock: app.clock })
  return {
    ...app,
    ...operator,
    /** What must be true after whatever happened. */
    allIsWell: async () => {
      assert.deepEqual(app.faults, [])
      assert.deepEqual(await invariants(app.db), [])
    },
  }
}

/** @returns the period that was opened or shown again, or the refusal */
export async function issue({ deps }: Deps, codes: Codes, accountId = 1, companyId = accountId) {
  const drawn = await drawNumbers(deps, { ...codes, redraw: false })
  const number = drawn.ok ? drawn.value.numbers[0]! : assert.fail(drawn.refusal)
  const decision = await deps.issueService({ ...request(codes, accountId, companyId), number, previewed: false })
  return decision.ok ? decision.value.service : decision.refusal
}

/** As if the confirm page had just been seen. @returns what became of it, or the refusal */
export async function extend({ deps }: Deps, codes: Codes, accountId = 1, companyId = accountId) {
  const preview = await previewExtend(deps, request(codes, accountId, companyId))
  if (!preview.ok) return preview.refusal
  const promise =
    preview.value.kind === 'open'
      ? { seen: termName(preview.value.before), promised: termName(preview.value.after) }
      : {}
  const decision = await deps.extendService({
    seen: undefined,
    promised: undefined,
    ...request(codes, accountId, companyId),
    ...promise,
  })
  return decision.ok ? decision.value.kind : decision.refusal
}

const request = (codes: Codes, accountId: number, companyId: number) => ({
  ...codes,
  entry: 'hdcom' as const,
  by: aUser({ accountId, companyId }),
  acceptedTerms: 1,
  resultId: randomUuid(systemRandom),
})
