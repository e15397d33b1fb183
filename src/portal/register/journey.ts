// 販売店／法人のお客様 新規登録 (M§4): consent → data → mail code → confirm. Nothing about an account is told, or even looked
// up, before the mailbox is proven (C2).

import { z } from 'zod'
import { ACCOUNT_REFUSALS, type AccountRefused, type RegistrationRefusal, traitsOf } from '#domain/accountRefusal'
import { agreeToConsent } from '#operations/accounts/agreeToConsent'
import {
  type CodeDecision,
  isCodeMailed,
  isProven,
  isUndelivered,
  sendMailCode,
  tryMailCode,
} from '#operations/accounts/mailProof'
import { register } from '#operations/accounts/register'
import { registeredAs } from '#operations/accounts/registeredAs'
import { readDocument } from '#operations/documents/readDocument'
import { ANOTHER_IMAGE } from '#ui/robotCheck'
import { browserOf } from '#web/guard'
import { type Journey, journey } from '#web/journey/journey'
import type { StepContext, Stop } from '#web/journey/step'
import { newRobotCheck, robotCheckError } from '#web/robotCheck/robotCheck'
import { uuidOf } from '#web/uuid'
import type { Text } from '#words/text'
import { wrongAt } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { fillAddress } from '../fillAddress.ts'
import { mailCode } from '../mailCode.ts'
import { emailNames, profileNames } from '../profileFields.ts'
import { profileOf, registrationForm } from '../profileForm.ts'
import { confirmPage, confirmTitle } from './confirmPages.ts'
import { consentPage, formPage, mailPage } from './pages.ts'

type Typed = { code?: string | undefined }

