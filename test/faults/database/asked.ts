// Everything that was asked of the server, and whether each answer is one that may be given while a database comes and goes.
import { aVisitor, type Seen, type Visitor } from '../../support/visitor.ts'

const PATIENCE_MS = 30_000
/** Done, led on, or told that the system is away. */
const FINE = [200, 303, 503]
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

export type Book = {
  requests: number
  /** Answers that told so. */
  away: number
  slowestMs: number
  /** A sentence for each answer that may not be. */
  wrong: string[]
}

export const emptyBook = (): Book => ({ requests: 0, away: 0, slowestMs: 0, wrong: [] })

/** A request that is written down. */
export async function ask(book: Book, origin: string, path: string, init: RequestInit = {}): Promise<Response> {
  const what = `${init.method ?? 'GET'} ${path.replace(UUID, ':id')}`
  const started = performance.now()
  book.requests++
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch(origin + path, { ...init, signal, redirect: 'manual' })
    const body = await answer.arrayBuffer()
    if (!FINE.includes(answer.status)) book.wrong.push(`${what} gave ${answer.status}`)
    if (answer.status === 503) book.away++
    return new Response(body, { status: answer.status, headers: answer.headers })
  } catch (error) {
    book.wrong.push(`${what} failed: ${String(error instanceof Error && error.cause ? error.cause : error)}`)
    throw new Interrupted()
  } finally {
    book.slowestMs = Math.max(book.slowestMs, performance.now() - started)
  }
}

export const aPerson = (book: Book, origin: string): Visitor => aVisitor((path, init) => ask(book, origin, path, init))

/** Thrown where the way goes no further for now: begin again. */
export class Interrupted extends Error {}

/** A page that is there. */
export function there<Page extends Pick<Seen, 'status'>>(page: Page): Page {
  if (page.status !== 200) throw new Interrupted()
  return page
}

/** Posts a form. @returns where it leads */
export async function led(visitor: Visitor, path: string, form: Record<string, string>): Promise<string> {
  const { status, location } = await visitor.post(path, form)
  if (status !== 303) throw new Interrupted()
  return location
}
