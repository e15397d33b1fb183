// npm run bench -- <name>: one measurement against its limit, one JSON line at the end.
import { BENCHES } from '../bench/names.ts'

const names = process.argv.slice(2)
if (names.length === 0 || names.some(name => !BENCHES[name])) {
  console.error(`npm run bench -- <name>, with a name of: ${Object.keys(BENCHES).join(', ')}`)
  process.exit(1)
}
for (const name of names) await (await BENCHES[name]!())()
