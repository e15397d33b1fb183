// The robot check of a form: another picture or sound in place, the sound at the press of a button, and the proof of work
// instead of both: at the press of another button, or by itself. Without this the page or the form brings another picture,
// and the sound is the browser's own player behind a summary.
import type { ProofTask, Solution } from './proofWorker.ts'

/** A slow telephone, while proofs are dear. Then the picture is there. */
const PATIENCE_MS = 45_000
const ANSWER_MS = 10_000
/** The server takes a proof for five minutes; this leaves time for its way. */
const FRESH_MS = 4 * 60_000

const image = document.querySelector<HTMLImageElement>('[data-image-text] img')
const id = document.querySelector<HTMLInputElement>('input[name=challenge]')
const sound = document.querySelector('audio')
if (image && id && sound) renew(image, id, sound)

const listen = document.querySelector<HTMLButtonElement>('[data-listen]')
if (listen && sound) play(listen, sound)

const itself = document.querySelector<HTMLElement>('[data-by-itself]')
const proof = document.querySelector<HTMLElement>('[data-proof]')
const found = document.querySelector<HTMLInputElement>('input[name=proof]')
// On plain http of an address in a local network browsers give no crypto.subtle: then there is only the picture.
if (proof && found && crypto.subtle) {
  offer(proof, found)
  if (itself) findByItself(itself, proof, found)
} else ask()

// A picture and a proof count once, so a page kept from before the login was sent is of no use.
if (!itself)
  addEventListener('pageshow', event => {
    if (event.persisted) location.reload()
  })

// The address names picture and sound, so new ones need no question to the server, and what was typed stays.
function renew(image: HTMLImageElement, id: HTMLInputElement, sound: HTMLAudioElement): void {
  const typed = document.querySelector<HTMLInputElement>('input[name=image]')
  for (const link of document.querySelectorAll<HTMLElement>('[data-another]'))
    link.addEventListener('click', event => {
      event.preventDefault()
      id.value = uuid()
      for (const shown of [image, sound]) shown.src = shown.src.replace(/[^/]+$/, id.value)
      if (typed) typed.value = ''
      if (link.closest('details')) start(sound)
      else typed?.focus()
    })
  // Back or reload: browsers may fill in the name of an earlier picture.
  addEventListener('pageshow', () => {
    id.value = image.src.split('/').at(-1) ?? ''
  })
}

// The focus stays on the button: pressed again, it says the digits again.
function play(button: HTMLButtonElement, sound: HTMLAudioElement): void {
  const details = sound.closest('details')
  const summary = details?.querySelector('summary')
  const status = details?.querySelector('[role=status]')
  if (!details || !summary || !status) return
  button.addEventListener('click', () => {
    details.open = true
    button.textContent = button.dataset.textAgain ?? ''
    start(sound)
  })
  sound.addEventListener('playing', () => {
    status.textContent = ''
  })
  sound.addEventListener('error', () => {
    status.textContent = details.dataset.textFailed ?? ''
  })
  summary.hidden = true
  button.hidden = false
}

function start(sound: HTMLAudioElement): void {
  sound.currentTime = 0
  sound.play().catch(console.warn) // what users need to know comes as the event `error`
}

// Version 4. crypto.randomUUID is missing on plain http.
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

type Proof = ReturnType<typeof keep>

// One proof at a time, for one sending: found anew when it is too old, or was sent before.
function keep(container: HTMLElement, field: HTMLInputElement) {
  let at = 0
  let finding: Promise<void> | undefined
  return {
    isFresh: () => field.value !== '' && Date.now() - at < FRESH_MS,
    forget: () => {
      field.value = ''
    },
    find(): Promise<void> {
      if (this.isFresh()) return Promise.resolve()
      const asked = Date.now() // the server's five minutes begin with the question
      finding ??= prove(container)
        .then(solved => {
          field.value = solved
          at = asked
        })
        .finally(() => {
          finding = undefined
        })
      return finding
    },
  }
}

// A form that goes with a proof waits for it. Sent once more, when no answer came, it goes with another one: each counts once.
function goWith(proof: Proof, form: HTMLFormElement, needs: (event: SubmitEvent) => boolean, says: Says): void {
  let waits = false
  form.addEventListener('submit', async event => {
    // A press while the answer is on its way: enhance.ts keeps it from going.
    if (event.defaultPrevented || event.submitter?.getAttribute('aria-disabled') === 'true' || !needs(event)) return
    if (proof.isFresh()) {
      setTimeout(proof.forget) // once the form has read its fields
      return
    }
    event.preventDefault()
    if (waits) return
    waits = true
    says.working()
    try {
      await proof.find()
      says.found()
      form.requestSubmit(event.submitter)
    } catch (error) {
      console.warn(error)
      says.failed()
    }
    waits = false
  })
}

type Says = { working(): void; found(): void; failed(): void }

