/** A teller's own sessions are seen and ended by the teller alone, and are in the log before they end. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await testCounter()
})
afterEach(() => counter.app.close())

interface Shown {
  session: string
  workstation: string
  since: string
  lastUsedAt: string
  isThisOne: boolean
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const statusOf = async (token: string) =>
  (await counter.app.inject({ url: '/api/me', headers: bearer(token) })).statusCode
const seenBy = async (token: string) =>
  (await counter.app.inject({ url: '/api/me/sessions', headers: bearer(token) })).json<{
    sessions: Shown[]
  }>().sessions
const end = (token: string, payload: object, headers: Record<string, string> = {}) =>
  counter.app.inject({
    method: 'POST',
    url: '/api/me/sessions/end',
    headers: { ...bearer(token), ...headers },
    payload,
  })
const logged = () =>
  counter.storage.batches
    .flatMap(batch => batch.commands)
    .filter(({ functionCode }) => functionCode === 'M04c')

test('a teller sees the own ones: where, since when, last used, and which is this one', async () => {
  const [first, second] = [await tokenOf(counter, 'ann'), await tokenOf(counter, 'ann')]
  await tokenOf(counter, 'bo')
  const sessions = await seenBy(second)
  expect(sessions).toHaveLength(2)
  expect(sessions.filter(({ isThisOne }) => isThisOne)).toHaveLength(1)
  expect(sessions.map(({ workstation }) => workstation)).toEqual(['127.0.0.1', '127.0.0.1'])
  for (const { since, lastUsedAt } of sessions)
    expect(Date.parse(since)).toBeLessThanOrEqual(Date.parse(lastUsedAt))
  const own = sessions.find(({ isThisOne }) => isThisOne)?.session
  expect((await seenBy(first)).find(({ isThisOne }) => isThisOne)?.session).not.toBe(own)
  expect(JSON.stringify(sessions)).not.toContain(second)
})

test('one is ended, the others go on; the log says which', async () => {
  const [here, there] = [await tokenOf(counter, 'ann'), await tokenOf(counter, 'ann')]
  const session = (await seenBy(there)).find(({ isThisOne }) => isThisOne)?.session
  const reply = await end(here, { session })
  expect([reply.statusCode, reply.json()]).toEqual([200, { result: { ended: 1 } }])
  expect(reply.headers['set-cookie']).toBeUndefined()
  expect([await statusOf(here), await statusOf(there)]).toEqual([200, 401])
  expect(logged()).toMatchObject([{ tellerNo: 1001, workstation: '127.0.0.1' }])
  expect((await end(here, { session })).statusCode).toBe(404)
})

test('all are ended, this one too, and nobody else’s', async () => {
  const own = [await tokenOf(counter, 'ann'), await tokenOf(counter, 'ann'), await tokenOf(counter, 'ann')]
  const others = await tokenOf(counter, 'bo')
  const reply = await end(own[0]!, {})
  expect(reply.json()).toEqual({ result: { ended: 3 } })
  expect(reply.headers['set-cookie']).toContain('Max-Age=0')
  expect(await Promise.all(own.map(statusOf))).toEqual([401, 401, 401])
  expect([await statusOf(others), counter.sessions.rows.size]).toEqual([200, 1])
})

test('another teller’s session is not to be found', async () => {
  const [own, others] = [await tokenOf(counter, 'ann'), await tokenOf(counter, 'bo')]
  const session = (await seenBy(others))[0]?.session
  expect((await end(own, { session })).statusCode).toBe(404)
  expect([await statusOf(others), logged()]).toEqual([200, []])
})

test('what cannot be logged is not ended', async () => {
  const token = await tokenOf(counter, 'ann')
  counter.parts.run = () => Promise.reject(new Error('away'))
  expect((await end(token, {})).statusCode).toBe(500)
  expect(await statusOf(token)).toBe(200)
})

test.each([[{ session: 'x' }], [{ session: 1 }], [{ all: true }], [[]]])(
  'a form that does not fit ends nothing: %j',
  async payload => {
    const token = await tokenOf(counter, 'ann')
    expect((await end(token, payload)).statusCode).toBe(400)
    expect(await statusOf(token)).toBe(200)
  },
)

test('nobody signed in, or another site: nothing', async () => {
  expect((await counter.app.inject({ url: '/api/me/sessions' })).statusCode).toBe(401)
  const token = await tokenOf(counter, 'ann')
  expect((await end(token, {}, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect(await statusOf(token)).toBe(200)
})
