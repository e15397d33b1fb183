// An アクティベーションキー: a card with two codes (M§5.1).
import { html } from 'hono/html'
import { drawing, printed, type Shapes } from './drawing.ts'

export type CardCodes = { activationKeyNo: string; registrationId: string }

/** @param lit whether each code lights up with its field */
export function card({ activationKeyNo, registrationId }: CardCodes, lit = false): Shapes {
  const spot = (name: keyof CardCodes) => (lit ? name : undefined)
  return drawing(
    'card-drawn',
    [0, 0, 264, 160],
    html`<rect class="paper" x="1" y="1" width="262" height="158" rx="12"/><path class="band" d="M1 18h262v16H1z"/>${printed(22, 66, { name: 'Activation Key No.', code: activationKeyNo, spot: spot('activationKeyNo') })}${printed(22, 116, { name: 'Registration ID', code: registrationId, spot: spot('registrationId') })}`,
  )
}
