import { type Html, html } from './html.ts'

const JAPANESE = /([\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+)/

/**
 * A sentence that names what stands on a Japanese screen. In English these words are marked as what they are, for speech
 * (WCAG 3.1.2).
 * @param shown how the rest of it is shown
 */
export function marked(
  lang: 'ja' | 'en',
  text: string,
  shown: (text: string) => Html | string = words => words,
): Html | string {
  if (lang === 'ja') return shown(text)
  const stretches = text.split(JAPANESE)
  return html`${stretches.map((words, i) => (i % 2 ? html`<span lang="ja">${words}</span>` : shown(words)))}`
}
