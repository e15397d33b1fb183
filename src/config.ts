// The environment as one schema. Every key has a sentence; the README's table is made of them.
import { join, resolve } from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)

/** Who runs the service: named in documents, and on pages where a user may be stuck. Nothing of it must be set. */
const vendor = {
  VENDOR_NAME: z
    .string()
    .optional()
    .describe(
      'The company that runs the service, as 約款 and policies name it: `日本語 / English`, or one for both. Default: words that name nobody.',
    ),
  CONTACT_NAME: z
    .string()
    .optional()
    .describe(
      'Whom users ask when they are stuck, as pages, mails and documents name them: `日本語 / English`, or one for both. Default: the manual’s words.',
    ),
  CONTACT_PHONE: z
    .string()
    .regex(/^\+?[\d()\- ]{3,}$/, 'is not a telephone number')
    .optional()
    .describe('Its telephone number.'),
  CONTACT_EMAIL: z.email('is not an e-mail address').optional().describe('Its e-mail address.'),
  CONTACT_HOURS: z
    .string()
    .optional()
    .describe('When it answers, with the time zone in English: `日本語 / English`, or one for both.'),
  KMS_URL: z
    .string()
    .regex(/^https?:\/\/[^\s]+$/, 'is not an http address')
    .default('https://www3.tsunagarunet.com/hdcom/main/pre/jpn/') // M§1
    .describe(
      'The KMS, which issues keys of software extensions: menu and guide link to it. Default: the manual’s address.',
    ),
}

/** What stands when nothing of it is set. */
export const UNSET_VENDOR = z.object(vendor).parse({})

const schema = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'])
    .default('development')
    .describe('`production` never seeds the demo and refuses to start without its settings.'),
  PORT: port.default(3000).describe('Port of the portal.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; behind a proxy on another machine: `0.0.0.0`.'),
  PUBLIC_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/\s]+$/, 'is not an origin such as https://keys.example.jp')
    .optional()
    .describe(
      'Where users reach the portal: scheme, host and port. Default: `http://localhost:PORT`. Production: https.',
    ),
  METRICS_PORT: port
    .optional()
    .describe('Port of the figures for Prometheus (`/metrics`), on `HOST`. Default: none are served.'),
  STOP_DELAY_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60)
    .default(0)
    .describe(
      'For how long after SIGTERM requests are still taken while `/readyz` says 503: what the proxy needs to notice.',
    ),
  DATA_DIR: z.string().default('./data').describe('Folder of the embedded database and of `demo.json`.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not a postgres:// address')
    .optional()
    .describe('PostgreSQL 15–18 to use; then no database is started. Default: the embedded one.'),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(2)
    .max(500)
    .default(4) // few and busy: questions that share a connection share its packets, which is half as fast again as ten
    .describe('Connections to the database at most. Default: 4.'),
  DATABASE_POOL_MODE: z
    .enum(['session', 'transaction'])
    .default('session')
    .describe(
      '`transaction` where `DATABASE_URL` leads to a pool that gives a connection away after each transaction, such as PgBouncer. Default: `session`, connections of our own.',
    ),
  APP_SECRET: z
    .string()
    .min(32, 'is shorter than 32 characters')
    .optional()
    .describe(
      'Signs what only this server reads (proof of work, known browsers, tokens of devices) and seals its signing keys; the same on every server. Demo: made once and kept in `DATA_DIR`.',
    ),
  CODE_KEYS: z
    .string()
    .optional()
    .describe(
      'File of the keys that codes are kept under: the same on every server, outside the database and its backups, and kept as safe as they are, since without it no code can be read again. Made at the first start. Default: `code-keys.json` in `DATA_DIR`; production has to say.',
    ),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .optional()
    .describe(
      'How many proxies of yours add to `X-Forwarded-For`; 0 ignores the header. Default: 0; production has to say.',
    ),
  SMTP_URL: z
    .string()
    .refine(isSmtp, 'is not an smtp:// or smtps:// address such as smtp://user:password@mail.example.jp:587')
    .optional()
    .describe(
      'The mail server: `smtp://user:password@host:587` (STARTTLS; `?tls=optional` where a server has none) or `smtps://…`. Demo: without it mails are shown at `/dev/mail` instead.',
    ),
  MAIL_FROM: z
    .string()
    .refine(text => readFrom(text) !== undefined, 'is not a sender such as キー管理システム <no-reply@keys.example.jp>')
    .optional()
    .describe(
      'Whom mails come from: `name <address>`, or an address. Demo: `no-reply` at the host of `PUBLIC_ORIGIN`.',
    ),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('What is logged, as JSON lines on standard output.'),
  SIMULATOR_PORT: port
    .default(8081)
    .describe('Where the demo serves its device simulator, on this machine only; 0: nowhere. Default: 8081.'),
  ...vendor,
})

