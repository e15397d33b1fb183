// Round trips and commits decide how fast a database writes: requests that arrive while a batch is under way go together
// into the next one (docs/ARCHITECTURE.md, "one is a list of one").

/**
 * Joins single requests into lists for a list operation.
 * If a list fails as a whole, its requests are tried again one by one, so that nobody pays for a neighbour.
 * @param run the list operation; answers in the order of its requests
 * @param most requests in one list at most
 * @param isHopeless says of an error that a single request would meet it too, as when the database is away
 */
export function gather<Request, Answer>(
  run: (requests: Request[]) => Promise<Answer[]>,
  { most = 256, isHopeless = (_error: unknown): boolean => false } = {},
) {
  type Waiting = { request: Request; resolve: (answer: Answer) => void; reject: (error: unknown) => void }
  let waiting: Waiting[] = []
  let busy = false

  return (request: Request): Promise<Answer> => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    waiting.push({ request, resolve, reject })
    if (!busy) {
      busy = true
      // Not at once, so that other requests of the same turn of the event loop join this batch.
      setImmediate(drain)
    }
    return promise
  }

  async function drain() {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await runBatch(batch)
    }
    busy = false
  }

  async function runBatch(batch: Waiting[]) {
    try {
      const answers = await run(batch.map(w => w.request))
      batch.forEach((w, i) => {
        w.resolve(answers[i]!)
      })
    } catch (error) {
      if (batch.length === 1 || isHopeless(error)) for (const single of batch) single.reject(error)
      else for (const single of batch) await runBatch([single])
    }
  }
}
