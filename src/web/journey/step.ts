// What a step of a journey declares.
import type { z } from 'zod'
import type { Owner } from '#store/accounts/drafts'
import type { Form, FormFields } from '#ui/form'
import type { Html } from '#ui/html'
import type { Text } from '#words/text'
import type { Ctx } from '../env.ts'
import type { No } from './no.ts'

export type StepContext = { c: Ctx; draftId: string; owner: Owner }

/** Why a step cannot go on as asked. */
export type Stop =
  /** The rules say no: this step's page again, with the sentence. */
  | { kind: 'refused'; no: No }
  /** Fields that only the server can judge are wrong: this step's page again, a sentence at each. */
  | { kind: 'wrong'; errors: Form; status?: number }
  /** The same page with the form as it stands now: something was filled in. */
  | { kind: 'filled'; values: Form }
  /** An earlier step must be answered again, and says why. */
  | { kind: 'again'; slug: string; no: No }
  /** A step's page, with one of the journey's remarks. */
  | { kind: 'remark'; slug: string; remark: string }
  /** The journey is over; its end stands there. `recorded`: the draft leads there already, by the same transaction. */
  | { kind: 'over'; location: string; recorded?: boolean }

/** Those that lead to another page. */
export type Leaving = Extract<Stop, { kind: 'again' | 'remark' | 'over' }>

export const leaves = (stop: Stop): stop is Leaving => ['again', 'remark', 'over'].includes(stop.kind)

type Loaded<T> = { ok: true; value: T } | { ok: false; stop: Stop }

/** Finished props of a step's page. `values` are as typed; `errors` by field. */
export type PageProps<Known, Data> = {
  text: Text
  known: Known
  data: Data
  values: Form
  errors: Record<string, string>
  /** Where 戻る leads. */
  back: string
  /** Where each form of the page is sent: this step, without what an address may carry along (?why=…, #field). */
  here: string
  /** Stands in each form of the page. */
  seen: Html
}

/** `accepted`: what follows once the rules let it pass. */
export type Found = { form: Form; accepted?: () => Promise<void> }

export type Step<Known, Slug extends string, Answer, Data> = {
  slug: Slug
  /** Its name in the row of steps. */
  name: (text: Text) => string
  /** @param data undefined when nothing could be loaded */
  title: (text: Text, data?: Data) => string
  /** What its fields are called; a step that asks for nothing to be typed has none. */
  fields?: (text: Text) => FormFields
  /** Reads a form, and a stored answer once more; so what it gives must be JSON that it accepts itself. */
  schema: (text: Text) => z.ZodType<Answer>
  /** What the address that leads to an application's beginning brings along for its form. */
  offered?: (c: Ctx) => Form
  /** Puts a posted form in order before it is read (a card pasted into one field). */
  arrange?: (form: Form) => Form
  /**
   * What was chosen instead of typed, looked up: a form that has it, or why not. The page shows what was typed, not that.
   */
  lookUp?: (form: Form, context: StepContext) => Promise<Found | { stop: Stop } | undefined>
  applies?: (known: Known) => boolean
  /** What the page shows beyond the answers. */
  load?: (known: Known, context: StepContext) => Promise<Loaded<Data>>
  /** The answer, where it need not be asked for: what this step wants to know is known already. */
  given?: (known: Known, context: StepContext) => Promise<Answer | undefined>
  /** Whether the rules let this answer pass. */
  check?: (known: Known, answer: Answer, context: StepContext) => Promise<Stop | undefined>
  /** What is kept of an answer that has served: a code that was right. The schema must accept it. */
  keep?: (answer: Answer) => Answer
  /** Buttons besides the primary one, by the value of the field `action`; the same page comes again. */
  actions?: Record<string, (known: Known, context: StepContext, typed: Form) => Promise<Stop | undefined>>
  page: (props: PageProps<Known, Data>) => Html
  /** Its page has columns: it takes the whole width. */
  wide?: true
  /** Its page is a long public text, on which nothing is typed (web/packed.ts). */
  packed?: true
}
