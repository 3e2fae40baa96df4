/**
 * Parameters that were set are stored in the commit of their command and survive a restart; so do those that were taken back.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stateHash } from '@guitai/core/books/state-hash.ts'
import { inForce } from '@guitai/core/rules/parameters.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { StorageEngine } from './storage-engine.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const stampDuty = (sell: string, validFrom: string) => ({
  action: 'set',
  table: 'stampDuty',
  key: 'stock',
  validFrom,
  value: { buy: '0.00', sell },
  reason: 'circular 7',
})

test('a restart keeps them', async () => {
  const first = await StorageEngine.open(database.url)
  await first.give('S04', stampDuty('0.04', '2027-01-04'))
  await first.give('S04', stampDuty('0.03', '2027-01-04'))
  await first.give('S04', stampDuty('0.02', '2027-02-01'))
  await first.give('S04', { action: 'go-back', parameterNo: 2, reason: 'typing error' })
  const sessions = {
    ...stampDuty('', '2027-01-04'),
    table: 'sessions',
    key: 'BJSE',
    value: {
      sessions: [
        {
          phase: 'continuous',
          start: '09:30',
          end: '11:30',
          acceptsOrders: true,
          acceptsCancels: true,
          isMatching: true,
        },
      ],
    },
  }
  await first.give('S04', sessions)
  const [hash, { parameters }] = [stateHash(first.engine.books), first.engine.books]
  await first.close()

  const second = await StorageEngine.open(database.url)
  const { books } = second.engine
  await second.close()
  expect(stateHash(books)).toBe(hash)
  expect(books.parameters).toEqual(parameters)
  expect(
    [...books.parameterRows.values()].map(({ parameterNo, isWithdrawn, reason }) => [
      parameterNo,
      isWithdrawn,
      reason,
    ]),
  ).toEqual([
    [1, false, 'circular 7'],
    [2, true, 'circular 7'],
    [3, false, 'circular 7'],
    [4, false, 'circular 7'],
  ])
  const sell = (date: string): number | undefined => inForce(books.parameters.stampDuty, 'stock', date)?.sell
  expect(['2026-12-31', '2027-01-04', '2027-02-01'].map(sell)).toEqual([50_000, 40_000, 20_000])
})
