import type { Lang } from '#words/text'
import type { Vendor } from '#words/vendor'

/** Where the mails come from: one origin of configuration, never a request's (C14), and the surface whose pages they name. */
export type Site = {
  publicOrigin: string
  secret: string
  vendors: Record<Lang, Vendor>
  links: Links
  /** The link that ends news of an account. */
  unsubscribeUrl: (accountId: number) => string
}

/** Whole addresses. */
type Links = {
  login: string
  privacy: string
  /** Of the cards that a company holds. */
  cards: string
  /** Where an invitation is accepted (R16). */
  invitation: (token: string) => string
  /** Where a version of a document is read, in force or not yet; undefined for one that has no page of its own. */
  document: (kind: string, version: number) => string | undefined
}
