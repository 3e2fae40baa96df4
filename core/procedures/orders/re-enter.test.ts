/** The rest of an order after a part cancel is entered again: as much as the market accepts, now or when it may leave. */
import { describe, expect, test } from 'vitest'
import { timeOfDay } from '../../base/market.ts'
import type { MutableBooks } from '../../books/books.ts'
import { books } from '../../testing/books.ts'
import { withBlock } from '../../testing/blocked.ts'
import { describeChange } from '../../testing/describe-change.ts'
import { enterable, reEnter } from './re-enter.ts'

const spec = {
  cash: { C1: '9000.00' },
  holdings: { 'C1 600000.XSHG': '1030' },
  orders: [
    ['C1 buy 400 600000.XSHG @ 10.00', 'accepted', 'cancel'],
    ['C1 sell 1030 600000.XSHG @ 10.00', 'accepted'],
  ],
}

test.each([
  ['whole lots stay', 1, 300, 300],
  ['an odd part of a buy does not', 1, 350, 300],
  ['less than a lot of a buy', 1, 50, 0],
  ['the odd part of a balance goes whole', 2, 430, 430],
  ['an odd part alone', 2, 30, 30],
  ['nothing', 1, 0, 0],
  ['less than nothing', 1, -100, 0],
])('%s', (_, orderId, rest, expected) => {
  const given = books(spec)
  expect(enterable(given, given.orders.get(orderId)!, rest)).toBe(expected)
})

describe('when it leaves', () => {
  const again = (given: MutableBooks, time: string, cancelQuantity = 100): string[] => {
    const order = {
      ...given.orders.get(1)!,
      status: 'canceled',
      canceledQuantity: 400,
      cancelQuantity,
    } as const
    return reEnter(given, order, { at: 0, time: timeOfDay(time) }).map(change =>
      describeChange(given, change),
    )
  }
  const entered = (status: string): string[] => [
    `recordOrder 3 ${status} buy 300 600000.XSHG @ 10.00 hold 3005.19 0 continues 1`,
  ]
  test.each([
    ['at once', books(spec), '10:00', 'pendingNew'],
    ['at the next session', books(spec), '12:00', 'queued'],
    ['when the block is lifted', withBlock('firm', true, spec), '10:00', 'queued'],
    ['when its unit runs again', books({ ...spec, units: { '20001': 'paused' } }), '10:00', 'queued'],
    ['the next day', books({ ...spec, day: '2026-11-23 day-end' }), '10:00', 'queued'],
  ])('%s', (_, given, time, status) => {
    expect(again(given, time)).toEqual(entered(status))
  })

  test('a whole cancel leaves nothing', () => {
    expect(again(books(spec), '10:00', 0)).toEqual([])
  })
})
