// Passkeys: one in place of image and password, or of the present password; and a new one. A form that asks for one has the
// answer in a field of its own, and is sent once the browser has it. Browsers without passkeys see nothing of it.

const supported = 'PublicKeyCredential' in globalThis && 'parseCreationOptionsFromJSON' in PublicKeyCredential

if (supported) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form)
  for (const hint of document.querySelectorAll<HTMLElement>('[data-passkey-unsupported]')) hint.hidden = true
}

function offer(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-passkey-status]')
  const created = form.querySelector<HTMLInputElement>('input[name=created]')
  const shown = form.querySelector<HTMLInputElement>('input[name=passkey]')
  const confirm = form.querySelector<HTMLButtonElement>('button[data-passkey-confirm]')
  if (!status) return
  /** With a button of its own a passkey is shown only to whoever presses it; the password serves as well. */
  let shows = !confirm
  let busy = false

  /** Asks the browser for each answer that is missing, and sends the form; whatever fails says so and loses nothing. */
  async function send(submitter: HTMLElement | null): Promise<void> {
    if (busy) return
    busy = true
    status!.textContent = ''
    try {
      if (shown && shows && shown.value === '') shown.value = await show(form)
      if (created && created.value === '') {
        const options = await mayMake(form, Boolean(shown?.value))
        if (!options) return
        created.value = await create(options)
      }
      form.requestSubmit(submitter)
    } catch (error) {
      console.warn(error)
      status!.textContent = sentenceFor(error, form)
    }
    shows = !confirm
    busy = false
  }

  form.addEventListener('submit', event => {
    const lacks = (created && created.value === '') || (shown && shows && shown.value === '')
    if (!lacks) return
    event.preventDefault()
    void send(event.submitter)
  })
  if (confirm && shown) {
    confirm.hidden = false
    confirm.addEventListener('click', () => {
      shows = true
      void send(form.querySelector<HTMLElement>('button.primary'))
    })
  }
  // An answer counts once, so a page kept from before it was sent starts anew.
  addEventListener('pageshow', () => {
    for (const field of [created, shown]) if (field) field.value = ''
  })
  form.hidden = false
}

// What the standard lets browsers say: of a user who cancels no more than of a time that ran out, so that sites learn nothing.
function sentenceFor(error: unknown, form: HTMLFormElement): string {
  const { textFailed = '', textCancelled = '', textKnown = '' } = form.dataset
  const { textImpossible = '', textElsewhere = '', textUnreachable = '' } = form.dataset
  const name = error instanceof Error ? error.name : ''
  if (error instanceof Unreachable) return textUnreachable
  if (name === 'NotAllowedError' || name === 'AbortError') return textCancelled
  if (name === 'InvalidStateError') return textKnown
  if (name === 'NotSupportedError' || name === 'ConstraintError') return textImpossible
  return name === 'SecurityError' ? textElsewhere : textFailed
}

class Unreachable extends Error {}

const PATIENCE_MS = 10_000

async function optionsOf<T>(url: string): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined)
  // A session that is over leads to the login: the form does as well, with what was typed.
  if (!response?.ok || response.redirected) throw new Unreachable(`${url}: ${response?.status}`)
  return response.json()
}

// Name and password are looked at before a device makes anything: what it has made for nothing, only its owner could remove. A
// passkey that was shown counts once, so it goes with the form alone. Undefined: the page says what is wrong.
async function mayMake(
  form: HTMLFormElement,
  isShown: boolean,
): Promise<PublicKeyCredentialCreationOptionsJSON | undefined> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.delete('passkey')
  body.set('check', isShown ? 'passkey' : 'password')
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const response = await fetch(form.action, { method: 'POST', body, signal }).catch(() => undefined)
  if (!response || response.redirected || response.status >= 500)
    throw new Unreachable(`${form.action}: ${response?.status}`)
  if (response.ok) return response.json()
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const main = page.querySelector('main')
  if (!main) throw new Unreachable(`${form.action}: ${response.status}`)
  document.title = page.title
  document.querySelector('main')?.replaceWith(main)
  for (const again of main.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(again)
  for (const hint of main.querySelectorAll<HTMLElement>('[data-passkey-unsupported]')) hint.hidden = true
  main.querySelector<HTMLElement>('#error-summary')?.focus()
  return undefined
}

async function create(options: PublicKeyCredentialCreationOptionsJSON): Promise<string> {
  return answer(
    await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  )
}

type Asked = PublicKeyCredentialRequestOptionsJSON & { words?: Record<string, string> }

async function show(form: HTMLFormElement): Promise<string> {
  const { words = {}, ...options } = await optionsOf<Asked>(form.dataset.show ?? '')
  for (const [trouble, sentence] of Object.entries(words)) form.setAttribute(`data-text-${trouble}`, sentence)
  return answer(
    await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  )
}

function answer(credential: Credential | null): string {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
  return JSON.stringify(credential.toJSON())
}
