// What can be seen of a text. A paste from a document, a chat or a web page brings marks along that nobody sees.

/**
 * Leaves no trace on a page: zero width, joiners, marks of direction, variation selectors, soft hyphen, BOM, fillers, tags,
 * interlinear marks, and controls that are no white space.
 */
export const INVISIBLE = String.raw`\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}|[\ufff9-\ufffc\u{16fe4}\u{1d159}]`
const EACH_INVISIBLE = new RegExp(INVISIBLE, 'gu')

const EACH_BUT_JOINERS = new RegExp(String.raw`(?![\u200c\u200d])(?:${INVISIBLE})`, 'gu')

/** For names whose letters a joiner may join: it is left, wherever it stands. */
export const withJoinersAlone = (text: string): string => text.replace(EACH_BUT_JOINERS, '')

/** For a value that holds nothing invisible: codes, numbers, addresses. The empty cell of Braille is a space to its reader. */
export function withoutInvisible(text: string): string {
  return text.replace(EACH_INVISIBLE, '').replace(/\u2800/g, ' ')
}
