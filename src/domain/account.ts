// What an account says of itself, once it was read from a form.

export type Profile = {
  company: string
  /** ISO 3166-1, two letters. */
  country: string
  postalCode: string | null
  /** One to five lines; none empty but between others. */
  address: string[]
  phone: string | null
  contactName: string | null
  /** Product news by mail; only whoever asked for it gets it. */
  news: boolean
}
