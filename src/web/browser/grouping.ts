// Groups of four while a code is typed (M§5.2-4 had four boxes). Pure: what stood in the field, what stands there now.

export type Typed = { value: string; caret: number }

const DIGIT = /[0-9A-FO]/i
/** Only such a text is touched. Anything else, full-width letters among it, stays as typed: the server reads or refuses it. */
const ONLY_A_CODE = /^[0-9A-FO -]*$/i
const GROUP = 4

/**
 * @param before what stood in the field
 * @param now what the browser made of the last key
 * @param kind the event's inputType
 * @returns what should stand there; undefined to leave it alone
 */
export function regroup(before: string, now: Typed, kind: string): Typed | undefined {
  if (!ONLY_A_CODE.test(now.value) || kind.startsWith('history')) return undefined
  const left = digitsOf(now.value.slice(0, now.caret))
  const right = digitsOf(now.value.slice(now.caret))
  const crossed = right !== '' && wasSeparator(before, now, left + right)
  const [head, tail] = !crossed
    ? [left, right]
    : kind === 'deleteContentBackward'
      ? [left.slice(0, -1), right]
      : kind === 'deleteContentForward'
        ? [left, right.slice(1)]
        : [left, right]
  return place(head, tail, kind === 'insertText' && /[ -]$/.test(now.value.slice(0, now.caret)))
}

/** Whether only separators went: then the key meant the digit beyond them, or it would seem dead. */
function wasSeparator(before: string, now: Typed, digits: string): boolean {
  return now.value.length === before.length - 1 && digitsOf(before) === digits
}

/** @param open a separator was just typed before the caret: it stays where a group ends, also at the end of all */
function place(head: string, tail: string, open: boolean): Typed {
  const groupEnds = head.length > 0 && head.length % GROUP === 0
  const value = inGroups(head + tail)
  const caret = inGroups(head).length
  if (!open || !groupEnds) return { value, caret }
  return tail === '' ? { value: `${value}-`, caret: caret + 1 } : { value, caret: caret + 1 }
}

const digitsOf = (text: string) => [...text].filter(letter => DIGIT.test(letter)).join('')
const inGroups = (digits: string) =>
  digits
    .toUpperCase()
    .match(/.{1,4}/g)
    ?.join('-') ?? ''
