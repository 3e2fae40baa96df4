/** The market of a trial closes for whoever closes the day; a counter without one has no such address. */
import { afterEach, expect, test } from 'vitest'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { importFills } from '@guitai/core/functions/day/import-fills.ts'
import { testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

let counter: TestCounter | undefined
afterEach(() => counter?.app.close())

const CLOSED = { tradeDate: '2026-11-23', timeText: '15:31:00' }

async function asked(name: string, isTrial: boolean) {
  const closed: string[] = []
  const closeMarket = () => Promise.resolve((closed.push('closed'), CLOSED))
  const registry = createRegistry([importFills], [])
  counter = await testCounter({ registry, ...(isTrial ? { closeMarket } : {}) })
  const headers = { authorization: `Bearer ${await tokenOf(counter, name)}` }
  const me = await counter.app.inject({ url: '/api/me', headers })
  const url = '/api/trial/close-market'
  const reply = await counter.app.inject({ method: 'POST', url, headers, payload: {} })
  const { mayCloseMarket } = me.json<{ mayCloseMarket: boolean }>()
  return { mayCloseMarket, status: reply.statusCode, body: reply.json<object>(), closed: closed.length }
}

test.each([
  ['bo', true, true, 200, 1],
  ['ann', true, false, 403, 0],
  ['bo', false, false, 404, 0],
])('%s, in a trial: %s', async (name, isTrial, mayCloseMarket, status, closed) => {
  const answer = await asked(name, isTrial)
  expect(answer).toMatchObject({ mayCloseMarket, status, closed })
  if (status === 200) expect(answer.body).toEqual({ result: CLOSED })
})

test('nobody’s session, another site', async () => {
  counter = await testCounter({ closeMarket: () => Promise.resolve(CLOSED) })
  const post = (headers: Record<string, string>) =>
    counter?.app.inject({ method: 'POST', url: '/api/trial/close-market', headers, payload: {} })
  expect((await post({}))?.statusCode).toBe(401)
  const authorization = `Bearer ${await tokenOf(counter, 'bo')}`
  expect((await post({ authorization, origin: 'https://evil.example' }))?.statusCode).toBe(403)
})
