// What tells one surface (the portal, a console) from another. It is handed in, so that web, ui and the journey kit know no
// address and no label of a surface.
import type { User } from '#domain/who'
import type { Account } from '#store/accounts/accounts'
import type { FrameLabels, Link } from '#ui/layout'
import type { Text } from '#words/text'
import type { No } from './journey/no.ts'

export type Surface = {
  /** Where whoever is signed in begins. */
  home: string
  login: string
  /** The login that says that the session is over, as an address with a query. */
  loginAfterEnd: string
  /** Posted to; it has no page of its own. */
  logout: string
  /** `?to=en&back=…` */
  language: string
  /** How long a session lasts: GET looks, POST goes on (browser/session.ts). */
  session: string
  /** Where a form's robot check asks for its picture and its sound, each by an id, and for a proof's work (C7). */
  robotCheck: { image: string; sound: string; proof: string }
  /** Where an issued password is replaced (C1); nothing else may be done before. */
  firstPassword: string
  /** Where a new version of the consent is agreed to (P3); nothing else may be done before. */
  consent: string
  /** But these, besides the notice of the session's end: whoever does not agree may leave. */
  withoutConsent: ReadonlySet<string>
  /** What the page's head and foot link to, besides the language. */
  navigation: (text: Text) => { head: Link[]; foot: Link[] }
  /** Where whoever is signed in may go; a place's pages lie below its address. */
  places: (text: Text, by: User) => Link[]
  /** Places whose pages have lists, and need their sheet of styles. */
  lists: readonly string[]
  /** Where people who are stuck may read on. */
  guide: string
  labels: (text: Text) => FrameLabels
  /** How the frame calls who is signed in, beside their company. */
  personLabel: (text: Text, account: Account) => string
  homeLabel: (text: Text) => string
  loginLabel: (text: Text) => string
  /** Paths that answer while the system is closed (P19). */
  staysOpen: ReadonlySet<string>
  /** What may be posted to from anywhere: its address itself is the authority. `request`: method and path. */
  fromAnywhere: (request: string) => boolean
  /** A journey's answers were changed elsewhere while its page was open. */
  draftChanged: No
}
