/** A full disk is named to callers, and in health. */
import { afterEach, describe, expect, test } from 'vitest'
import { BooksUnavailable, OutcomeUnknown } from '@guitai/core/engine/command.ts'
import { isDiskFull } from './disk-full.ts'
import { call, testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

const withCode = (code: string, message = 'no room'): Error => Object.assign(new Error(message), { code })
const around = (cause: unknown): Error => new Error('could not be written', { cause })
const circle = new Error('its own cause')
circle.cause = circle

const cases: [string, unknown, boolean][] = [
  ['PostgreSQL', withCode('53100'), true],
  ['the file system', withCode('ENOSPC'), true],
  ['a quota', withCode('EDQUOT'), true],
  ['as the cause of a cause', around(around(withCode('53100'))), true],
  ['another code', around(withCode('53300')), false],
  ['the words alone', new Error('No space left on device'), false],
  ['its own cause', circle, false],
  ['no error', { code: 'ENOSPC' }, false],
  ['nothing', undefined, false],
]
test.each(cases)('%s', (_, error, expected) => expect(isDiskFull(error)).toBe(expected))

let counter: TestCounter | undefined
afterEach(() => counter?.app.close())

const typical = { quantity: 100, price: '10.50', side: 'buy' }

const IN_WORDS = {
  zh: expect.stringContaining('磁盘已满') as string,
  en: expect.stringContaining('disk is full') as string,
}

describe('while the disk is full', () => {
  const answers: [string, Error, string][] = [
    ['the books are away', new BooksUnavailable('away'), 'disk_full'],
    ['a write failed', around(withCode('ENOSPC')), 'disk_full'],
    ['nobody knows the outcome', new OutcomeUnknown('?'), 'outcome_unknown'],
    ['a bug', new Error('a bug'), 'internal_error'],
  ]
  test.each(answers)('%s', async (_, error, code) => {
    counter = await testCounter({ isDiskFull: () => true })
    const token = await tokenOf(counter)
    counter.parts.run = () => Promise.reject(error)
    const { status, body } = await call(counter, token, 'trade', typical)
    expect([status, body]).toMatchObject([code === 'internal_error' ? 500 : 503, { error: { code } }])
  })

  test.each([true, false])('health says so in words: %s', async isFull => {
    counter = await testCounter({ isDiskFull: () => isFull })
    const reply = await counter.app.inject({ url: '/health' })
    expect([reply.statusCode, reply.json()]).toMatchObject(
      isFull
        ? [503, { status: 'unavailable', books: 'open', disk: 'full', note: IN_WORDS }]
        : [200, { status: 'ok', disk: 'ok' }],
    )
  })
})

test('away for another reason: nothing about a disk', async () => {
  counter = await testCounter({ isDiskFull: () => false })
  const token = await tokenOf(counter)
  counter.parts.run = () => Promise.reject(new BooksUnavailable('away'))
  expect((await call(counter, token, 'trade', typical)).body).toMatchObject({
    error: { code: 'books_unavailable' },
  })
})
