// What a command is, and how its arguments are read.
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { tidyLine } from '#domain/line'
import type { Operator } from '#domain/who'
import { type Terminal, wrongUse } from './terminal.ts'

export type Command = {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** Arguments, options and what they mean. */
  usage: string
  example: string
  /** @returns the exit code: 0, or 1 when something was left undone */
  run(argv: string[], terminal: Terminal): Promise<number>
}

type Options = NonNullable<ParseArgsConfig['options']>

const WHO = { as: { type: 'string' }, reason: { type: 'string' } } as const
/** The options of everything that writes. */
export const WRITES = { ...WHO, 'dry-run': { type: 'boolean' } } as const
/** The options of commands that only read, but whose readers are audited. */
export const READS = WHO

/** How {@link WRITES} are explained. */
export const WRITES_USAGE = `  --as NAME      who does it (kept in the audit trail)
  --reason TEXT  why (kept in the audit trail)
  --dry-run      do everything but the writing, and say what would be done`

export function readArguments<const T extends Options>(argv: string[], options: T) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node's first sentence names the option; what follows explains its own syntax.
    throw wrongUse(`${(error as Error).message.split(/\. |\n/)[0]!.replace(/\.$/, '')}.`)
  }
}

/** The only argument. @param sentence what is asked for, when there is none or more than one */
export function onlyOne(positionals: string[], sentence: string): string {
  const [argument, ...more] = positionals
  if (argument === undefined || more.length > 0) throw wrongUse(sentence)
  return argument
}

/** Stands before what a command says that it did. @param only a dry run, of something that would change */
export const dryRunHeading = (only: boolean): string => (only ? 'Dry run, nothing is written. It would be: ' : '')

const LONGEST = { name: 100, reason: 1000 }

type Written = { as?: string | undefined; reason?: string | undefined; 'dry-run'?: boolean | undefined }

/** For commands that write. Who and why are required, since the audit trail must have both (C17). */
export function readWriter(values: Written): { by: Operator; dryRun: boolean } {
  const by = readOperator(values)
  if (!by.reason) throw wrongUse('Say why: --reason TEXT.')
  if (by.reason.length > LONGEST.reason) throw wrongUse(`--reason is longer than ${LONGEST.reason} characters.`)
  return { by, dryRun: values['dry-run'] ?? false }
}

/** Whoever can run commands on the server may do what a 責任者 may. */
export function readOperator(values: Pick<Written, 'as' | 'reason'>): Operator {
  const name = tidyLine(values.as ?? '')
  if (!name) throw wrongUse('Say who does it: --as NAME.')
  if (name.length > LONGEST.name) throw wrongUse(`--as is longer than ${LONGEST.name} characters.`)
  return { kind: 'operator', name, role: 'manager', reason: tidyLine(values.reason ?? '') || undefined }
}
