/** Every address answers another method with the methods that it accepts; an unknown address stays 404. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCounter, type TestCounter } from '../testing/test-counter.ts'

let counter: TestCounter
beforeAll(async () => {
  counter = await testCounter()
})
afterAll(() => counter.app.close())

test.each([
  ['GET', '/api/functions/deposit', 'POST'],
  ['POST', '/api/functions', 'GET'],
  ['PUT', '/api/functions/deposit', 'POST'],
  ['DELETE', '/api/reports/clients', 'GET'],
  ['POST', '/api/reports/clients/', 'GET'],
  ['GET', '/api/sign-in', 'POST'],
  ['GET', '/api/approvals/7/decide', 'POST'],
  ['OPTIONS', '/health', 'GET'],
  ['HEAD', '/openapi.json', 'GET'],
] as const)('%s %s: 405, allowed %s', async (method, url, allow) => {
  const answer = await counter.app.inject({ method, url })
  expect([answer.statusCode, answer.headers.allow]).toEqual([405, allow])
  if (method !== 'HEAD') expect(answer.json()).toMatchObject({ error: { code: 'method_not_allowed' } })
})

test('it is said before the body is read', async () => {
  const answer = await counter.app.inject({
    method: 'PUT',
    url: '/api/functions/deposit',
    headers: { 'content-type': 'application/json' },
    payload: '{"half',
  })
  expect(answer.statusCode).toBe(405)
})

test.each(['GET', 'POST', 'DELETE'] as const)('%s where no address is: 404', async method => {
  const answer = await counter.app.inject({ method, url: '/api/none' })
  expect([answer.statusCode, answer.headers.allow]).toEqual([404, undefined])
})
