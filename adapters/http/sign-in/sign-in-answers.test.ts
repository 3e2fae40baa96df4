/** The replies of signing in are as declared, with nothing besides. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { closedSchema } from '@guitai/core/frame/closed-schema.ts'
import { PASSWORD, testCounter, type TestCounter } from '../testing/test-counter.ts'
import {
  DONE_ANSWER,
  ENDED_ANSWER,
  FACTOR_ANSWER,
  ME_ANSWER,
  SESSIONS_ANSWER,
  SIGN_IN_ANSWER,
} from './sign-in-answers.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await testCounter()
})
afterEach(() => counter.app.close())

const faultsOf = (schema: object, content: unknown): string[] =>
  [...Value.Errors(closedSchema(schema), content)].map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  )

async function signedIn() {
  const reply = await counter.app.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { name: 'ann', password: PASSWORD },
  })
  return reply.json<{ token: string }>()
}

test('signing in', async () => {
  expect(faultsOf(SIGN_IN_ANSWER, await signedIn())).toEqual([])
  expect(faultsOf(SIGN_IN_ANSWER, { token: 'x', more: 1 })).not.toEqual([])
})

test.each([
  ['GET', '/api/me', {}, ME_ANSWER],
  ['GET', '/api/me/sessions', {}, SESSIONS_ANSWER],
  ['POST', '/api/me/second-factor', { password: PASSWORD }, FACTOR_ANSWER],
  ['POST', '/api/me/sessions/end', {}, ENDED_ANSWER],
  ['POST', '/api/sign-out', {}, DONE_ANSWER],
] as const)('%s %s', async (method, url, payload, schema) => {
  const { token } = await signedIn()
  const headers = { authorization: `Bearer ${token}` }
  const reply = await counter.app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload }) })
  expect(reply.statusCode).toBe(200)
  expect(faultsOf(schema, reply.json())).toEqual([])
})
