// npm run faults -- <name>: what npm test looks for, looked for much longer; one JSON line at the end.
// npm run faults -- former [--services 1000000]: with as many services in the database.
import { parseArgs } from 'node:util'
import { FAULTS } from '../test/faults/names.ts'

const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: { services: { type: 'string', default: '1000000' } },
})
const services = Number(values.services)
if (names.length === 0 || names.some(name => !FAULTS[name]) || !(Number.isInteger(services) && services >= 10_000)) {
  console.error(
    `npm run faults -- <name> [--services 1000000], at least 10000, with a name of: ${Object.keys(FAULTS).join(', ')}`,
  )
  process.exit(1)
}
try {
  for (const name of names) await (await FAULTS[name]!())({ services })
} catch (error) {
  if (!(error instanceof Error && 'sentence' in error)) throw error
  console.error(error.message)
  process.exit(1)
}
