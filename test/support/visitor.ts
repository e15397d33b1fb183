// A browser as far as HTTP goes: keeps cookies, posts forms as this site's own pages do, follows nothing by itself.

export type Visitor = ReturnType<typeof aVisitor>
export type Seen = { status: number; location: string; body: string; bytes: Buffer; headers: Headers }

/** Pairs where a name comes more than once. */
type Sent = Record<string, string> | [name: string, value: string][]

/** @param request reaches the app, or a server somewhere else */
export function aVisitor(request: (path: string, init: RequestInit) => Response | Promise<Response>) {
  const cookies = new Map<string, string>()

  async function send(path: string, init: RequestInit): Promise<Seen> {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(pair => pair.join('=')).join('; '))
    const response = await request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location') ?? ''
    const bytes = Buffer.from(await response.arrayBuffer())
    return { status: response.status, location, body: bytes.toString(), bytes, headers: response.headers }
  }

  const get = (path: string, headers: Record<string, string> = {}) => send(path, { headers })
  const post = (path: string, form: Sent, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
    send(path, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  /** Posts and goes where the answer points. */
  async function submit(path: string, form: Sent): Promise<Seen & { path: string }> {
    const answer = await post(path, form)
    if (answer.status !== 303) throw new Error(`POST ${path} gave ${answer.status}:\n${answer.body}`)
    return { ...(await get(answer.location)), path: answer.location }
  }
  return { get, post, submit, cookies }
}

/** The words of a page, as they would be read. */
export function wordsOf(body: string): string {
  return body
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<span(?: class="piece")?>(.*?)<\/span>/g, '$1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}

/** What an input of a page holds. */
export function fieldValue(body: string, name: string): string | undefined {
  const tag = body.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0]
  return tag?.match(/ value="([^"]*)"/)?.[1]
}
