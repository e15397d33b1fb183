// The robot check of a form (C7): the letters of a picture (M§5.2-2), digits read aloud, or a proof of work.
import type { Text } from '#words/text'
import { describedBy, errorLine } from './field.ts'
import { type Html, html } from './html.ts'

/** What a form's robot check is made of, new each time that the form is shown. */
export type RobotCheck = {
  /** A random id, which ends the addresses of picture and sound. */
  id: string
  image: string
  sound: string
  /** Where the work of a proof is asked for, and the script that does it. */
  proof: string
  worker: string
}

type Props = RobotCheck & {
  /**
   * `asked`: picture and sound are asked for, and the proof is a button beside them. `by-itself`: browsers with scripts find
   * the proof while the form is filled in, and show nothing of all this.
   */
  mode: 'asked' | 'by-itself'
  /** Where a browser without scripts gets another picture; without it by sending the form, which keeps what was typed. */
  reload?: string
  error?: string | undefined
}

/** The field that carries the id. Pages of the version before have it too, so the name stays. */
export const ROBOT_CHECK_ID = 'challenge'

/** The button without scripts for another picture, as the field `action` of the form has it. */
export const ANOTHER_IMAGE = 'another-image'

export function robotCheck({ robot }: Text, { mode, reload, error, ...check }: Props): Html {
  // Whatever the proof was that a wrong answer came with: what follows is for people to read.
  const byItself = mode === 'by-itself' && error === undefined
  return html`<div class="robot-check"${byItself && html` data-by-itself`}>
<input type="hidden" name="${ROBOT_CHECK_ID}" value="${check.id}">
<div data-image-text>
<div class="${error ? 'field wrong' : 'field'}"><label for="image">${robot.image}</label>
<div class="hint" id="image-hint">${robot.imageHint}</div>
<div class="captcha"><img src="${check.image}" width="200" height="68" alt="${robot.imageAlt}"${byItself && html` loading="lazy"`}>
<input class="input" id="image" name="image" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"${error && html` aria-invalid="true"`}${describedBy('image', robot.imageHint, error)}></div>
${error && errorLine('image', error)}</div>
<p class="other-ways">${another(robot.newImage, reload)}<button type="button" class="as-link" data-listen data-text-again="${robot.listenAgain}" hidden>${robot.listen}</button></p>
${spokenDigits(robot, check.sound, reload)}
</div>
<div data-proof data-worker="${check.worker}" data-proof-url="${check.proof}" data-text-working="${robot.proofWorking}" data-text-done="${robot.proofDone}" data-text-failed="${robot.proofFailed}" hidden>
<button type="button" class="as-link">${robot.proof}</button><p role="status"></p><input type="hidden" name="proof" value=""></div>
</div>`
}

/** With scripts picture and sound change in place. */
const another = (name: string, reload: string | undefined): Html =>
  reload === undefined
    ? html`<button type="submit" class="as-link" name="action" value="${ANOTHER_IMAGE}" data-another>${name}</button>`
    : html`<a href="${reload}" data-another>${name}</a>`

/** Quiet and not even loaded until somebody plays it. With scripts a button stands for the summary. */
function spokenDigits(robot: Text['robot'], src: string, reload: string | undefined): Html {
  return html`<details class="spoken" data-text-failed="${robot.listenFailed}"><summary>${robot.listen}</summary>
<p class="hint">${robot.listenHow}</p>
<audio src="${src}" preload="none" controls></audio>
<p>${another(robot.newSound, reload)}</p>
<p role="status"></p></details>`
}
