// operator account: what the vendor does for a person who calls: finds, shows, disables, hands over, erases (O14, C19).
import { typedLoginId } from '#domain/loginId'
import { endAccountSessions } from '#operations/access/endAccountSessions'
import { eraseAccount } from '#operations/accounts/eraseAccount'
import { exportAccount } from '#operations/accounts/exportAccount'
import { sendLoginId } from '#operations/accounts/sendLoginId'
import { setAccountStanding } from '#operations/accounts/setAccountStanding'
import { findAccounts, showAccount } from '#operations/accounts/showAccounts'
import { foundText, shownText, whose } from './accountText.ts'
import { type Command, dryRunHeading, onlyOne, READS, readArguments, readWriter, WRITES } from './command.ts'
import { writingTo } from './output.ts'
import { REFUSED } from './sentences.ts'
import { cannot, say, type Terminal, wrongUse } from './terminal.ts'
import { countText } from './words.ts'

const AT_MOST = 20

export const account: Command = {
  name: 'account',
  summary: 'finds, shows, disables, exports and erases accounts; sends a forgotten 登録ID',
  usage: `account find TEXT
account show LOGIN-ID [--json]
account disable LOGIN-ID
account enable LOGIN-ID
account send-login-id LOGIN-ID
account end-sessions LOGIN-ID
account export LOGIN-ID --out FILE
account erase LOGIN-ID [--successor LOGIN-ID]
  find           TEXT is a 登録ID, a mail address, or a part of a company's or person's name
  show           what is kept of it, where it is signed in, and its history
  disable        nobody signs in with it any more, until it is enabled again; its logins end
  send-login-id  mails the 登録ID to the account's own address
  end-sessions   ends all of its logins and removes its passkeys; the password stays
  export         writes all that is kept of the person into a ZIP of JSON and CSV, to be handed over
  erase          deletes all that is kept of the person, and tells them by mail; keys, terms and the record of
                 applications stay. There is no way back
  --successor    who becomes 管理者, where the account is the last one of a company with other people
  --json         the same as JSON
  --out FILE     a new file for the ZIP
  --as NAME      who does it (kept in the audit trail, of those who only look too)
  --reason TEXT  why (kept in the audit trail for ever: name nobody in it)
  --dry-run      of disable, enable, send-login-id, end-sessions and erase: says what would be done`,
  example: 'account find "みなと映像" --as sato --reason "call 5678"',
  run: (argv, terminal) => {
    const [what = '', ...rest] = argv
    const run = Object.hasOwn(ACTS, what) ? ACTS[what] : undefined
    if (!run) throw wrongUse(`Say what to do: account ${Object.keys(ACTS).join(', ')}.`)
    return run(rest, terminal)
  },
}

type Run = (argv: string[], terminal: Terminal) => Promise<number>

const ACTS: Record<string, Run> = {
  find,
  show,
  disable: (argv, terminal) => setStanding(argv, terminal, true),
  enable: (argv, terminal) => setStanding(argv, terminal, false),
  'send-login-id': send,
  'end-sessions': endSessions,
  export: exportOne,
  erase,
}

async function find(argv: string[], { open, out, err }: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, READS)
  const { by } = readWriter(values)
  const typed = onlyOne(positionals, 'Say whom to find, in one argument: account find TEXT.').trim()
  if (typed === '') throw wrongUse('Say whom to find: account find TEXT.')
  const found = await findAccounts(await open(), { by, typed, limit: AT_MOST })
  if (found.length === 0) throw cannot(`No account has "${typed}" as its 登録ID or mail address, or in a name.`)
  await say(out, found.map(foundText).join(''))
  if (found.length === AT_MOST) await say(err, `These are ${AT_MOST}, and there may be more: say it more exactly.\n`)
  return 0
}

async function show(argv: string[], { open, out }: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, { ...READS, json: { type: 'boolean' } })
  const { by } = readWriter(values)
  const loginId = named(positionals, 'show')
  const decision = await showAccount(await open(), { by, loginId })
  if (!decision.ok) throw cannot(`${loginId}: ${REFUSED[decision.refusal]}`)
  await say(out, values.json ? `${JSON.stringify(decision.value, null, 2)}\n` : shownText(decision.value))
  return 0
}

