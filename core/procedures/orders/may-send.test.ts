/** Orders may leave through a running trading unit while nothing blocks them; cancels always may. */
import { expect, test } from 'vitest'
import type { Outgoing, OutgoingCancel } from '../../books/outgoing.ts'
import { withBlock } from '../../testing/blocked.ts'
import { books } from '../../testing/books.ts'
import { maySend } from './may-send.ts'

const spec = { cash: { C1: '2000.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }
const place = { orderId: 1, market: 'XSHG', tradingUnit: '20001', securitiesAccount: 'A000000001' } as const
const what = { code: '600000', side: 'buy', quantity: 100 } as const
const whose = { clientNo: 10_000_001, branchNo: 1 }
const order: Outgoing = {
  kind: 'new-order',
  ...place,
  ...what,
  clOrdId: 'O000000001',
  tradeDate: '2026-11-23',
  orderType: 'limit',
  price: 100_000,
}
const cancel: OutgoingCancel = {
  kind: 'cancel',
  ...place,
  ...what,
  clOrdId: 'C000000001',
  originalClOrdId: 'O000000001',
}

const { originalClOrdId: _, ...asked } = cancel
const question: Outgoing = { ...asked, kind: 'status' }

test.each([
  ['nothing is blocked', books(spec), order, true],
  ['its client is blocked', withBlock('client/10000001', true, spec), { ...order, ...whose }, false],
  ['a row read back: the books know whose it is', withBlock('client/10000001', true, spec), order, false],
  ['a branch of a row read back', withBlock('branch/1', true, spec), order, false],
  ['its unit is paused', books({ ...spec, units: { '20001': 'paused' } }), order, false],
  ['a row of before: it goes another way now', books(spec), { ...order, clOrdId: 'N000000001' }, false],
  ['it has ended', books({ ...spec, orders: [[...spec.orders[0]!, 'rejected']] }), order, false],
  ['a question, though all is blocked', withBlock('firm', true, spec), question, true],
  ['a cancel, though all is blocked', withBlock('firm', true, spec), cancel, true],
])('%s', (_, given, outgoing, expected) => {
  expect(maySend(given, outgoing)).toBe(expected)
})
