// Calls that a broken or hostile device might make: any path, method, body, type and token, and codes that look right.
import fc from 'fast-check'

const code = fc.stringMatching(/^[0-9A-F]{16}$/)

const body = fc.oneof(
  fc.json(),
  fc.string(),
  fc.record({ mprId: fc.anything(), registrationKey: fc.string() }).map(written),
  fc.record({ mprId: code, registrationKey: code }).map(written),
  fc.constantFrom(`{"mprId":${'['.repeat(4000)}`, '{"mprId":"A","mprId":"B"}', 'x'.repeat(9000)),
)

export const malformedCall = fc.record({
  path: fc.constantFrom(
    '/device/v1/registration',
    '/device/v1/service',
    '/device/openapi.json',
    '/.well-known/jwks.json',
    '/device/v1/%00',
    '/device//',
  ),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
  body,
  type: fc.constantFrom('application/json', 'text/plain', 'application/json;charset=x', '\u00e9'),
  token: fc.oneof(
    fc.base64String(),
    code.map(mprId => `${mprId}.1.${'A'.repeat(43)}`),
  ),
})

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch {
    return 'null' // bigint and the like
  }
}
