/** What leaves memory, and what stays although it has ended. */
import { describe, expect, test } from 'vitest'
import { updated } from '../books/dirty.ts'
import { brokenInvariants } from '../books/invariants.ts'
import type { MutableBooks } from '../books/books.ts'
import type { Voucher } from '../books/tables/cash/voucher.ts'
import { assertWhole, recallOrder } from '../books/past-orders.ts'
import { stateHash } from '../books/state-hash.ts'
import { books, copyOf } from '../testing/books.ts'
import { EndedThings } from './ended.ts'

const buy = 'C1 buy 100 600000.XSHG @ 10.00'
const given = books({
  cash: { C1: '90000.00' },
  orders: [
    [buy, 'accepted', 'fill 40 @ 10.00', 'fill 60 @ 10.00'],
    [buy, 'accepted'],
    [buy, 'rejected'],
    [buy, 'accepted', 'cancel', 'canceled 100'],
  ],
})

const aVoucher: Voucher = {
  voucherNo: 1,
  businessDate: '2026-11-23',
  kind: 'deposit',
  clientNo: 10_000_001,
  accountNo: 1,
  asset: 1,
  amount: 1,
  tellerNo: 1,
  summary: '',
  counterAccount: '',
  reverses: null,
  reversedBy: null,
}

function addVoucher(to: MutableBooks, voucher: Partial<Voucher>): void {
  const row = { ...aVoucher, ...voucher }
  to.vouchers.set(row.voucherNo, row)
  to.clients.get(row.clientNo)?.vouchers.add(row.voucherNo)
}

/** The state when the client has just been loaded. */
function loaded(to: MutableBooks, limit = 0): EndedThings {
  const ended = new EndedThings(limit)
  ended.loaded({ orders: [...to.orders.values()], vouchers: [...to.vouchers.values()] })
  return ended
}

const left = (of: MutableBooks): number[] => [...of.orders.keys()]

describe('orders', () => {
  test('ended ones leave with their trades, and the client knows that it is not whole', () => {
    const books = copyOf(given)
    loaded(books).dismiss(books, 0)
    expect(left(books)).toEqual([2])
    expect(books.trades.size).toBe(0)
    expect([...books.clients.get(10_000_001)!.orders]).toEqual([2])
    expect(books.clients.get(10_000_001)!.trades.size).toBe(0)
    expect(() => assertWhole(books, 10_000_001)).toThrow()
    expect(brokenInvariants(books)).toEqual([])
  })

  test('they come back, each once, and then the client is whole', () => {
    const books = copyOf(given)
    loaded(books).dismiss(books, 0)
    const trades = [...copyOf(given).trades.values()]
    for (const order of [...copyOf(given).orders.values(), ...copyOf(given).orders.values()])
      recallOrder(
        books,
        order,
        trades.filter(trade => trade.orderId === order.orderId),
      )
    expect(() => assertWhole(books, 10_000_001)).not.toThrow()
    expect(books.past.size).toBe(0)
    expect(stateHash(books)).toBe(stateHash(given))
  })

  test('the longest unchanged first, down to the limit, once it is passed by a quarter', () => {
    const books = copyOf(given)
    loaded(books, 3).dismiss(books, 0)
    expect(left(books)).toEqual([1, 2, 3, 4])
    loaded(books, 2).dismiss(books, 0)
    expect(left(books)).toEqual([2, 3, 4])
  })

  test('not before the batch that ended them is on disk', () => {
    const books = copyOf(given)
    const ended = new EndedThings(0)
    for (const order of books.orders.values()) updated(books.dirty, 'orders', order)
    ended.changed({ batchNo: 7, dirty: books.dirty })
    books.dirty = copyOf(given).dirty
    ended.dismiss(books, 6)
    expect(left(books)).toEqual([1, 2, 3, 4])
    ended.dismiss(books, 7)
    expect(left(books)).toEqual([2])
  })

  test.each([
    ['itself', (books: MutableBooks) => updated(books.dirty, 'orders', books.orders.get(1)!)],
    [
      'one of its trades',
      (books: MutableBooks) => updated(books.dirty, 'trade', [...books.trades.values()][0]!),
    ],
  ])('not while %s is being changed', (_, change) => {
    const books = copyOf(given)
    const ended = loaded(books)
    change(books)
    ended.dismiss(books, 0)
    expect(left(books)).toEqual([1, 2])
    ended.changed({ batchNo: 1, dirty: books.dirty })
    books.dirty = copyOf(given).dirty
    ended.dismiss(books, 0)
    expect(left(books)).toEqual([1, 2])
    ended.dismiss(books, 1)
    expect(left(books)).toEqual([2])
  })

  test.each([
    ['that continues another', { continues: 9 }],
    ['of a part cancel', { cancelQuantity: 40 }],
    ['that reached the exchange by another path', { clOrdId: 'elsewhere' }],
  ])('one %s stays', (_, figures) => {
    const books = copyOf(given)
    Object.assign(books.orders.get(1)!, figures)
    loaded(books).dismiss(books, 0)
    expect(left(books)).toEqual([1, 2])
  })
})

describe('vouchers', () => {
  test.each([
    ['one of a client leaves', {}, []],
    ['one that was reversed stays', { reversedBy: 2 }, [1]],
    ['one that reverses stays', { reverses: 2 }, [1]],
    ['one of no client stays', { clientNo: 0 }, [1]],
  ])('%s', (_, voucher, numbers) => {
    const books = copyOf(given)
    addVoucher(books, voucher)
    loaded(books).dismiss(books, 0)
    expect([...books.vouchers.keys()]).toEqual(numbers)
    const { clientNo = 10_000_001 } = voucher as Partial<Voucher>
    expect([...(books.clients.get(clientNo)?.vouchers ?? numbers)]).toEqual(numbers)
  })

  test('not while it is being changed, nor before that is on disk', () => {
    const books = copyOf(given)
    addVoucher(books, {})
    const ended = loaded(books)
    updated(books.dirty, 'voucher', books.vouchers.get(1)!)
    ended.dismiss(books, 0)
    ended.changed({ batchNo: 1, dirty: books.dirty })
    books.dirty = copyOf(given).dirty
    ended.dismiss(books, 0)
    expect(books.vouchers.size).toBe(1)
    ended.dismiss(books, 1)
    expect(books.vouchers.size).toBe(0)
  })
})
