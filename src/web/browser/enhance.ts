// Progressive enhancement of every page; nothing depends on it. What only some pages need is loaded there.

if (document.querySelector('[data-code]')) import('./codeFields.ts')
if (document.querySelector('[data-copy]')) import('./copy.ts')
if (document.querySelector('[data-mail-state]')) import('./mailState.ts')
if (document.querySelector('[data-passkey]')) import('./passkey.ts')
if (document.querySelector('[data-postal]')) import('./postalCode.ts')
if (document.querySelector('[data-proof]')) import('./robotCheck.ts')
if (document.querySelector('[data-tick-all]')) import('./ticks.ts')
if (document.querySelector('[data-scan]')) import('./scan.ts')
if (document.querySelector('[data-session]')) import('./session.ts')

// A page that comes back with errors starts at them.
document.getElementById('error-summary')?.focus()

// Printing needs this module, so its button shows only with it.
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// A second press while the answer is on its way sends nothing. Not `disabled`: that would drop the pressed
// button's name from the form and the focus from the page.
const UNLOCK_MS = 10_000
const sent = new Map<HTMLFormElement, ReturnType<typeof setTimeout>>()

document.addEventListener('submit', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
  if (sent.has(form)) return event.preventDefault()
  sent.set(
    form,
    setTimeout(() => unlock(form), UNLOCK_MS),
  )
  mark(form, true)
})

// Back from the next page: the browser may show this one as it was left.
addEventListener('pageshow', () => {
  for (const form of [...sent.keys()]) unlock(form)
})

function unlock(form: HTMLFormElement): void {
  clearTimeout(sent.get(form))
  sent.delete(form)
  mark(form, false)
}

function mark(form: HTMLFormElement, busy: boolean): void {
  for (const control of form.elements) {
    if (!(control instanceof HTMLButtonElement) || control.type !== 'submit') continue
    if (busy) control.setAttribute('aria-disabled', 'true')
    else control.removeAttribute('aria-disabled')
  }
}