async function setStanding(argv: string[], { open, out }: Terminal, disabled: boolean): Promise<number> {
  const { work, loginId } = readChange(argv, disabled ? 'disable' : 'enable')
  const decision = await setAccountStanding(await open(), { ...work, loginId, disabled })
  if (!decision.ok) throw cannot(`${loginId}: ${REFUSED[decision.refusal]}`)
  const { account, changed, sessions } = decision.value
  const done = disabled ? `can no longer sign in, ${countText(sessions, 'login')} ended` : 'may sign in'
  const state = changed ? done : `${disabled ? 'can not sign in' : 'may sign in'}, as before`
  await say(out, `${dryRunHeading(work.dryRun && changed)}${whose(account)} ${state}.\n`)
  return 0
}

async function send(argv: string[], { open, out }: Terminal): Promise<number> {
  const { work, loginId } = readChange(argv, 'send-login-id')
  const decision = await sendLoginId(await open(), { ...work, loginId })
  if (!decision.ok) throw cannot(`${loginId}: ${REFUSED[decision.refusal]}`)
  const { email } = decision.value
  await say(out, `${dryRunHeading(work.dryRun)}a mail with the 登録ID ${loginId} waits for ${email}.\n`)
  return 0
}

async function endSessions(argv: string[], { open, out }: Terminal): Promise<number> {
  const { work, loginId } = readChange(argv, 'end-sessions')
  const decision = await endAccountSessions(await open(), { ...work, loginId })
  if (!decision.ok) throw cannot(`${loginId}: ${REFUSED[decision.refusal]}`)
  const { sessions, passkeys } = decision.value
  const ended = sessions > 0 ? `${countText(sessions, 'login')} of ${loginId} ended` : `${loginId} is signed in nowhere`
  const removed = passkeys > 0 ? `, ${countText(passkeys, 'passkey')} removed` : ''
  await say(out, `${dryRunHeading(work.dryRun && sessions + passkeys > 0)}${ended}${removed}.\n`)
  return 0
}

async function exportOne(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, { ...READS, out: { type: 'string' } })
  const { by } = readWriter(values)
  const loginId = named(positionals, 'export')
  const { out } = values
  if (!out) throw wrongUse('Name a new file: --out FILE.')
  const { accountFile } = await import('./accountFile.ts')
  const deps = await terminal.open()
  const exported = await writingTo(terminal, out, 'nowhere', async write => {
    const decision = await exportAccount(deps, { by, loginId })
    if (!decision.ok) throw cannot(`${loginId}: ${REFUSED[decision.refusal]}`)
    await write(accountFile(decision.value))
    return decision.value
  })
  const { applications, changes, mails } = exported
  const counts = [countText(applications.length, 'application'), countText(changes.length, 'change')]
  await say(
    terminal.out,
    `${out}: all that is kept of ${whose(exported.account)}, ${counts.join(', ')}, ${countText(mails.length, 'mail')}.\n`,
  )
  return 0
}

async function erase(argv: string[], { open, out }: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, { ...WRITES, successor: { type: 'string' } })
  const { successor, ...writes } = values
  const [work, loginId] = [readWriter(writes), named(positionals, 'erase')]
  const { createPasswords } = await import('#operations/access/passwords') // no other command needs its library
  const deps = { ...(await open()), passwords: createPasswords() }
  const decision = await eraseAccount(deps, { ...work, loginId, successor })
  if (!decision.ok) throw cannot(`${loginId}: ${REFUSED[decision.refusal]}`)
  const account = decision.value
  const isLast = !account.closedAt && account.company.people === 1
  const company = isLast ? ', and its company, which nobody else is in' : ''
  const told = account.email
    ? `A mail to ${account.email} tells of it; then the address is forgotten too.`
    : 'It was taken out of its company before, so there is no address to tell of it.'
  await say(out, `${dryRunHeading(work.dryRun)}${whose(account)} is erased${company}. ${told}\n`)
  return 0
}

function readChange(argv: string[], act: string) {
  const { values, positionals } = readArguments(argv, WRITES)
  return { work: readWriter(values), loginId: named(positionals, act) }
}

const named = (positionals: string[], act: string) =>
  typedLoginId(onlyOne(positionals, `Name one account: account ${act} LOGIN-ID.`))
