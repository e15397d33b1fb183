// The page that waits for a mailed code says by itself that the mail did not arrive: some seconds after it was sent the
// mail server knows. Whoever is typing is not disturbed: only the sentence above the form changes.

const EVERY_MS = 5000
/** Mail servers that refuse an address do so at once; whoever waits longer asks for another code. */
const LOOKS = 24

const state = document.querySelector('[data-mail-state]')
if (state) look(state, LOOKS)

function look(state: Element, left: number): void {
  if (left === 0) return
  setTimeout(async () => {
    if (document.visibilityState === 'visible') await renew(state).catch(console.warn)
    look(state, left - 1)
  }, EVERY_MS)
}

async function renew(state: Element): Promise<void> {
  const response = await fetch(location.href)
  if (!response.ok || response.redirected) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const now = page.querySelector('[data-mail-state]')
  if (now && now.textContent !== state.textContent) state.replaceChildren(...now.childNodes)
}
