// JSON lines on standard output. What is logged of an error is chosen here, because a database's error tells the row it
// was about: no code, no address, nothing that a person typed leaves the database this way.
import pino from 'pino'

export function createLog(level: string, to?: pino.DestinationStream) {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: loggedError },
  }
  return to ? pino(options, to) : pino(options)
}

const KEPT = ['code', 'severity', 'constraint_name', 'table_name', 'routine'] as const

function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const known = error as unknown as Record<string, unknown>
  const kept = Object.fromEntries(KEPT.flatMap(name => (known[name] === undefined ? [] : [[name, known[name]]])))
  return { type: error.name, message: masked(error.message), stack: masked(error.stack ?? ''), ...kept }
}

/** Codes, numbers and addresses of mails are taken out wherever they stand in a text. */
function masked(text: string): string {
  return text
    .replace(/[^\s"'(<]+@[^\s"')>]+\.[^\s"')>]+/g, '…')
    .replace(/\b[0-9A-F]{4}(?:[- ]?[0-9A-F]{4})+\b/gi, '…')
    .replace(/\b11[178][- ]?\d{4}[- ]?\d{4}\b/g, '…')
}
