// 販売店／法人のお客様 新規登録 (M§4): consent → data → mail code → confirm. Nothing about an account is told, or even looked
// up, before the mailbox is proven (C2).
import { z } from 'zod'
import type { RegistrationRefusal } from '#domain/accountRegistration'
import { agreeToConsent } from '#operations/accounts/agreeToConsent'
import { type CodeAnswer, isProven, sendMailCode, tryMailCode } from '#operations/accounts/mailProof'
import { register } from '#operations/accounts/register'
import { registeredAs } from '#operations/accounts/registeredAs'
import { readDocument } from '#operations/documents/readDocument'
import { type Journey, journey } from '#web/journey/journey'
import type { StepContext, Stop } from '#web/journey/step'
import { uuidOf } from '#web/uuid'
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

  const sendCode = (email: Data['email'], { c, draftId }: StepContext, again: boolean): Promise<CodeAnswer> =>
    sendMailCode(deps, {
      ...{ id: draftId, email, again, purpose: 'register', language: c.get('lang') },
      address: deps.clientAddress(c),
    })

  return journey({
    id: 'register',
    ownedBy: 'browser',
    home: '/login',
    helpAlways: true,
    label: text => text.register.flow,
    end: text => text.register.steps.done,
    remarks: {
      'code-sent': { kind: 'info', words: text => text.register.remarks.codeSent },
      'consent-changed': { kind: 'warn', words: text => text.register.remarks.consentChanged },
      'mailbox-not-proven': { kind: 'warn', words: text => text.register.remarks.notProven },
      'address-registered-meanwhile': { kind: 'warn', words: text => text.register.remarks.registeredMeanwhile },
      'data-changed-meanwhile': { kind: 'warn', words: text => text.register.remarks.dataChanged },
      'address-free-meanwhile': { kind: 'warn', words: text => text.register.remarks.freeMeanwhile },
    },
  })
    .step({
      slug: 'consent',
      name: text => text.register.steps.consent,
      title: text => text.register.consentTitle,
      schema: () => z.object({ version: z.coerce.number().int().catch(0) }),
      load: async () => ({ ok: true, value: await readDocument(deps, 'consent') }),
      check: async (_known, { version }, { draftId }) =>
        (await agreeToConsent(deps, draftId, version)) ? undefined : remark('consent', 'consent-changed'),
      page: consentPage,
    })
    .step({
      slug: 'form',
      name: text => text.register.steps.form,
      title: text => text.register.formTitle,
      fields: text => ({ ...profileNames(text), ...emailNames(text) }),
      schema: registrationForm,
      actions: {
        fill: async (_known, _context, typed) => ({ kind: 'filled', values: await fillAddress(typed) }),
      },
      check: async (_known, { email }, context) => {
        const sent = await sendCode(email, context, false)
        return sent === 'too-many' ? tooMany('email', context) : undefined
      },
      page: formPage,
    })
    .step({
      slug: 'mail',
      name: text => text.register.steps.mail,
      title: text => text.register.mailTitle,
      // What is kept says only that the step is behind: whether the mailbox is proven stands in the database.
      schema: text => z.object({ code: mailCode(text).optional() }),
      keep: () => ({}),
      given: async ({ form }, { draftId }): Promise<Typed | undefined> =>
        (await isProven(deps, draftId, form.email)) ? {} : undefined,
      load: async ({ form }, { draftId }) => ({ ok: true, value: await isProven(deps, draftId, form.email) }),
      check: async ({ form }, { code }: Typed, { c, draftId }) => {
        if (await isProven(deps, draftId, form.email)) return undefined
        const words = c.get('text').register
        if (code === undefined) return wrong(words.codeEmpty)
        const tried = await tryMailCode(deps, { id: draftId, email: form.email, code })
        if (tried.kind === 'proven') return undefined
        if (tried.kind === 'wrong') return wrong(words.codeWrong(tried.triesLeft))
        return wrong(tried.kind === 'used-up' ? words.codeUsedUp : words.codeExpired)
      },
      actions: {
        resend: async ({ form }, context) => {
          const sent = await sendCode(form.email, context, true)
          if (sent === 'too-many') return tooMany('code', context)
          return sent === 'proven' ? undefined : remark('mail', 'code-sent')
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
        if (!(await isProven(deps, draftId, form.email)))
          return { ok: false, stop: remark('mail', 'mailbox-not-proven') }
        return { ok: true, value: await registeredAs(deps, form.email) }
      },
      page: confirmPage,
    })
    .submit(async ({ form, confirm }, { c, draftId, owner }) => {
      const id = uuidOf(draftId, 'registered')
      const page = { id, location: `/registered/${id}` }
      const decision = await register(deps, {
        ...{ draftId, page, profile: profileOf(form), email: form.email, seen: confirm.account || undefined },
        browserHash: 'browserHash' in owner ? owner.browserHash : new Uint8Array(),
        language: c.get('lang'),
        requestId: c.get('requestId'),
      })
      if (decision.ok) return { kind: 'over', location: page.location, recorded: true }
      return remark(ANSWERED_BY[decision.refusal] ?? 'confirm', decision.refusal)
    })
}

/** Refusals of 登録 that an earlier step can put right. */
const ANSWERED_BY: Partial<Record<RegistrationRefusal, string>> = {
  'consent-changed': 'consent',
  'mailbox-not-proven': 'mail',
}

const remark = (slug: string, name: string): Stop => ({ kind: 'remark', slug, remark: name })
const wrong = (sentence: string): Stop => ({ kind: 'wrong', errors: { code: sentence } })

const tooMany = (field: string, { c }: StepContext): Stop => ({
  kind: 'wrong',
  errors: { [field]: c.get('text').register.tooManyMails },
  status: 429,
})