export function registerJourney(deps: PortalDeps): Journey {
  type Data = z.output<ReturnType<typeof registrationForm>>

  const sendCode = (email: Data['email'], { c, draftId }: StepContext, again: boolean): Promise<CodeDecision> =>
    sendMailCode(deps, {
      id: draftId,
      email,
      again,
      purpose: 'register',
      language: c.get('lang'),
      by: browserOf(c),
      client: deps.clientOf(c),
    })

  return journey({
    id: 'register',
    ownedBy: 'browser',
    home: '/login',
    helpAlways: true,
    label: text => text.register.flow,
    end: text => text.register.steps.done,
    remarks: REMARKS,
  })
    .step({
      slug: 'consent',
      name: text => text.register.steps.consent,
      title: text => text.register.consentTitle,
      schema: () => z.object({ version: z.coerce.number().int().catch(0) }),
      load: async () => ({ ok: true, value: await readDocument(deps, 'consent') }),
      check: async (_known, { version }, { draftId }) => {
        const agreed = await agreeToConsent(deps, draftId, version)
        return agreed.ok ? undefined : again(agreed.refusal)
      },
      page: consentPage,
      wide: true,
    })
    .step({
      slug: 'form',
      name: text => text.register.steps.form,
      title: text => text.register.formTitle,
      fields: text => ({ ...profileNames(text), ...emailNames(text) }),
      schema: registrationForm,
      keep: form => ({ ...form, challenge: '', image: '', proof: '' }),
      load: async () => ({ ok: true, value: newRobotCheck(deps) }),
      actions: {
        fill: async (_known, _context, typed) => ({ kind: 'filled', values: await fillAddress(typed) }),
        [ANOTHER_IMAGE]: async (_known, _context, typed) => ({ kind: 'filled', values: typed }),
      },
      check: async (_known, form, context) => {
        const isMailed = await isCodeMailed(deps, { id: context.draftId, email: form.email })
        const unanswered = isMailed ? undefined : await robotCheckError(context.c, deps, form)
        if (unanswered !== undefined) return { kind: 'wrong', errors: { image: unanswered } }
        const sent = await sendCode(form.email, context, false)
        return sent.ok ? undefined : wrong('email', sent, context)
      },
      page: formPage,
    })
    .step({
      slug: 'mail',
      name: text => text.register.steps.mail,
      title: text => text.register.mailTitle,
      // The code is not kept, only that the step was passed; mail_proofs knows whether the mailbox is proven.
      schema: text => z.object({ code: mailCode(text).optional() }),
      keep: () => ({}),
      given: async ({ form }, { draftId }): Promise<Typed | undefined> =>
        (await isProven(deps, draftId, form.email)) ? {} : undefined,
      load: async ({ form: { email } }, { draftId }) => {
        const proven = await isProven(deps, draftId, email)
        const undelivered = await isUndelivered(deps, { id: draftId, email })
        return { ok: true, value: { proven, undelivered, robot: newRobotCheck(deps) } }
      },
      check: async ({ form }, { code }: Typed, context) => {
        const { c, draftId } = context
        if (await isProven(deps, draftId, form.email)) return undefined
        if (code === undefined) return { kind: 'wrong', errors: { code: c.get('text').mailCode.empty } }
        const tried = await tryMailCode(deps, { id: draftId, email: form.email, code })
        return tried.ok ? undefined : wrong('code', tried, context)
      },
      actions: {
        [ANOTHER_IMAGE]: async (_known, _context, typed) => ({ kind: 'filled', values: typed }),
        resend: async ({ form }, context, typed) => {
          const unanswered = await robotCheckError(context.c, deps, typed)
          if (unanswered !== undefined) return { kind: 'wrong', errors: { image: unanswered } }
          const undelivered = await isUndelivered(deps, { id: context.draftId, email: form.email })
          const sent = await sendCode(form.email, context, true)
          if (!sent.ok) return wrong('code', sent, context)
          return sent.value === 'proven'
            ? undefined
            : { kind: 'remark', slug: 'mail', remark: undelivered ? 'code-sent-anew' : 'code-sent' }
        },
      },
      page: mailPage,
    })
    .step({
      slug: 'confirm',
      name: text => text.register.steps.confirm,
      title: confirmTitle,
      schema: () => z.object({ account: z.string().catch('') }),
      load: async ({ form }, { draftId }) => {
        if (!(await isProven(deps, draftId, form.email))) return { ok: false, stop: again('mailbox-not-proven') }
        return { ok: true, value: await registeredAs(deps, form.email) }
      },
      page: confirmPage,
    })
    .submit(async ({ form, confirm }, { c, draftId, owner }) => {
      const id = uuidOf(draftId, 'registered')
      const page = { id, location: `/registered/${id}` }
      const decision = await register(deps, {
        draftId,
        page,
        profile: profileOf(form),
        email: form.email,
        seen: confirm.account || undefined,
        browserHash: 'browserHash' in owner ? owner.browserHash : new Uint8Array(),
        language: c.get('lang'),
        by: browserOf(c),
      })
      if (decision.ok) return { kind: 'over', location: page.location, recorded: true }
      return again(decision.refusal)
    })
}

const again = (refusal: RegistrationRefusal): Stop => ({
  kind: 'remark',
  slug: traitsOf(refusal).rightedAt ?? 'confirm',
  remark: refusal,
})

const wrong = (field: string, refused: AccountRefused, { c }: StepContext): Stop => ({
  kind: 'wrong',
  ...wrongAt(c.get('text'), field, refused),
})

/** Those that a step says in addition to what it shows. */
const remarked = ACCOUNT_REFUSALS.filter(refusal => traitsOf(refusal).rightedAt && !traitsOf(refusal).saidThere)

const REMARKS: NonNullable<Journey['remarks']> = {
  'code-sent': { kind: 'info', words: text => text.mailCode.sentAgain },
  'code-sent-anew': { kind: 'warn', words: text => text.mailCode.sentAnew },
  ...Object.fromEntries(
    remarked.map(refusal => [refusal, { kind: 'warn' as const, words: (text: Text) => text.accountRefusals[refusal] }]),
  ),
}
