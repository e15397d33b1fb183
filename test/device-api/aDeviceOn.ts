// A device as far as HTTP goes: no cookies, JSON both ways.
import type { TestApp } from '../support/testApp.ts'

export type Answer = Awaited<ReturnType<ReturnType<typeof aDeviceOn>['ask']>>

/** @param address where its requests come from */
export function aDeviceOn({ app }: Pick<TestApp, 'app'>, address = '198.51.100.1') {
  const incoming = { socket: { remoteAddress: address } }
  async function ask(path: string, init: RequestInit = {}) {
    const answer = await app.request(path, init, { incoming })
    const text = await answer.text()
    const isJson = /json/.test(answer.headers.get('content-type') ?? '')
    return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined }
  }
  const post = (path: string, body: string, type = 'application/json') =>
    ask(path, { method: 'POST', body, headers: { 'content-type': type } })
  return {
    ask,
    post,
    register: (key: { mprId: string; registrationKey: string }) =>
      post('/device/v1/registration', JSON.stringify({ mprId: key.mprId, registrationKey: key.registrationKey })),
    service: (token: string, etag?: string) =>
      ask('/device/v1/service', {
        headers: { authorization: `Bearer ${token}`, ...(etag ? { 'if-none-match': etag } : {}) },
      }),
    jwks: () => ask('/.well-known/jwks.json'),
  }
}
