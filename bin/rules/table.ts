/** A table of Markdown. */
export function table(head: string[], rows: string[][]): string {
  const markdownRow = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [markdownRow(head), markdownRow(head.map(() => '---')), ...rows.map(markdownRow)].join('\n')
}
