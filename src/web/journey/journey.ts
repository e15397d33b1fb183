// A multi-step form as one declaration: ordered steps, then submit. Each step widens the type of what is known, so a
// page that asks for a later answer does not compile. Routes, guards and back links are derived (mount.ts).
import type { Form } from '#ui/form'
import type { NoticeKind } from '#ui/notice'
import { type Lang, type Text, texts } from '#words/text'
import { firstErrors } from '../formErrors.ts'
import type { No } from './no.ts'
import type { Step, StepContext, Stop } from './step.ts'
import type { WalkStep } from './walk.ts'

/** A step with its types worn off: what the kit works with. */
export type AnyStep = WalkStep & {
  declared: Step<Record<string, unknown>, string, unknown, unknown>
  /** The answer, or a sentence for each wrong field. */
  parse: (lang: Lang, form: unknown) => { ok: true; value: unknown } | { ok: false; errors: Form }
}

export type Journey = {
  /** Its name in the drafts table. */
  id: string
  /** Whose its drafts are: the account's that is signed in, or before there is one the browser's. */
  ownedBy: 'account' | 'browser'
  /** Codes are typed in it: its answers are kept sealed. */
  holdsCodes?: boolean
  /** Where 戻る leads from the first step. */
  home: string
  /** What an earlier step can put right: why a step's page may say that it comes again. */
  sentBack?: No[]
  /** Whom to ask stands on every page, not on the first alone. */
  helpAlways?: boolean
  /** What a step's page may be told to say, by the name that the address carries. */
  remarks?: Record<string, { kind: NoticeKind; words: (text: Text) => string }>
  steps: AnyStep[]
  /** The last button: a place to go, or why not. */
  submit: (known: Record<string, unknown>, context: StepContext) => Promise<Stop>
  /** The name of what comes after the last step. */
  end: Step<unknown, string, unknown, unknown>['name']
  label: Step<unknown, string, unknown, unknown>['name']
}

type Builder<Known> = {
  step<Slug extends string, Answer, Data = undefined>(
    step: Step<Known, Slug, Answer, Data>,
  ): Builder<Known & { [K in Slug]: Answer }>
  submit(submit: (known: Known, context: StepContext) => Promise<Stop>): Journey
}

/** @example journey({ id: 'issue-hdcom', ownedBy: 'account', … }).step(input).step(terms).submit(…) */
export function journey(about: Omit<Journey, 'steps' | 'submit'>): Builder<unknown> {
  const steps: AnyStep[] = []
  const builder: Builder<unknown> = {
    step(step) {
      steps.push(wornOff(step as unknown as AnyStep['declared']))
      return builder as never
    },
    submit: submit => ({ ...about, steps, submit: submit as Journey['submit'] }),
  }
  return builder
}

function wornOff(declared: AnyStep['declared']): AnyStep {
  const schemas = { ja: declared.schema(texts.ja), en: declared.schema(texts.en) }
  const parse: AnyStep['parse'] = (lang, form) => {
    const result = schemas[lang].safeParse(form)
    if (result.success) return { ok: true, value: result.data }
    return { ok: false, errors: firstErrors(result.error) }
  }
  return {
    slug: declared.slug,
    ...(declared.applies && { applies: declared.applies }),
    declared,
    parse,
    read: stored => {
      const result = parse('ja', stored ?? {})
      return stored !== undefined && result.ok ? result.value : undefined
    },
  }
}
