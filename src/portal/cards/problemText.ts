// What is wrong with a row of a list of cards, as a sentence.
import type { ActivationKeyNo } from '#domain/codes'
import type { CardListProblem } from '#operations/cards/readCardList'
import type { Text } from '#words/text'
import { codeIssueText } from '../codesForm.ts'
import { fieldIssue } from '../devices/fields.ts'

/** `unknown`: its pair is wrong; `waits`: it was not looked at. */
export type RowProblem = (CardListProblem | { kind: 'unknown' } | { kind: 'waits' }) & {
  line: number
  card?: ActivationKeyNo
}

export function cardProblemText(text: Text, problem: RowProblem): string {
  const { problem: words } = text.cards
  switch (problem.kind) {
    case 'code':
      return codeIssueText(text, text.common[problem.code], problem.issue, false)
    case 'order-no':
      return fieldIssue(text, 'orderNo', problem.issue)
    case 'miscounted':
      return words.miscounted(problem.got, problem.want)
    case 'repeated':
      return words.repeated(problem.earlier)
    default:
      return words[problem.kind]
  }
}
