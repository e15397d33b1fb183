import type { Lang } from '#words/text'
import type { Vendor } from '#words/vendor'

/** Where the mails come from: one origin of configuration, never a request's (C14), and the surface whose pages they name. */
export type Site = {
  publicOrigin: string
  secret: string
  vendors: Record<Lang, Vendor>
  /** Whole addresses. */
  links: { login: string; privacy: string }
  /** The link that ends news of an account. */
  unsubscribeUrl: (accountId: number) => string
}
