// The session's end (30 idle minutes, C11): a notice some minutes before it, a button to go on, and nothing typed is lost.
// GET /session looks without using the session, POST uses it; both bring the words. A hidden tab asks nothing.
import type { Text } from '#words/text'
import { forgetTyped, keepTyped, typedNow } from './kept.ts'

type Answer = { secondsLeft: number; words?: Text['enhance']['session'] }

const WARN_MS = 3 * 60_000
const AFTER_MS = 2_000 // asked a little after the end, so that the answer is sure
const AGAIN_MS = 30_000
const THANKS_MS = 5_000

const box = document.querySelector<HTMLElement>('[data-session]')
if (box) watch(box)

function watch(box: HTMLElement): void {
  const ask = (method: 'GET' | 'POST') => askAt(box.dataset.session ?? '', method)
  const notice = noticeIn(box)
  let end = Date.now() + Number(box.dataset.seconds) * 1000
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasAsked = false
  if (Date.now() > end - WARN_MS) look()
  else wait()

  function wait(): void {
    clearTimeout(timer)
    const left = end - Date.now()
    timer = setTimeout(look, Math.max(0, left > WARN_MS ? left - WARN_MS : left + AFTER_MS))
  }

  /** Other tabs may have used the session meanwhile, so the server is asked before anything is said. */
  async function look(): Promise<void> {
    if (!document.hidden) learn(await ask('GET')) // hidden: asked when it is seen again
  }

  /** @returns milliseconds left; undefined when the server cannot be asked */
  function learn(answer: Answer | undefined): number | undefined {
    clearTimeout(timer)
    if (!answer?.words) {
      timer = setTimeout(look, AGAIN_MS)
      return undefined
    }
    const { words } = answer
    const left = answer.secondsLeft * 1000
    end = Date.now() + left
    if (left > WARN_MS) notice.close()
    else if (left > 0) notice.say(words, words.soon.replace('#', String(Math.ceil(left / 60_000))), notice.stay)
    else notice.say(words, Object.keys(typedNow()).length > 0 ? words.over : words.overNothing, notice.login)
    if (left > 0) wait()
    return left
  }

  notice.stay.addEventListener('click', async () => {
    const answer = await ask('POST')
    const left = learn(answer)
    if (!left || !answer?.words) return
    // Twelve hours after the login there is no more to be had.
    if (left <= WARN_MS) return notice.say(answer.words, answer.words.last)
    notice.say(answer.words, answer.words.stayed)
    setTimeout(notice.close, THANKS_MS)
  })
  notice.login.addEventListener('click', keepTyped)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() > end - WARN_MS) look()
  })
  addEventListener('pageshow', event => {
    if (event.persisted) look()
  })

  // Sent after the end, a form would be lost at the login. In the capture phase: before the lock of enhance.ts.
  const beforeSubmit = async (event: SubmitEvent): Promise<void> => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    if (form.classList.contains('sign-out')) return forgetTyped()
    if (wasAsked || Date.now() < end) return
    event.preventDefault()
    const { submitter } = event
    if (learn(await ask('GET')) === 0) {
      keepTyped()
      location.assign(notice.login.href)
      return
    }
    wasAsked = true
    form.requestSubmit(submitter)
    wasAsked = false
  }
  document.addEventListener('submit', beforeSubmit, true)
}

/** Sentence, button and link, out of sight until there is something to say. */
function noticeIn(box: HTMLElement) {
  const inner = box.appendChild(document.createElement('div'))
  const sentence = inner.appendChild(document.createElement('p'))
  const stay = document.createElement('button')
  const login = document.createElement('a')
  let cameFrom: HTMLElement | undefined
  inner.className = 'measure'
  sentence.role = 'status' // empty as yet, but there: what is put into it later is announced
  stay.type = 'button'
  stay.className = 'button secondary'
  login.className = 'button primary'
  login.href = `${box.dataset.login}&next=${encodeURIComponent(location.pathname)}`
  stay.addEventListener('focus', event => {
    if (event.relatedTarget instanceof HTMLElement) cameFrom = event.relatedTarget
  })

  function say(words: Text['enhance']['session'], text: string, control?: HTMLElement): void {
    box.classList.add('open')
    box.role = 'region' // a landmark only while there is something in it
    box.ariaLabel = words.label
    stay.textContent = words.stay
    login.textContent = words.toLogin
    if (sentence.textContent !== text) sentence.textContent = text
    offer(control)
  }

  function close(): void {
    box.classList.remove('open')
    box.role = box.ariaLabel = null
    sentence.textContent = ''
    offer()
  }

  /** Shows one control or none: one without words is nowhere. The focus is not lost with the button that goes. */
  function offer(control?: HTMLElement): void {
    const hadFocus = document.activeElement === stay && control !== stay
    for (const one of [stay, login]) if (one !== control) one.remove()
    if (control && !control.isConnected) inner.append(control)
    if (hadFocus) (control ?? cameFrom ?? document.getElementById('main'))?.focus()
  }
  return { stay, login, say, close }
}

/** @param address of the surface's answer about its sessions, which the page brings along */
async function askAt(address: string, method: 'GET' | 'POST'): Promise<Answer | undefined> {
  try {
    const answer = await fetch(address, { method })
    // The guard sends a POST without a session to the login: then GET says so, with the words for it.
    return answer.redirected ? askAt(address, 'GET') : ((await answer.json()) as Answer)
  } catch {
    return undefined // No network, or the server is away.
  }
}
