// The text of code fields over a login that the session's end forces: in this tab, for this page and account, once.
// Never anything else, and never a password. Clear-Site-Data at logout takes it away as well (C11).

const KEY = 'typed'

type Kept = { path: string; account: string; fields: Record<string, string> }

export function keepTyped(): void {
  const fields = typedNow()
  const account = currentAccount()
  if (Object.keys(fields).length === 0 || account === undefined) return
  const kept: Kept = { path: location.pathname, account, fields }
  quietly(() => sessionStorage.setItem(KEY, JSON.stringify(kept)))
}

/** What was kept for this page, if the same account is back; then it is kept no longer. */
export function takeTyped(): Record<string, string> | undefined {
  const kept: Kept | null | undefined = quietly(() => JSON.parse(sessionStorage.getItem(KEY) ?? 'null'))
  if (!kept) return undefined
  const isMine = kept.account === currentAccount()
  if (isMine && kept.path !== location.pathname) return undefined // it may be on the way there
  forgetTyped()
  return isMine ? kept.fields : undefined
}

export function forgetTyped(): void {
  quietly(() => sessionStorage.removeItem(KEY))
}

export function typedNow(): Record<string, string> {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[data-code]')].filter(field => field.value !== '')
  return Object.fromEntries(fields.map(field => [field.name, field.value]))
}

/** Names the account to nobody but this server. */
const currentAccount = () => document.querySelector<HTMLElement>('[data-session]')?.dataset.account

/** Browsers may forbid storage, or it may be full: then nothing is kept, as without this module. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined // Forbidden or full.
  }
}
