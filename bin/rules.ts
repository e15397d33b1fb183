// npm run rules: writes docs/rules.md anew from the code.
import { writeFileSync } from 'node:fs'
import { rulesDocument } from './rules/document.ts'

writeFileSync('docs/rules.md', rulesDocument())
