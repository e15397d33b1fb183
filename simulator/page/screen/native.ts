// The device speaks Japanese. In English its names stand in brackets behind ours, as the portal's guide has them.
import { type Html, html } from '../html.ts'
import { type Text, texts } from '../text/text.ts'

/** @param name found in the words of either language */
export function withNative(text: Text, name: (words: Text) => string): Html | string {
  return text.lang === 'ja' ? name(text) : html`${name(text)} <span lang="ja">(${name(texts.ja)})</span>`
}
