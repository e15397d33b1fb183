// The device API as a device uses it: two questions, and every answer the server may give turned into one of few.
import { z } from 'zod'
import type { Answer, Question } from '../device/conversation.ts'
import type { Received, Send, Sent } from './send.ts'
import type { SigningKeys } from './signingKeys.ts'
import { believe } from './statement.ts'

export type DeviceApi = {
  ask(mprId: string, question: Question, signal?: AbortSignal): Promise<Answer>
}

const registered = z.object({ token: z.string().min(1), askAgainAt: z.string(), statement: z.string() })
const service = registered.omit({ token: true })
const problem = z.object({ code: z.string() })

const UNANSWERED = { is: 'unanswered' } as const
const LONGEST_REST_SECONDS = 86_400

/** @param now milliseconds by the device's clock */
export function deviceApi(send: Send, keys: SigningKeys, now: () => number): DeviceApi {
  async function ask(mprId: string, question: Question, signal?: AbortSignal): Promise<Answer> {
    let received: Received
    try {
      received = await send(requestFor(mprId, question), signal)
    } catch {
      return UNANSWERED // Nobody there, or too late.
    }
    if (received.status === 304) return question.ask === 'service' ? { is: 'unchanged' } : UNANSWERED
    if (received.status !== 200) return refusal(received)
    return statementAnswer(mprId, question, received)
  }

  async function statementAnswer(mprId: string, question: Question, { headers, body }: Received): Promise<Answer> {
    const read = (question.ask === 'registration' ? registered : service).safeParse(json(body))
    const askAgainAt = read.success ? Date.parse(read.data.askAgainAt) : Number.NaN
    if (!read.success || Number.isNaN(askAgainAt)) return UNANSWERED
    const { statement: signed } = read.data
    const statement = await believe(signed, { keys, mprId, now: now() })
    if (!statement) return UNANSWERED
    const token = 'token' in read.data ? { token: String(read.data.token) } : {}
    return { is: 'statement', ...token, etag: headers.etag ?? null, statement, signed, askAgainAt }
  }
  return { ask }
}

function requestFor(mprId: string, question: Question): Sent {
  if (question.ask === 'registration') {
    const body = JSON.stringify({ mprId, registrationKey: question.registrationKey })
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    return { method: 'POST', path: '/device/v1/registration', headers, body }
  }
  const unless = question.etag ? { 'if-none-match': question.etag } : {}
  const headers = { authorization: `Bearer ${question.token}`, accept: 'application/json', ...unless }
  return { method: 'GET', path: '/device/v1/service', headers }
}

/** `too-many-wrong-keys` is a refusal too: a correct key passes however many were wrong before it. */
const REFUSALS = ['registration-key-wrong', 'service-ended', 'too-many-wrong-keys']

function refusal({ status, headers, body }: Received): Answer {
  const code = problem.safeParse(json(body)).data?.code ?? ''
  if (status === 401) return { is: 'token-wrong' }
  if (REFUSALS.includes(code)) return { is: 'refused' }
  const rest = Number.parseInt(headers['retry-after'] ?? '', 10)
  return rest > 0 ? { ...UNANSWERED, retryAfterSeconds: Math.min(rest, LONGEST_REST_SECONDS) } : UNANSWERED
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
