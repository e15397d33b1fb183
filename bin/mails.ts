// npm run mails: writes docs/mails.md anew from the templates.
import { writeFileSync } from 'node:fs'
import { mailsDocument } from './mails/document.ts'

writeFileSync('docs/mails.md', mailsDocument())
