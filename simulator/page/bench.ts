// デモ操作台: what belongs to the demo and to no device. The clock, one more device, the password, and the keyboard's keys.
import { PASSWORD } from '../device/device.ts'
import { type Html, html } from './html.ts'
import { withNative } from './screen/native.ts'
import type { Text } from './text/text.ts'

export type Problem = keyof Text['page']['problem']

export type Bench = {
  today: Temporal.PlainDate
  /** Whether days can be skipped. */
  movable: boolean
  problem?: Problem | undefined
  /** What was typed as an MPR ID and could not be taken. */
  typed?: string | undefined
}

const OF_THE_FIELD: Problem[] = ['mprId', 'known', 'full']

export function bench(props: Bench, text: Text): Html {
  return html`<section class="bench" aria-labelledby="bench"><h2 id="bench">${text.page.bench}</h2>
<div class="benches">${clock(props, text)}${addition(props, text)}${help(text)}</div></section>`
}

function clock({ today, movable, problem }: Bench, { page, lang }: Text): Html {
  const failed = problem && !OF_THE_FIELD.includes(problem)
  return html`<form class="clock" id="clock" method="post" action="/clock?lang=${lang}"><h3>${page.clock}</h3>
<p class="today" data-today>${page.today(today)}</p>
${failed && html`<p class="problem" role="alert">${page.problem[problem]}</p>`}
${
  movable
    ? html`<p class="steps">${(['day', 'month', 'year'] as const).map(
        step => html`<button type="submit" name="by" value="${step}">${page.forward[step]}</button>`,
      )}</p><p class="soft">${page.clockNote}</p>`
    : html`<p class="soft">${page.realClock}</p>`
}</form>`
}

function addition({ problem, typed }: Bench, { page, lang }: Text): Html {
  const failed = problem !== undefined && OF_THE_FIELD.includes(problem)
  const invalid = failed
    ? html` aria-invalid="true" aria-describedby="mpr-id-note mpr-id-problem" autofocus`
    : html` aria-describedby="mpr-id-note"`
  return html`<form class="addition" id="add" method="post" action="/devices?lang=${lang}"><h3>${page.add}</h3>
<label for="mpr-id">MPR ID</label><p class="soft" id="mpr-id-note">${page.addNote}</p>
${failed && html`<p class="problem" id="mpr-id-problem">${page.problem[problem]}</p>`}
<p class="steps"><input id="mpr-id" name="mprId" type="text" value="${typed ?? ''}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60"${invalid}>
<button type="submit">${page.addNow}</button></p></form>`
}

/** Nobody here has the manual at hand: without the password the walk ends at the login. */
function help(text: Text): Html {
  const { page } = text
  return html`<div><h3>${withNative(text, words => words.screen.login)}</h3><p class="soft">${page.password(PASSWORD)}</p>
<details class="keyboard"><summary>${page.keyboard}</summary><p class="soft">${page.keyboardNote}</p>
<dl>${page.keyboardRows.map(([key, does]) => html`<div><dt>${key}</dt><dd>${does}</dd></div>`)}</dl></details></div>`
}
