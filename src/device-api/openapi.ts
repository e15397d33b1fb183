// The description of the device API, made from the schemas that check its calls.
import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi'
import type { z } from 'zod'
import { type ProblemCode, problemStatus } from './problems.ts'
import { jwksSchema, problemSchema, registeredSchema, registrationSchema, serviceSchema } from './schemas.ts'

const json = (schema: z.ZodType) => ({ 'application/json': { schema } })

/** The problems that a call can meet, by status. */
function problems(...codes: ProblemCode[]): RouteConfig['responses'] {
  const known: ProblemCode[] = [...codes, 'fault', 'maintenance', 'unavailable']
  const content = { 'application/problem+json': { schema: problemSchema } }
  return Object.fromEntries(
    Map.groupBy(known, problemStatus)
      .entries()
      .map(([status, same]) => [String(status), { description: same.join(' or '), content }]),
  )
}

export function openApi(publicOrigin: string): object {
  const registry = new OpenAPIRegistry()
  const token = registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'From the registration.',
  })
  registry.registerPath({
    method: 'post',
    path: '/device/v1/registration',
    operationId: 'register',
    summary: 'Registers a Registration Key',
    description: 'The first time starts the clock of the service; every other time is harmless.',
    tags: ['Device'],
    security: [],
    request: { body: { required: true, content: json(registrationSchema) } },
    responses: {
      200: { description: 'The key counts.', content: json(registeredSchema) },
      ...problems(
        'malformed-request',
        'registration-key-wrong',
        'service-ended',
        'body-too-large',
        'media-type-unsupported',
        'too-many-wrong-keys',
      ),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/device/v1/service',
    operationId: 'service',
    summary: 'Says what the service is today',
    description: 'Carries a strong ETag; send it back as If-None-Match.',
    tags: ['Device'],
    security: [{ [token.name]: [] }],
    responses: {
      200: { description: 'The service.', content: json(serviceSchema) },
      304: { description: 'Nothing has changed since that ETag.' },
      ...problems('token-wrong'),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/.well-known/jwks.json',
    operationId: 'keys',
    summary: 'The keys that statements are signed with',
    tags: ['Device'],
    security: [],
    responses: { 200: { description: 'JWKS', content: json(jwksSchema) }, ...problems('not-found') },
  })
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Device API of つながるねっとキー管理システム',
      version: '1',
      description: 'What a video-conference device asks: to register its key, and what its service is today.',
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [{ url: publicOrigin }],
    tags: [{ name: 'Device', description: 'For devices.' }],
  })
}
