// npm run operator -- COMMAND: what the vendor's staff do until the console comes (product.md §8).
import { account } from './account.ts'
import { allowMpcsCommand } from './allowMpcs.ts'
import { clearLockCommand } from './clearLock.ts'
import { changeCodeKeyCommand, endClearCodesCommand } from './codeKeys.ts'
import type { Command } from './command.ts'
import { document } from './document.ts'
import { importDevicesCommand } from './importDevices.ts'
import { mails } from './mails.ts'
import { maintenance } from './maintenance.ts'
import { mint } from './mint.ts'
import { move } from './move.ts'
import { requests } from './requests.ts'
import { retireSigningKeyCommand } from './retireSigningKey.ts'
import { retryMailCommand } from './retryMail.ts'
import { show } from './show.ts'
import { freeze, unfreeze, voidCards } from './standing.ts'
import { stop } from './stop.ts'
import { say, type Terminal, wrongUse } from './terminal.ts'
import { undo } from './undo.ts'

/** In the order of a card's life. */
const COMMANDS: Command[] = [
  mint,
  importDevicesCommand,
  freeze,
  unfreeze,
  voidCards,
  undo,
  move,
  stop,
  requests,
  clearLockCommand,
  retireSigningKeyCommand,
  changeCodeKeyCommand,
  endClearCodesCommand,
  allowMpcsCommand,
  account,
  document,
  maintenance,
  mails,
  retryMailCommand,
  show,
]

const HELP = new Set(['help', '--help', '-h'])
const RUN = 'npm run operator --'

/** @returns the exit code: 0 done, 1 not or not all of it, 2 typed wrongly. Faults are thrown. */
export async function operate(argv: string[], terminal: Terminal): Promise<number> {
  try {
    const [name = 'help', ...rest] = argv
    const command = COMMANDS.find(c => c.name === name)
    if (command && rest.some(word => HELP.has(word) && word !== 'help')) return await tell(terminal, usageOf(command))
    if (command) return await command.run(rest, terminal)
    if (HELP.has(name)) return await tell(terminal, help(rest[0]))
    throw wrongUse(`There is no command "${name}": ${RUN} help lists them.`)
  } catch (error) {
    if (!(error instanceof Error) || !('sentence' in error)) throw error
    await say(terminal.err, `${error.message}\n`)
    return 'exitCode' in error && typeof error.exitCode === 'number' ? error.exitCode : 1
  }
}

async function tell(terminal: Terminal, text: string): Promise<number> {
  await say(terminal.out, text)
  return 0
}

function help(name: string | undefined): string {
  const command = COMMANDS.find(c => c.name === name)
  if (command) return usageOf(command)
  const list = COMMANDS.map(c => `  ${c.name.padEnd(15)} ${c.summary}\n  ${''.padEnd(15)} ${RUN} ${c.example}`)
  return `${RUN} COMMAND …\n\n${list.join('\n')}\n\n${RUN} help COMMAND tells a command's arguments.\n`
}

function usageOf(command: Command): string {
  return `${command.usage}\n\nFor example: ${RUN} ${command.example}\n`
}
