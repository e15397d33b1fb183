// npm run limits: writes docs/limits.md anew from the code.
import { writeFileSync } from 'node:fs'
import { limitsDocument } from './limits/document.ts'

writeFileSync('docs/limits.md', limitsDocument())
