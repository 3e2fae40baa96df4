/** An order that never left moves to another unit under a new id, waits, or is refused; a repeated report counts once. */
import { books } from '../testing/books.ts'
import { withBlock } from '../testing/blocked.ts'
import { testInbound } from '../testing/test-function.ts'
import { submissionKeptBack } from './submission-kept-back.ts'

const cash = { C1: '9000.00' }
const holdings = { 'C1 000001.XSHE': '300' }
const given = (order: string, units: Record<string, string>, ...events: string[]) =>
  books({ cash, holdings, units, orders: [[order, ...events]] })
const buy = 'C1 buy 400 600000.XSHG @ 10.00'
const sale = 'C1 sell 100 000001.XSHE @ 10.00'
const two = { '20001': 'paused', '20002': 'running' }
const part = given(buy, two, 'cancel')
part.orders.get(1)!.cancelQuantity = 100
const last = given(buy, two)
last.orders.get(1)!.clOrdId = 'Z000000001'

testInbound(submissionKeptBack, {
  given: given(buy, two),
  typical: { orderId: 1, clOrdId: 'O000000001' },
  cases: [
    ['another unit runs', {}, ['advanceOrder 1 queued tradingUnit 20002', 'releaseOrder 1 P000000001']],
    [
      'no other runs',
      {},
      ['advanceOrder 1 queued tradingUnit 20001'],
      { books: given(buy, { '20001': 'replaced' }) },
    ],
    [
      'shares in custody at a Shenzhen unit are sold there, or wait',
      {},
      ['advanceOrder 1 queued tradingUnit 300001'],
      { books: given(sale, { '300001': 'paused', '300002': 'running' }) },
    ],
    [
      'its unit runs again: a new id all the same',
      {},
      ['advanceOrder 1 queued tradingUnit 20001', 'releaseOrder 1 P000000001'],
      { books: given(buy, {}) },
    ],
    [
      'blocked',
      {},
      ['advanceOrder 1 rejected rejectReason trading_blocked firm 异常', 'setOrderHold 1 0.00 0'],
      { books: withBlock('firm', true, given(buy, two)) },
    ],
    ['of an earlier submission', { clOrdId: 'P000000001' }, []],
    ['unknown order', { orderId: 9 }, []],
    ['already at the exchange', {}, [], { books: given(buy, two, 'accepted') }],
    [
      'canceled meanwhile: it never left',
      {},
      ['advanceOrder 1 canceled canceledQuantity 400', 'setOrderHold 1 0.00 0'],
      { books: given(buy, two, 'cancel') },
    ],
    [
      'canceled in part meanwhile',
      {},
      [
        'advanceOrder 1 canceled canceledQuantity 400',
        'setOrderHold 1 0.00 0',
        'recordOrder 2 pendingNew buy 300 600000.XSHG @ 10.00 hold 3005.19 0 continues 1',
      ],
      { books: part },
    ],
    [
      'kept back too often',
      { clOrdId: 'Z000000001' },
      ['advanceOrder 1 rejected rejectReason kept back too often', 'setOrderHold 1 0.00 0'],
      { books: last },
    ],
  ],
})
