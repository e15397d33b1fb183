// What is wrong with a file, or with one of its rows, as sentences.
import type { FileProblem } from '#domain/careFile'
import type { CodeIssue } from '#domain/codes'
import type { FileRefused } from '#operations/care/tryCareFile'
import type { Text } from '#words/text'
import { fieldIssue, tagsIssue } from './fields.ts'

export function problemText(text: Text, problem: FileProblem): string {
  const { deviceFiles, common, refusals } = text
  const { problem: words } = deviceFiles
  switch (problem.kind) {
    case 'code':
      return codeText(text, common[problem.code], problem.issue)
    case 'field': {
      const { field, issue } = problem
      return field === 'tags' ? tagsIssue(text, issue) : fieldIssue(text, field, issue as 'length')
    }
    case 'miscounted':
      return words.miscounted(problem.got, problem.want)
    case 'repeated':
      return words.repeated(problem.earlier)
    case 'refused':
      return `${refusals[problem.refusal].text}${text.lang === 'en' ? ' ' : ''}${refusals[problem.refusal].next}`
    default:
      return words[problem.kind]
  }
}

function codeText({ codes }: Text, label: string, issue: CodeIssue): string {
  if (issue.kind === 'length') return codes.length(label, issue.want, issue.got)
  if (issue.kind === 'product-number') return codes.productNumber(label)
  return codes[issue.kind](label)
}

export function refusedText({ deviceFiles: { unreadable }, devices }: Text, why: FileRefused): string {
  switch (why.reason) {
    case 'no-column':
      return unreadable['no-column'](why.missing.join('、'))
    case 'heading-below':
    case 'bytes':
    case 'open-quote':
    case 'after-quote':
    case 'long-row':
      return unreadable[why.reason](why.line)
    case 'too-many-rows':
      return unreadable['too-many-rows'](devices.number(why.most))
    default:
      return unreadable[why.reason]
  }
}