function offer(container: HTMLElement, field: HTMLInputElement): void {
  const { form } = field
  const button = container.querySelector('button')
  const status = container.querySelector<HTMLElement>('[role=status]')
  const picture = document.querySelector<HTMLElement>('[data-image-text]')
  if (!form || !button || !status || !picture) return
  const { textWorking = '', textDone = '', textFailed = '' } = container.dataset
  const proof = keep(container, field)
  let found = false
  const says = {
    working: () => {
      status.textContent = textWorking
    },
    found: () => {
      found = true
      status.textContent = textDone
      drop([picture, button], status)
    },
    failed: () => {
      found = false
      status.textContent = textFailed
      for (const element of [picture, button]) element.hidden = false
    },
  }
  let busy = false
  button.addEventListener('click', async () => {
    if (busy) return
    busy = true
    button.setAttribute('aria-disabled', 'true')
    says.working()
    await proof.find().then(says.found, error => {
      console.warn(error)
      says.failed()
    })
    button.removeAttribute('aria-disabled')
    busy = false
  })
  goWith(proof, form, () => found, says)
  // As above: a proof of an earlier time.
  addEventListener('pageshow', proof.forget)
  container.hidden = false
}

// Begins when somebody begins to type, and again when the form is sent long after; the form waits for it.
function findByItself(itself: HTMLElement, container: HTMLElement, field: HTMLInputElement): void {
  const form = field.form
  const button = container.querySelector('button')
  const status = container.querySelector<HTMLElement>('[role=status]')
  if (!form || !button || !status) return
  const proof = keep(container, field)
  button.hidden = true
  // The first field has the focus from the start: typing there is the beginning as well.
  for (const begins of ['focusin', 'input'])
    form.addEventListener(begins, () => proof.find().catch(console.warn), { once: true })
  const needs = ({ submitter }: SubmitEvent) => {
    // Another button than the one that the form is for, such as 郵便番号から所在地を入力.
    const isAction = submitter?.getAttribute('name') === 'action' && form.querySelector('.primary') !== null
    return !isAction && itself.hasAttribute('data-by-itself')
  }
  goWith(proof, form, needs, {
    working: () => {
      status.textContent = container.dataset.textWorking ?? ''
    },
    found: () => {
      status.textContent = ''
    },
    failed: () => {
      ask()
      button.hidden = false
      status.textContent = container.dataset.textFailed ?? ''
      document.querySelector<HTMLInputElement>('input[name=image]')?.focus()
    },
  })
  // Back from the next page: the proof was used there.
  addEventListener('pageshow', proof.forget)
}

// The picture, where there is no proof.
function ask(): void {
  itself?.removeAttribute('data-by-itself')
}

async function prove(container: HTMLElement): Promise<string> {
  const { worker = '', proofUrl = '' } = container.dataset
  const task = await within(ANSWER_MS, async (signal): Promise<ProofTask> => {
    const response = await fetch(proofUrl, { signal })
    if (!response.ok) throw new Error(`${proofUrl}: ${response.status}`)
    return response.json()
  })
  const solution = await within(PATIENCE_MS, late =>
    inWorker(worker, task, late).catch(error => {
      if (late.aborted) throw error
      return here(worker, task, late)
    }),
  )
  return btoa(JSON.stringify({ challenge: task, solution }))
}

// Rejects when it takes longer, and tells whoever still works on it.
async function within<T>(ms: number, work: (late: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      late.abort()
      reject(new Error(`nothing after ${ms} ms`))
    }, ms)
  })
  try {
    return await Promise.race([work(late.signal), tooLong])
  } finally {
    clearTimeout(timer)
  }
}

function inWorker(url: string, task: ProofTask, late: AbortSignal): Promise<Solution> {
  return new Promise<Solution>((resolve, reject) => {
    const worker = new Worker(url, { type: 'module' })
    const end = (solution?: Solution): void => {
      worker.terminate()
      if (solution) resolve(solution)
      else reject(new Error('no solution'))
    }
    late.addEventListener('abort', () => end())
    worker.onmessage = event => end(event.data)
    worker.onerror = () => end()
    worker.postMessage(task)
  })
}

// In the page itself: slower, but its keys are derived beside it, so it stays alive.
async function here(url: string, task: ProofTask, late: AbortSignal): Promise<Solution> {
  const { solve }: typeof import('./proofWorker.ts') = await import(url)
  return solve(task, late)
}

// Takes away what is no longer asked; what stands below stays where it is. The focus moves only if it would be lost: people go on typing meanwhile.
function drop(elements: (HTMLElement | null)[], status: HTMLElement): void {
  const loses = elements.some(element => element?.contains(document.activeElement))
  const check = status.closest<HTMLElement>('.robot-check')
  if (check) check.style.minHeight = `${check.getBoundingClientRect().height}px`
  for (const element of elements) {
    if (!element) continue
    element.hidden = true
    element.querySelector('audio')?.pause()
    for (const input of element.querySelectorAll('input')) {
      input.required = false
      input.removeAttribute('aria-required')
    }
  }
  if (!loses) return
  status.tabIndex = -1
  status.focus()
}
