// What the fields of each form are called, told by the form itself where its route is mounted: a form that comes in vain (its
// session is over, the system is closed) shows what was typed, and drops nothing of it.
import type { FormFields } from '#ui/form'
import type { Text } from '#words/text'

type Fields = (text: Text) => FormFields

export type FormBook = {
  /** @param path as a route is written, with `:name` for any part. @param fields undefined: nothing is typed there */
  describe(path: string, fields?: Fields): void
  /** Of the form that is posted to a path; undefined for a path that takes none. */
  fieldsAt(path: string): Fields | undefined
  /** Every path that was described, as its route is written. */
  paths(): string[]
}

export function formBook(): FormBook {
  const forms = new Map<string, Fields>()
  return {
    describe: (path, fields = () => ({})) => void forms.set(path, fields),
    fieldsAt: path => forms.get(path) ?? [...forms].find(([route]) => fits(route.split('/'), path.split('/')))?.[1],
    paths: () => [...forms.keys()],
  }
}

const fits = (route: string[], path: string[]) =>
  route.length === path.length && route.every((part, i) => part.startsWith(':') || part === path[i])
