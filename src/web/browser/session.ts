// The session's end (30 idle minutes, C11): a notice some minutes before it, a button to go on, and nothing typed is lost.
// GET /session looks without using the session, POST uses it. A hidden tab asks nothing.
import { forgetTyped, keepTyped, typedNow } from './kept.ts'

const WARN_MS = 3 * 60_000
const AFTER_MS = 2_000 // asked a little after the end, so that the answer is sure
const AGAIN_MS = 30_000
const THANKS_MS = 5_000

const box = document.querySelector<HTMLElement>('[data-session]')
const words = box?.querySelector<HTMLElement>('[role=status]')
const stay = box?.querySelector('button')
const login = box?.querySelector('a')
if (box && words && stay && login) watch(box, words, stay, login)

function watch(box: HTMLElement, words: HTMLElement, stay: HTMLButtonElement, login: HTMLAnchorElement): void {
  const {
    textLabel = '',
    textSoon = '',
    textLast = '',
    textStayed = '',
    textOver = '',
    textOverNothing = '',
  } = box.dataset
  let end = Date.now() + Number(box.dataset.seconds) * 1000
  let timer: ReturnType<typeof setTimeout> | undefined
  let cameFrom: HTMLElement | undefined
  let wasAsked = false
  box.hidden = false // Empty as yet, but there: what is put into it later is announced.
  login.href = `/login?ended=1&next=${encodeURIComponent(location.pathname)}`
  if (Date.now() > end - WARN_MS) look()
  else wait()

  function wait(): void {
    clearTimeout(timer)
    const left = end - Date.now()
    timer = setTimeout(look, Math.max(0, left > WARN_MS ? left - WARN_MS : left + AFTER_MS))
  }

  /** Other tabs may have used the session meanwhile, so the server is asked before anything is said. */
  async function look(): Promise<void> {
    if (document.hidden) return // asked when it is seen again
    learn(await ask('GET'))
  }

  function learn(left: number | undefined): void {
    clearTimeout(timer)
    if (left === undefined) {
      timer = setTimeout(look, AGAIN_MS)
      return
    }
    end = Date.now() + left
    if (left > WARN_MS) close()
    else if (left > 0) say(textSoon.replace('#', String(Math.ceil(left / 60_000))), stay)
    else say(Object.keys(typedNow()).length > 0 ? textOver : textOverNothing, login)
    if (left > 0) wait()
  }

  function say(text: string, control?: HTMLElement): void {
    box.classList.add('open')
    box.role = 'region' // a landmark only while there is something in it
    box.ariaLabel = textLabel
    if (words.textContent !== text) words.textContent = text
    offer(control)
  }

  function close(): void {
    box.classList.remove('open')
    box.role = box.ariaLabel = null
    words.textContent = ''
    offer(undefined)
  }

  /** Shows one control or none. The focus is not lost with the button that goes. */
  function offer(control: HTMLElement | undefined): void {
    const hadFocus = document.activeElement === stay && control !== stay
    for (const one of [stay, login]) one.hidden = one !== control
    if (hadFocus) (control ?? cameFrom ?? document.getElementById('main'))?.focus()
  }

  stay.addEventListener('focus', event => {
    if (event.relatedTarget instanceof HTMLElement) cameFrom = event.relatedTarget
  })
  stay.addEventListener('click', async () => {
    const left = await ask('POST')
    learn(left)
    if (left === undefined || left === 0) return
    // Twelve hours after the login there is no more to be had.
    if (left <= WARN_MS) return say(textLast)
    say(textStayed)
    setTimeout(close, THANKS_MS)
  })
  login.addEventListener('click', keepTyped)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() > end - WARN_MS) look()
  })
  addEventListener('pageshow', event => {
    if (event.persisted) look()
  })

  // Sent after the end, a form would be lost at the login. In the capture phase: before the lock of enhance.ts.
  document.addEventListener(
    'submit',
    async event => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
      if (form.classList.contains('sign-out')) return forgetTyped()
      if (wasAsked || Date.now() < end) return
      event.preventDefault()
      const { submitter } = event
      const left = await ask('GET')
      learn(left)
      if (left === 0) {
        keepTyped()
        location.assign(login.href)
        return
      }
      wasAsked = true
      form.requestSubmit(submitter)
      wasAsked = false
    },
    true,
  )
}

/** @returns milliseconds that the session lasts, 0 when it is over, undefined when the server cannot be asked */
async function ask(method: 'GET' | 'POST'): Promise<number | undefined> {
  try {
    const answer = await fetch('/session', { method })
    if (answer.redirected) return 0 // the guard sends to the login
    const { secondsLeft } = (await answer.json()) as { secondsLeft: number }
    return secondsLeft * 1000
  } catch {
    return undefined // No network, or the server is away.
  }
}
