// A state in a word: the colour only helps.
import { type Html, html } from './html.ts'

export type BadgeKind = 'good' | 'soon' | 'late' | 'waiting' | 'over'

export const badge = (kind: BadgeKind, text: string): Html => html`<span class="badge ${kind}">${text}</span>`
