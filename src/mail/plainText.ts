// Plain text as mail programs show it: lines that fit, names that cannot disturb what stands around them.
import type { Block } from '#words/mail/mailText'

const WIDEST = 76

export function plainText(blocks: Block[], colon: string): string {
  return `${blocks.map(block => (typeof block === 'string' ? folded(block) : rows(block, colon))).join('\n\n')}\n`
}

/** Not folded: a value is copied. */
function rows(block: [string, string][], colon: string): string {
  return block.map(([label, value]) => `  ${label}${colon} ${value}`).join('\n')
}

/** Broken at spaces alone: Japanese has its line breaks where its writer put them, and a URL stays whole. */
function folded(text: string): string {
  return text
    .split('\n')
    .flatMap(line => {
      if (line.startsWith(' ')) return line
      const lines: string[] = ['']
      for (const word of line.split(' ')) {
        const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`
        if (longer.length > WIDEST && lines.at(-1) !== '') lines.push(word)
        else lines[lines.length - 1] = longer
      }
      return lines
    })
    .join('\n')
}

/** Signs that would begin a line, or change the direction of what follows. */
const UNRULY = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** What somebody calls themselves, on one line; isolated where it is written from right to left. */
export function nameOf(typed: string): string {
  const name = typed.replace(UNRULY, ' ').trim()
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name
}
