// What a mail server's refusal means: whose fault it is, and whether trying again could help (RFC 5321 §4.2).
import type { Outcome } from './transport.ts'

/** As nodemailer throws it. */
export type SmtpError = Error & { code?: string; responseCode?: number; response?: string; command?: string }

const AUTHENTICATION = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2'])

export function whyNot(error: SmtpError): Outcome {
  const { code = 'unknown', responseCode, command = '' } = error
  if (AUTHENTICATION.has(code))
    return { kind: 'later', reason: `authentication-failed${numbers(error)}`, trouble: 'authentication' }
  if (responseCode === undefined) {
    if (code === 'EENVELOPE') return { kind: 'failed', reason: 'recipient-malformed' }
    if (code === 'EMESSAGE') return { kind: 'failed', reason: 'too-large' }
    return { kind: 'later', reason: `no-answer (${code})`, trouble: 'connection' }
  }
  if (command === 'RCPT TO') {
    const reason = `recipient-refused${numbers(error)}${inWords(error)}`
    return isFinal(responseCode) ? { kind: 'failed', reason } : { kind: 'later', reason }
  }
  // What is said of the content may repeat it, so no word of that is kept.
  if (command === 'DATA') {
    const reason = `content-refused${numbers(error)}`
    return isFinal(responseCode) ? { kind: 'failed', reason } : { kind: 'later', reason }
  }
  const reason = `${command === 'MAIL FROM' ? 'sender' : 'connection'}-refused${numbers(error)}${inWords(error)}`
  return { kind: 'later', reason, trouble: 'connection' } // greeting, TLS, MAIL FROM: every mail would get it
}

/** 503: commands in a wrong order, which says nothing about the mail. 421: the server closes. */
const isFinal = (code: number) => code >= 500 && code !== 503

/** 550 5.1.1 (RFC 3463), which is a standard's and no text of the server's. */
function numbers({ responseCode, response = '' }: SmtpError): string {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  return responseCode === undefined ? '' : ` ${responseCode}${enhanced ? ` ${enhanced}` : ''}`
}

const LONGEST = 200

function inWords({ response = '' }: SmtpError): string {
  const text = response
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/^\d{3}[ -]([245]\.\d+\.\d+ )?/, '')
    .trim()
  return text === '' ? '' : `: ${text.slice(0, LONGEST)}`
}
