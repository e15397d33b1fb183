// npm run faults -- <name>: what npm test looks for, looked for much longer; one JSON line at the end.
// npm run faults -- former [--services 1000000]: with as many services in the database.
// npm run faults -- database [--faults 200] [--seed 1]: with as many faults, the same each time for a seed.
import { parseArgs } from 'node:util'
import { FAULTS } from '../test/faults/names.ts'

const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: {
    services: { type: 'string', default: '1000000' },
    faults: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const options = { services: Number(values.services), faults: Number(values.faults), seed: Number(values.seed) }
const least = { services: 10_000, faults: 1, seed: 0 }
const isNumber = ([name, number]: [string, number]) =>
  Number.isInteger(number) && number >= least[name as keyof typeof least]
if (names.length === 0 || names.some(name => !FAULTS[name]) || !Object.entries(options).every(isNumber)) {
  console.error(
    `npm run faults -- <name>, a name of: ${Object.keys(FAULTS).join(', ')}. ` +
      'former takes --services 1000000, at least 10000; database takes --faults 200 and --seed 1.',
  )
  process.exit(1)
}
try {
  for (const name of names) await (await FAULTS[name]!())(options)
} catch (error) {
  if (!(error instanceof Error && 'sentence' in error)) throw error
  console.error(error.message)
  process.exit(1)
}
