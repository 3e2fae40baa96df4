/** The same state has the same hash, however it came to be; any other has another. */
import { expect, test } from 'vitest'
import { books, cashNo, copyOf } from '../testing/books.ts'
import type { MutableBooks } from './books.ts'
import { stateHash, stateLines } from './state-hash.ts'

const spec = {
  cash: { C1: '5000.00', C2: '1.00' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 40 @ 10.00']],
}
const given = books(spec)

test('built twice, copied, or in another order', () => {
  const turned = copyOf(given)
  turned.clients = new Map([...turned.clients].toReversed())
  expect([stateHash(books(spec)), stateHash(copyOf(given)), stateHash(turned)]).toEqual(
    Array.from({ length: 3 }, () => stateHash(given)),
  )
  expect(stateHash(given)).toMatch(/^[0-9a-f]{16}$/)
})

test.each<[string, (books: MutableBooks) => void]>([
  ['one fen', books => void books.cashAccounts.get(cashNo('C2'))!.settled++],
  [
    'a nested fee',
    books => void (books.orders.get(1)!.fees = { ...books.orders.get(1)!.fees, exchangeFee: 99 }),
  ],
  ['a lot', books => void books.cashAccounts.get(cashNo('C1'))!.unsettled[0]!.purchases++],
  ['a list', books => void books.clients.get(10_000_001)!.channels.push('web')],
  ['a counter', books => void books.counters.entryNo++],
  ['an accumulator', books => void books.cashAccounts.get(cashNo('C1'))!.accumulator++],
  [
    'a status that was null',
    books => void (books.cashAccounts.get(cashNo('C1'))!.unclearedOn = '2026-11-23'),
  ],
])('%s makes a difference', (_, harm) => {
  const other = copyOf(given)
  harm(other)
  expect(stateHash(other)).not.toBe(stateHash(given))
})

test('lines say where a figure is', () => {
  expect(stateLines(given).get('cashAccounts 1000000201 settled')).toBe('100')
})
