// npm run bench -- <name>: one measurement against its limit, one JSON line at the end.
// npm run bench -- <name> --against <commit> [--rounds 9]: its rate against that of another commit, both in turn.
import { parseArgs } from 'node:util'
import { BENCHES } from '../bench/names.ts'

const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, rounds: { type: 'string', default: '9' } },
})
const rounds = Number(values.rounds)
const isWrong = names.length === 0 || names.some(name => !BENCHES[name]) || !(Number.isInteger(rounds) && rounds > 0)
if (isWrong) {
  console.error(
    `npm run bench -- <name> [--against <commit> [--rounds 9]], with a name of: ${Object.keys(BENCHES).join(', ')}`,
  )
  process.exit(1)
}
try {
  for (const name of names) {
    if (values.against === undefined) await (await BENCHES[name]!())()
    else await (await import('../bench/against.ts')).against(name, values.against, rounds)
  }
} catch (error) {
  if (!(error instanceof Error && 'sentence' in error)) throw error
  console.error(error.message)
  process.exit(1)
}
