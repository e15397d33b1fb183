// npm run access: writes docs/access.md anew from the code.
import { writeFileSync } from 'node:fs'
import { accessDocument } from './access/document.ts'

writeFileSync('docs/access.md', accessDocument())
