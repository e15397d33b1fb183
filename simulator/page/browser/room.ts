// Keys by mouse and keyboard without loading the page anew, and screens that change by themselves.
// Without this module every button still works, as a form.
import type { News } from '../news.ts'

/** By KeyboardEvent.key; what letters mean depends on the screen, so the simulator says it. */
const KEYS: Record<string, string> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'enter',
  Escape: 'back',
  Backspace: 'erase',
  F1: 'blue',
  F2: 'red',
  F3: 'green',
  F4: 'yellow',
}

const lost = document.querySelector<HTMLElement>('[data-lost]')!
const lang = document.documentElement.lang
/** Requests of one page go one after the other: keys must arrive in the order in which they were pressed. */
let inTurn: Promise<unknown> = Promise.resolve()

const shown = new Map<string, { screen: string; revision: number }>()

for (const device of document.querySelectorAll<HTMLElement>('.device')) {
  device.addEventListener('submit', onSubmit)
  device.addEventListener('keydown', onKey)
  device.querySelector('.tv')!.addEventListener('paste', event => onPaste(device, event as ClipboardEvent))
}
listen()

function onSubmit(event: SubmitEvent): void {
  const { target: form, submitter } = event
  if (!(form instanceof HTMLFormElement) || !(submitter instanceof HTMLButtonElement)) return
  if (!('press' in form.dataset || 'plug' in form.dataset)) return
  event.preventDefault()
  if ('plug' in form.dataset) {
    const device = form.closest<HTMLElement>('.device')!
    post(form, [[submitter.name, String(device.dataset.plugged !== 'true')]])
  } else {
    post(form, [[submitter.name, submitter.value]])
    lightUp(form, submitter.value)
  }
}

function onKey(event: KeyboardEvent): void {
  const device = event.currentTarget as HTMLElement
  const target = event.target as HTMLElement
  const onTelevision = target.classList.contains('tv')
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  // Enter is 決定 on the remote control as well: whoever pressed ▼ with the mouse goes on by keyboard. Space presses the button.
  if (!onTelevision && !target.closest('.remote')) return
  const key = keyOf(event)
  if (!key) return
  event.preventDefault()
  press(device, [key])
}

function keyOf({ key, code }: KeyboardEvent): string | undefined {
  const known = KEYS[key]
  if (known) return known
  // An input method swallows what was typed and leaves only where it was typed.
  const typed = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1] ?? key.toUpperCase()
  if (/^\d$/.test(typed)) return typed
  return /^[A-Z]$/.test(typed) ? `letter ${typed}` : undefined
}

/** A whole key, as it was copied from the portal. */
function onPaste(device: HTMLElement, event: ClipboardEvent): void {
  const text = (event.clipboardData?.getData('text') ?? '').normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  if (!device.querySelector('.pad') || !/^[\dA-F]{1,16}$/.test(text)) return
  event.preventDefault()
  press(device, [...text])
}

function press(device: HTMLElement, keys: string[]): void {
  const form = device.querySelector<HTMLFormElement>('[data-press]')!
  post(
    form,
    keys.map(key => ['key', key]),
  )
  for (const key of keys.slice(0, 1)) lightUp(form, key)
}

/** The button of the remote control that is pressed is seen to be. */
function lightUp(form: HTMLFormElement, key: string): void {
  const button = form.querySelector<HTMLElement>(`button[value="${key === 'erase' ? 'back' : key}"]`)
  if (!button) return
  button.classList.add('pressed')
  setTimeout(() => button.classList.remove('pressed'), 150)
}

function post(form: HTMLFormElement, fields: [string, string][]): void {
  inTurn = inTurn.then(async () => {
    try {
      const headers = { accept: 'application/json' }
      const answer = await fetch(form.action, { method: 'POST', headers, body: new URLSearchParams(fields) })
      show((await answer.json()) as News)
    } catch {
      lost.hidden = false // The simulator is away; the stream of news says when it is back.
    }
  })
}

function listen(): void {
  const stream = new EventSource(`/events?lang=${lang}`)
  stream.addEventListener('open', () => {
    shown.clear() // a simulator that was started anew counts anew
    lost.hidden = true
  })
  stream.addEventListener('error', () => {
    lost.hidden = false
  })
  stream.addEventListener('message', event => show(JSON.parse(event.data) as News))
}

function show(news: News): void {
  const device = document.getElementById(`device-${news.mprId}`)
  if ('gone' in news ? device : !device) location.reload()
  if (!device || 'gone' in news) return
  const before = shown.get(news.mprId)
  if (before && news.revision < before.revision) return // overtaken
  // Nothing but what the server escaped; a screen that is the same is left alone, with its animation.
  if (before?.screen !== news.screen) device.querySelector('[data-screen]')!.innerHTML = news.screen
  shown.set(news.mprId, news)
  device.dataset.plugged = String(news.plugged)
  write(device.querySelectorAll('[data-spoken]'), news.spoken)
  write(device.querySelectorAll('[data-cable]'), news.cable)
  const button = device.querySelector<HTMLButtonElement>('[data-plug] button')!
  button.value = String(!news.plugged)
  button.ariaLabel = `${device.querySelector('.cable p span')!.textContent} ${news.cable[1]}`
  write(document.querySelectorAll('[data-today]'), [news.today])
}

function write(elements: NodeListOf<Element>, texts: string[]): void {
  elements.forEach((element, i) => {
    if (element.textContent !== texts[i]) element.textContent = texts[i] ?? ''
  })
}