export type Config = z.infer<typeof schema> & {
  publicOrigin: string
  mailFrom: { name: string; address: string }
  trustedProxies: number
  dataDir: string
  codeKeys: string
  production: boolean
}

/** The keys and their sentences, for the README. */
export const CONFIG_KEYS = Object.entries(schema.shape).map(([key, type]) => ({
  key,
  sentence: type.description ?? '',
}))

/** Says what is wrong or missing in sentences; the caller prints them and stops. */
export class ConfigError extends Error {
  readonly sentence = true
}

/** Reads the environment. Throws {@link ConfigError}. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const values = parsed.data
  const production = values.NODE_ENV === 'production'
  const wrong = production ? missingInProduction(values) : []
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'))
  const { origin, hostname } = new URL(values.PUBLIC_ORIGIN ?? `http://localhost:${values.PORT}`)
  const demoFrom = { name: 'つながるねっとキー管理システム', address: `no-reply@${hostname}` }
  return {
    ...values,
    production,
    trustedProxies: values.TRUSTED_PROXIES ?? 0,
    publicOrigin: origin,
    mailFrom: (values.MAIL_FROM && readFrom(values.MAIL_FROM)) || demoFrom,
    dataDir: resolve(values.DATA_DIR),
    codeKeys: resolve(values.CODE_KEYS ?? join(values.DATA_DIR, 'code-keys.json')),
  }
}

function missingInProduction(values: z.infer<typeof schema>): string[] {
  return [
    values.DATABASE_URL ? '' : 'DATABASE_URL is missing: production needs a PostgreSQL server of its own.',
    values.PUBLIC_ORIGIN?.startsWith('https://')
      ? ''
      : 'PUBLIC_ORIGIN is missing or not https: production needs the https address that users see.',
    values.TRUSTED_PROXIES === undefined
      ? 'TRUSTED_PROXIES is missing: production needs the number of proxies in front of it (0 for none).'
      : '',
    values.APP_SECRET ? '' : 'APP_SECRET is missing: production needs a secret of at least 32 random characters.',
    values.CODE_KEYS ? '' : 'CODE_KEYS is missing: production needs the file that its code keys are kept in.',
    values.SMTP_URL ? '' : 'SMTP_URL is missing: production needs the mail server that mails are sent through.',
    values.MAIL_FROM ? '' : 'MAIL_FROM is missing: production needs the sender of its mails, such as name <address>.',
  ].filter(sentence => sentence !== '')
}

function isSmtp(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const { protocol, hostname, pathname } = url ?? {}
  return (protocol === 'smtp:' || protocol === 'smtps:') && !!hostname && (pathname === '' || pathname === '/')
}

/** 「name <address>」, with or without quotation marks, or an address alone. */
function readFrom(text: string): { name: string; address: string } | undefined {
  const [, name = '', inside, alone] = /^(?:(.*?)\s*<([^<>\s]+)>|([^<>\s]+))$/.exec(text.trim()) ?? []
  const address = inside ?? alone ?? ''
  const plain = name.replace(/^"(.*)"$/, '$1')
  return /^[^@\s,;]+@[^@\s,;]+$/.test(address) && !/[\p{Cc}<>]/u.test(plain) ? { name: plain, address } : undefined
}
