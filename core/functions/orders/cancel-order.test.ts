/**
 * O02: queued orders are canceled at once and at any time, others when the exchange confirms and not in the no-cancel periods.
 */
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { cancelOrder } from './cancel-order.ts'

const buy = 'C1 buy 100 600000.XSHG @ 10.00'
const cash = { C1: '5000.00' }
const given = (...events: string[]) => ({ books: books({ cash, orders: [[buy, ...events]] }) })
const twelfth = given('accepted', 'cancel', 'cancel-rejected')
for (const order of twelfth.books.orders.values()) order.cancelClOrdId = 'N000000001'

const large = (...events: string[]) => ({
  books: books({ cash, orders: [['C1 buy 400 600000.XSHG @ 10.00', ...events]] }),
})
const market = {
  books: books({ cash, orders: [['C1 buy 200 600000.XSHG best-five-then-limit @ 10.00', 'accepted']] }),
}
const closedWith = (...events: string[]) => {
  const built = given(...events)
  built.books.day = { ...built.books.day, phase: 'closed' }
  return { ...built, time: '20:00' }
}
const evening = closedWith('queued')
const closed = closedWith('accepted')

testFunction(cancelOrder, {
  given: books({ cash, orders: [[buy, 'accepted']] }),
  typical: { orderId: 1 },
  cases: [
    ['unknown order', { orderId: 2 }, 'order_not_found'],
    ['filled', {}, 'order_ended', given('fill 100 @ 10.00')],
    ['canceled before', {}, 'order_ended', given('accepted', 'cancel', 'canceled 100')],
    ['refused by the exchange', {}, 'order_ended', given('rejected')],
    ['expired', {}, 'order_ended', given('expired')],
    ['a cancel is under way', {}, 'cancel_pending', given('accepted', 'cancel')],
    ['opening call: no cancels from 09:20', {}, 'cancel_not_allowed_now', { time: '09:20' }],
    ['opening call: until then there are', {}, ['requestCancel 1 C000000001'], { time: '09:19:59' }],
    ['Shanghai takes none between 09:25 and 09:30', {}, 'cancel_not_allowed_now', { time: '09:25' }],
    [
      'Shenzhen does',
      {},
      ['requestCancel 1 C000000001'],
      { time: '09:25', books: books({ cash, orders: [['C1 buy 100 000001.XSHE @ 10.00']] }) },
    ],
    ['break', {}, 'cancel_not_allowed_now', { time: '11:30' }],
    ['closing call', {}, 'cancel_not_allowed_now', { time: '14:57' }],
    ['one second before the closing call', {}, ['requestCancel 1 C000000001'], { time: '14:56:59' }],
    ['after the close', {}, 'cancel_not_allowed_now', { time: '15:30' }],
    [
      'a queued order, in a no-cancel period',
      {},
      ['advanceOrder 1 canceled canceledQuantity 100', 'setOrderHold 1 0.00 0'],
      { ...given('queued'), time: '14:58' },
    ],
    ['sent, not yet taken', {}, ['requestCancel 1 C000000001'], given()],
    ['partly filled', {}, ['requestCancel 1 C000000001'], given('accepted', 'fill 40 @ 9.99')],
    [
      'again, after a refused cancel, with an id of its own',
      {},
      ['requestCancel 1 D000000001'],
      given('accepted', 'cancel', 'cancel-rejected'),
    ],
    ['part of a market order', { quantity: 100 }, 'part_cancel_not_allowed', market],
    [
      'more than is open',
      { quantity: 400 },
      'cancel_above_open_quantity',
      large('accepted', 'fill 100 @ 9.99'),
    ],
    ['what stays is no lot', { quantity: 50 }, 'part_cancel_leaves_no_lot', large('accepted')],
    ['a part', { quantity: 100 }, ['requestCancel 1 C000000001 takes out 100'], large('accepted')],
    ['all of it, as a part', { quantity: 400 }, ['requestCancel 1 C000000001'], large('accepted')],
    [
      'part of a queued order: the rest is an order of its own at once',
      { quantity: 100 },
      [
        'advanceOrder 1 canceled canceledQuantity 400 cancelQuantity 100',
        'setOrderHold 1 0.00 0',
        'recordOrder 2 queued buy 300 600000.XSHG @ 10.00 hold 3005.19 0 continues 1',
      ],
      { ...large('queued'), time: '09:00' },
    ],
    [
      'an evening order',
      {},
      ['advanceOrder 1 canceled canceledQuantity 100', 'setOrderHold 1 0.00 0'],
      evening,
    ],
    ['one that left, the day being closed', {}, 'cancel_not_allowed_now', closed],
    ['ids of cancels are used up', {}, 'cancel_not_allowed_now', twelfth],
  ],
})
