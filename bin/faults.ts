// npm run faults -- <name>: what npm test looks for, looked for much longer; one JSON line at the end.
import { FAULTS } from '../test/faults/names.ts'

const names = process.argv.slice(2)
if (names.length === 0 || names.some(name => !FAULTS[name])) {
  console.error(`npm run faults -- <name>, with a name of: ${Object.keys(FAULTS).join(', ')}`)
  process.exit(1)
}
for (const name of names) await (await FAULTS[name]!())()
