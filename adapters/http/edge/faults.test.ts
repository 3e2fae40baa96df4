/** The engine is gone, silent or broken: each request gets the 503 that is true for it. */
import { afterEach, describe, expect, test } from 'vitest'
import { BooksUnavailable, OutcomeUnknown } from '@guitai/core/engine/command.ts'
import { Deadlines } from './deadlines.ts'
import { call, testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

let counter: TestCounter
afterEach(() => counter.app.close())

const typical = { quantity: 100, price: '10.50', side: 'buy' }

describe('the engine', () => {
  test('ends while a commit is under way: outcome_unknown, and the books are away for the next', async () => {
    counter = await testCounter()
    const token = await tokenOf(counter)
    counter.storage.commitAnswer = () => Promise.reject(new Error('disk full'))
    const answer = await call(counter, token, 'trade', typical, 'lost')
    expect(answer).toMatchObject({
      status: 503,
      body: { error: { code: 'outcome_unknown' } },
      headers: { 'retry-after': '1' },
    })
    expect(await call(counter, token, 'trade', typical)).toMatchObject({
      status: 503,
      body: { error: { code: 'books_unavailable' } },
    })
    for (const url of ['/api/me', '/api/functions', '/api/reports', '/api/reports/Q99?clientNo=1']) {
      expect(
        (await counter.app.inject({ url, headers: { authorization: `Bearer ${token}` } })).statusCode,
      ).toBe(503)
    }
    expect(await counter.app.inject({ url: '/health' })).toMatchObject({ statusCode: 503 })
  })

  const errors: [string, Error, number, string][] = [
    ['unknown', new OutcomeUnknown('?'), 503, 'outcome_unknown'],
    ['away', new BooksUnavailable('?'), 503, 'books_unavailable'],
    ['broken', new Error('a bug with details'), 500, 'internal_error'],
  ]
  test.each(errors)('%s', async (_, error, status, code) => {
    const good = await testCounter()
    const token = await tokenOf(good)
    counter = await testCounter({ sessions: good.sessions, run: () => Promise.reject(error) })
    await good.app.close()
    const answer = await call(counter, token, 'trade', typical)
    expect(answer).toMatchObject({ status, body: { error: { code } } })
    expect(JSON.stringify(answer.body)).not.toContain('details')
  })
})

describe('deadlines', () => {
  test('who waits too long hears that the outcome is unknown; who was answered does not', async () => {
    counter = await testCounter()
    const deadlines = new Deadlines(1000)
    const early = deadlines.limit(new Promise(() => undefined), 0)
    const late = deadlines.limit(new Promise(() => undefined), 500)
    expect(await deadlines.limit(Promise.resolve('done'), 0)).toBe('done')
    await expect(deadlines.limit(Promise.reject(new Error('broken')), 0)).rejects.toThrow('broken')
    expect(deadlines.waiting).toBe(2)
    deadlines.check(999)
    expect(deadlines.waiting).toBe(2)
    deadlines.check(1000)
    await expect(early).rejects.toBeInstanceOf(OutcomeUnknown)
    expect(deadlines.waiting).toBe(1)
    deadlines.check(1500)
    await expect(late).rejects.toBeInstanceOf(OutcomeUnknown)
  })
})

test('a database that does not answer is lost, and health says so', async () => {
  counter = await testCounter({ health: () => new Promise(() => undefined), limits: { healthMs: 5 } })
  const reply = await counter.app.inject({ url: '/health' })
  expect(reply.statusCode).toBe(503)
  expect(reply.json()).toMatchObject({ status: 'unavailable', books: 'open', database: 'lost' })
})
