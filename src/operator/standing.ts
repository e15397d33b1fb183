// operator freeze, unfreeze, void: cards named one by one or in a file, with a CSV of what became of each.
import { basename, resolve } from 'node:path'
import type { StandingAct } from '#domain/cardStanding'
import { type ActivationKeyNo, formatCode } from '#domain/codes'
import { type StandingDecision, setCardStanding } from '#operations/cards/setCardStanding'
import { CARD_COLUMNS } from '#operations/csv/columns'
import { csvWriter } from '#operations/csv/write'
import { cardNoInFile, readCardNo } from './codes.ts'
import { type Command, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { readCsv } from './csv/read.ts'
import { writingTo } from './output.ts'
import { miscounted, REFUSED } from './sentences.ts'
import { cannot, say, type Terminal, wrongUse } from './terminal.ts'

const OPTIONS = { ...WRITES, file: { type: 'string' }, out: { type: 'string' } } as const
const AT_MOST = 100_000
const HEADING = ['Activation Key No.', 'Result', 'Stands now', 'Why']

export const freeze = command('freeze', 'stops new uses of cards; what they were used for goes on', 'reported stolen')
export const unfreeze = command('unfreeze', 'allows new uses of frozen cards again', 'found again')
export const voidCards = command('void', 'stops new uses of cards for ever', 'destroyed')

function command(act: StandingAct, summary: string, reason: string): Command {
  return {
    name: act,
    summary,
    usage: `${act} ACTIVATION-KEY-NO… | --file FILE [--out FILE]
  --file FILE    a CSV with a column Activation Key No., such as the one that mint writes, also as Excel saves it
  --out FILE     a new file for the CSV of results; otherwise it goes to standard output
${WRITES_USAGE}`,
    example: `${act} 3F06-A1B8-22C4-9D70 --as sato --reason "${reason}"`,
    run: (argv, terminal) => run(act, argv, terminal),
  }
}

async function run(act: StandingAct, argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, OPTIONS)
  const work = readWriter(values)
  const { file, out } = values
  if ((file === undefined) === (positionals.length === 0))
    throw wrongUse('Name the cards: either Activation Key Nos. or --file FILE.')
  const cards =
    file === undefined ? positionals.map(typed => readCardNo(typed, `"${typed}"`)) : await cardsIn(terminal, file)

  const deps = await terminal.open()
  const decisions = await writingTo(terminal, out, 'stdout', async write => {
    const answers = await setCardStanding(deps, { ...work, cards, act })
    const csv = csvWriter(write, HEADING)
    for (const [i, card] of cards.entries()) await csv.row([formatCode(card), ...resultCells(answers[i]!)])
    await csv.end()
    return answers
  })
  const refused = decisions.filter(d => !d.ok).length
  const changed = decisions.filter(d => d.ok && d.value.changed).length
  const counts = `${changed} changed, ${cards.length - changed - refused} as they were, ${refused} refused.`
  await say(terminal.err, `${work.dryRun ? 'Dry run, nothing is written: ' : ''}${act}: ${counts}\n`)
  return refused > 0 ? 1 : 0
}

function resultCells(decision: StandingDecision): string[] {
  if (!decision.ok) return ['refused', '', REFUSED[decision.refusal]]
  const { changed, standing } = decision.value
  return changed ? ['changed', standing, ''] : ['as it was', standing, `The card is ${standing} already.`]
}

/** Refuses the whole list when one row of it is wrong: nobody can know which card was meant. */
async function cardsIn(terminal: Terminal, file: string): Promise<ActivationKeyNo[]> {
  const cards: ActivationKeyNo[] = []
  const name = basename(file)
  for await (const rows of readCsv(resolve(terminal.folder, file), CARD_COLUMNS)) {
    for (const row of rows) {
      const at = `${name}, line ${row.line}`
      if (row.miscounted) throw cannot(`${at} ${miscounted(row.miscounted)}; nothing is changed.`)
      cards.push(cardNoInFile(row.cells.activationKeyNo, at))
    }
    if (cards.length > AT_MOST) throw cannot(`${name} has more than ${AT_MOST} cards: split it.`)
  }
  if (cards.length === 0) throw cannot(`${name} names no card.`)
  return cards
}
