// Everything that was asked of a server, and a browser that writes it down.
import { setTimeout as sleep } from 'node:timers/promises'
import { aVisitor, type Visitor } from '../../support/visitor.ts'

export const KINDS = ['issue', 'extend', 'register', 'account', 'password'] as const
/** `password`: a step that hashes one, whichever journey it belongs to; it takes the processor and says little of locks. */
export type Kind = (typeof KINDS)[number]
/** `warm-up`: a server that has just started is slow by itself. */
export type Phase = 'warm-up' | 'before' | 'during' | 'after'
export type Which = 'former' | 'new'

/** @property failed why it was not answered as it should be */
export type Asked = { which: Which; phase: Phase; kind: Kind; what: string; ms: number; failed?: string }

export type Book = { phase: Phase; asked: Asked[] }

/** Between two requests of a browser: few enough that the machine is at most half busy. */
const PAUSE_MS = { least: 50, most: 150 }
const PATIENCE_MS = 30_000
const HASHES = /^POST \/(login|account\/\w+|register\/:id\/confirm)$/
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

export type Client = { visitor: Visitor; fail: (why: unknown) => void }

/** Somebody at an address of their own, so that no limit for one address stops them. */
export function aClient(book: Book, which: Which, origin: string, kind: Exclude<Kind, 'password'>): Client {
  const address = `198.18.${byte()}.${byte()}`
  let last: Asked | undefined
  const visitor = aVisitor(async (path, init) => {
    await sleep(between(PAUSE_MS))
    const what = `${init.method ?? 'GET'} ${path.replace(UUID, ':id')}`
    const asked: Asked = { which, phase: book.phase, kind: HASHES.test(what) ? 'password' : kind, what, ms: 0 }
    last = asked
    const started = performance.now()
    try {
      const headers = new Headers(init.headers)
      headers.set('x-forwarded-for', address)
      const signal = AbortSignal.timeout(PATIENCE_MS)
      const answer = await fetch(origin + path, { ...init, headers, signal, redirect: 'manual' })
      const body = await answer.arrayBuffer()
      if (answer.status !== 200 && answer.status !== 303) asked.failed = `the answer was ${answer.status}`
      return new Response(body, { status: answer.status, headers: answer.headers })
    } catch (error) {
      asked.failed = String(error instanceof Error && error.cause ? error.cause : error)
      throw error
    } finally {
      asked.ms = performance.now() - started
      asked.phase = book.phase
      book.asked.push(asked)
    }
  })
  const fail = (why: unknown) => {
    const sentence = why instanceof Error ? why.message.slice(0, 300) : String(why)
    if (last) last.failed ??= sentence
    else book.asked.push({ which, phase: book.phase, kind, what: 'nothing', ms: 0, failed: sentence })
  }
  return { visitor, fail }
}

const byte = () => 1 + Math.floor(Math.random() * 254)

export const between = ({ least, most }: { least: number; most: number }) => least + Math.random() * (most - least)
