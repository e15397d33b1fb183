import type { Text } from '#words/text'
import { type Html, html } from './html.ts'

/** Copies what stands beside it. Hidden until copy.ts finds a clipboard; says that it worked to eyes and ears at once. */
export function copyButton({ enhance }: Text, label: string, value: string): Html {
  return html` <span class="copy" hidden><button type="button" class="as-link" data-copy="${value}" aria-label="${enhance.copyOf(label)}">${enhance.copy}</button><span role="status" data-copied="${enhance.copied}"></span></span>`
}
