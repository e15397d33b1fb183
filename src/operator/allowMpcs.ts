// operator allow-mpcs: which accounts may apply for HDVC-MPCS (R10).
import { typedLoginId } from '#domain/loginId'
import { allowMpcs } from '#operations/companies/allowMpcs'
import { type Command, dryRunHeading, onlyOne, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { REFUSED } from './sentences.ts'
import { cannot, say, type Terminal } from './terminal.ts'

const OPTIONS = { ...WRITES, revoke: { type: 'boolean' } } as const

export const allowMpcsCommand: Command = {
  name: 'allow-mpcs',
  summary: 'lets an account apply for HDVC-MPCS, or no longer',
  usage: `allow-mpcs LOGIN-ID [--revoke]
  --revoke       takes the permission back; keys once issued are still found
${WRITES_USAGE}`,
  example: 'allow-mpcs Ab3dEf7hJk --as sato --reason "contract of 1 April"',
  run: runAllow,
}

async function runAllow(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, OPTIONS)
  const work = readWriter(values)
  const loginId = typedLoginId(onlyOne(positionals, 'Name one account: allow-mpcs LOGIN-ID.'))
  const { revoke = false } = values

  const decision = await allowMpcs(await terminal.open(), { ...work, loginId, allowed: !revoke })
  if (!decision.ok) throw cannot(`${loginId}: ${REFUSED[decision.refusal]}`)
  const { changed, company } = decision.value
  const state = `${loginId} (${company ?? 'closed'}) may ${revoke ? 'not ' : ''}apply for HDVC-MPCS`
  await say(terminal.out, `${dryRunHeading(work.dryRun && changed)}${state}${changed ? '' : ', as before'}.\n`)
  return 0
}
