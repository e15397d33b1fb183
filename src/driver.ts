// The driver for PostgreSQL, mended as it is loaded: version 3.4.9 does not survive the end of a connection under load
// (docs/decisions/012-the-driver-is-mended.md). Everybody takes it from here.
import { registerHooks } from 'node:module'

/** A text of the driver that stands there once, and what stands there instead. */
type Mend = { wrong: string; right: string }

/** By the end of the file's address. */
const MENDS: Record<string, Mend[]> = {
  '/postgres/src/connection.js': [
    // Whoever looks at rows a part at a time, and stops when the connection is no more, stops. The driver told a connection
    // that was not there, where nobody could catch what came of it.
    {
      wrong: `
    try {
      const x = await Promise.resolve(query.cursorFn(result))
`,
      right: `
    const asked = query
    try {
      const x = await Promise.resolve(query.cursorFn(result))
      if (query !== asked)
        return

`,
    },
    // A transaction knows its connection even if that has a hundred questions before it, or is slow to take them.
    {
      wrong: `
      return write(toBuffer(q))
        && !q.describeFirst
        && !q.cursorFn
        && sent.length < max_pipeline
        && (!q.options.onexecute || q.options.onexecute(connection))
`,
      right: `
      const takesMore = write(toBuffer(q)) && !q.describeFirst && !q.cursorFn && sent.length < max_pipeline
      return q.options.onexecute ? q.options.onexecute(connection) : takesMore
`,
    },
    // Of several hosts the next one is tried for a question that has not been asked. One that has been asked is lost.
    {
      wrong: `
    if (connection.queue === queues.connecting && options.host[retries + 1])
      return
`,
      right: `
    if (initial && options.host[retries + 1])
      return
`,
    },
    // A stream of rows ends with its connection even if all rows have been sent.
    {
      wrong: `
    stream && (stream.destroy(err), stream = null)
`,
      right: `
    stream && (stream.destroy(err), stream = null)
    final && (final(err), final = null)
`,
    },
    // Whoever waits for a connection that ends is told, however it ends, and nothing of it is left for the next one: no
    // part of a message or of a result, no error, no question.
    {
      wrong: `
    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
      right: `
    if (initial && options.host[retries + 1]) {
      retries++
      chunk = nextWriteTimer = null
      return reconnect()
    }

    error(Errors.connection('CONNECTION_CLOSED', options, socket))
    retries = 0
    query = results = errorResponse = chunk = nextWriteTimer = null
    result = new Result()
    rows = 0
`,
    },
  ],
  '/postgres/src/index.js': [
    // What is asked in a transaction whose connection has ended is told so. It was asked of the connection after it,
    // outside of any transaction, or inside of somebody else's.
    {
      wrong: `
      , prepare = null

    try {
`,
      right: `
      , prepare = null
      , lost = null

    try {
`,
    },
    {
      wrong: `
        new Promise((_, reject) => connection.onclose = reject)
`,
      right: `
        new Promise((_, reject) => connection.onclose = error => {
          lost = error
          while (queries.length)
            queries.shift().reject(error)
          reject(error)
        })
`,
    },
    {
      wrong: `
        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full
`,
      right: `
        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
        c.queue === full
`,
    },
  ],
}

function mended(text: string, mends: Mend[]): string {
  return mends.reduce((whole, { wrong, right }) => {
    const [before, after, ...more] = whole.split(wrong)
    if (after === undefined || more.length > 0)
      throw new Error(`This is not the driver that src/driver.ts mends:${wrong}`)
    return `${before}${right}${after}`
  }, text)
}

async function load() {
  const left = new Set(Object.keys(MENDS))
  const hooks = registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      const file = [...left].find(end => url.endsWith(end))
      if (file === undefined) return loaded
      left.delete(file)
      const text = Buffer.from(loaded.source as Uint8Array).toString()
      return { ...loaded, source: mended(text, MENDS[file]!) }
    },
  })
  try {
    const { default: driver } = await import('postgres')
    if (left.size > 0) throw new Error('The driver was loaded before it could be mended: import it from #driver.')
    return driver
  } finally {
    hooks.deregister()
  }
}

export const postgres = await load()
