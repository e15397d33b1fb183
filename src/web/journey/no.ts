import type { Form } from '#ui/form'
import type { Html } from '#ui/html'
import type { Text } from '#words/text'

/** A "no" of the rules, ready to be shown. Which rules there are, and what follows from each, the surface alone knows. */
export type No = {
  /** Its name, in an address too: `?why=…` */
  code: string
  /** HTTP status of the answer that carries it. */
  status: number
  /** Nothing that could be typed solves it: whom to ask stands below the page. */
  help: boolean
  /**
   * What is wrong and what to do, before the page itself.
   * @param typed everything that was typed on the way, this page included
   * @param values the fields of this page
   */
  block: (text: Text, typed: Form, values: Form) => Html
  /** The same once more, at the field that it is about; nothing where that field is not on this page. */
  atField: (text: Text, values: Form) => Form
}
