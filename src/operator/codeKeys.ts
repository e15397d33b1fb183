// operator change-code-key, end-clear-codes: how codes are kept (decision 017).
import { changeCodeKey } from '#operations/upkeep/changeCodeKey'
import { endClearCodes } from '#operations/upkeep/endClearCodes'
import { type Command, dryRunHeading, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { REFUSED } from './sentences.ts'
import { cannot, say, type Terminal, wrongUse } from './terminal.ts'

export const changeCodeKeyCommand: Command = {
  name: 'change-code-key',
  summary: 'lets another key of the file CODE_KEYS seal codes; servers go on meanwhile',
  usage: `change-code-key [--prepare | --only-server]
  --prepare      only put the next key into the file here, to be copied to every server before it is used
  --only-server  there is no other server: the next key is made and used at once
${WRITES_USAGE}`,
  example: 'change-code-key --as sato --reason "yearly change"',
  run: runChange,
}

async function runChange(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    ...WRITES,
    prepare: { type: 'boolean' },
    'only-server': { type: 'boolean' },
  })
  const work = readWriter(values)
  if (positionals.length > 0) throw wrongUse('change-code-key takes no arguments.')
  const prepare = values.prepare ?? false
  const onlyServer = values['only-server'] ?? false
  const decision = await changeCodeKey(await terminal.open(), { ...work, prepare, onlyServer })
  if (!decision.ok) throw cannot(REFUSED[decision.refusal])
  const what = prepare
    ? 'is in the file here, and not used yet: copy the file to every server, then change-code-key'
    : 'seals codes in a minute; keep the former one in the file, for what it sealed and for backups of it'
  await say(terminal.out, `${dryRunHeading(work.dryRun)}key ${decision.value} ${what}.\n`)
  return 0
}

export const endClearCodesCommand: Command = {
  name: 'end-clear-codes',
  summary: 'keeps codes sealed alone, once no server of the release before is left',
  usage: `end-clear-codes
${WRITES_USAGE}`,
  example: 'end-clear-codes --as sato --reason "all servers are upgraded"',
  run: runEnd,
}

async function runEnd(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, WRITES)
  const work = readWriter(values)
  if (positionals.length > 0) throw wrongUse('end-clear-codes takes no arguments.')
  const decision = await endClearCodes(await terminal.open(), work)
  if (!decision.ok) throw cannot(REFUSED[decision.refusal])
  await say(
    terminal.out,
    `${dryRunHeading(work.dryRun)}codes are sealed alone, and what is in clear is taken out within minutes. A server of the release before finds none of them any more.\n`,
  )
  return 0
}
