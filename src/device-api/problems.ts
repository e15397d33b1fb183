// The errors of the device API as RFC 9457 has them: a stable code for programs and a title for people.
import { data } from '#web/respond'

const PROBLEMS = {
  'malformed-request': { status: 400, title: 'The request is not as the description of this interface says.' },
  'token-wrong': { status: 401, title: 'The token is missing or not one of this server. Register again.' },
  'registration-key-wrong': { status: 403, title: 'MPR ID and Registration Key do not belong together.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'service-ended': { status: 409, title: 'The service of this Registration Key has ended. A new one is needed.' },
  'day-in-the-past': { status: 409, title: 'The business day only moves forward.' },
  'body-too-large': { status: 413, title: 'The body is longer than 8 KiB.' },
  'media-type-unsupported': { status: 415, title: 'The body must be application/json.' },
  'too-many-wrong-keys': { status: 429, title: 'Too many wrong keys. A correct one still passes.' },
  fault: { status: 500, title: 'Something went wrong on this server.' },
  maintenance: { status: 503, title: 'The system is under maintenance. Ask again later.' },
  unavailable: { status: 503, title: 'The server is not available for the moment.' },
} as const

export type ProblemCode = keyof typeof PROBLEMS
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[]

export const problemStatus = (code: ProblemCode) => PROBLEMS[code].status

/** @param detail what exactly is wrong, never made from what was sent */
export function problem(code: ProblemCode, headers: Record<string, string> = {}, detail?: string): Response {
  const { status, title } = PROBLEMS[code]
  const body = JSON.stringify({ type: 'about:blank', title, status, code, ...(detail ? { detail } : {}) })
  return data(body, 'application/problem+json', headers, status)
}
