// What devices send and get, once for the checks and for the description (openapi.ts).
import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import type { MprId, RegistrationKey } from '#domain/codes'
import { PROBLEM_CODES } from './problems.ts'

extendZodWithOpenApi(z)

const code16 = <T extends string>() => z.string().regex(/^[0-9A-F]{16}$/) as unknown as z.ZodType<T, string>

export const registrationSchema = z
  .strictObject({
    mprId: code16<MprId>().openapi({ example: '4F1A09C277D03B5E', description: 'The device’s number.' }),
    registrationKey: code16<RegistrationKey>().openapi({
      example: '07582C91E4A0B63D',
      description: 'As it was typed into the device.',
    }),
  })
  .openapi('Registration')

const answer = {
  status: z.enum(['active', 'expired', 'lapsed', 'none']).openapi({
    description:
      'active: good through lastDay. expired: over for at most six months, to be extended. lapsed: over for longer. none: this key no longer counts.',
  }),
  lastDay: z.iso.date().nullable().openapi({ example: '2027-04-01', description: 'Last day in GMT; null for none.' }),
  connectionNumber: z.string().nullable().openapi({ example: '11123456789' }),
  askAgainAt: z.iso.datetime().openapi({ example: '2026-11-25T03:17:00Z' }),
  statement: z.string().openapi({
    description:
      'Compact JWS (EdDSA, Ed25519; keys at /.well-known/jwks.json): iss, sub (the MPR ID), iat, exp, status, lastDay, connectionNumber. A device without a network may believe it until exp.',
  }),
}

export const serviceSchema = z.object(answer).openapi('Service')
export const registeredSchema = z
  .object({ token: z.string().openapi({ description: 'For GET /device/v1/service.' }), ...answer })
  .openapi('Registered')

export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.enum(PROBLEM_CODES as [string, ...string[]]).openapi({ description: 'Stable, for programs.' }),
    detail: z.string().optional(),
  })
  .openapi('Problem')

export const jwksSchema = z
  .object({
    keys: z.array(
      z.object({
        kid: z.string(),
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
      }),
    ),
  })
  .openapi('Keys')
