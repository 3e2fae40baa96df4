/** The day's amount and rate count live orders; C01's tests show the forms of the limits. */
import { expect, test } from 'vitest'
import type { MutableBooks } from '../../books/books.ts'
import { isEnded } from '../../books/orders.ts'
import { dismissOrder } from '../../books/past-orders.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { books } from '../../testing/books.ts'
import { checkOrderLimits } from './order-limits.ts'

const [standard] = defaultParameters().firmLimits
const buy = 'C1 buy 100 600000.XSHG @ 10.00'
const request = { side: 'buy', quantity: 100, channel: 'counter', at: 5000 } as const

test.each([
  ['an open order counts whole', [[buy, 'accepted']], 'client_day_above_firm_limit'],
  ['a canceled one does not', [[buy, 'accepted', 'cancel', 'canceled 100']], undefined],
  ['a refused one does not', [[buy, 'rejected']], undefined],
  [
    'of a canceled one what was filled does',
    [[buy, 'accepted', 'fill 40 @ 10.00', 'cancel', 'canceled 60']],
    'client_day_above_firm_limit',
  ],
] as const)('%s', (_, orders, code) => {
  const given = books({
    cash: { C1: '9000.00' },
    orders,
    parameters: { firmLimits: [{ ...standard!, clientDayAmount: 139_999 }] },
  })
  const client = given.clients.get(10_000_001)!
  const instrument = given.instrumentsById.get('600000.XSHG')!
  expect(checkOrderLimits(given, request, { client, instrument }, 100_000)?.code).toBe(code)
})

/** Removes all ended orders, as the engine does after a busy hour. */
function withoutEnded(given: MutableBooks): MutableBooks {
  given.command = { ...given.command, at: 5000 }
  for (const order of given.orders.values())
    if (isEnded(order.status))
      dismissOrder(
        given,
        order,
        [...given.trades.values()].filter(trade => trade.orderId === order.orderId),
      )
  return given
}

test.each([
  ['filled whole', ['fill 100 @ 10.00'], 139_999, 'client_day_above_firm_limit'],
  [
    'filled and then canceled',
    ['fill 40 @ 10.00', 'cancel', 'canceled 60'],
    139_999,
    'client_day_above_firm_limit',
  ],
  ['filled and then canceled, just within', ['fill 40 @ 10.00', 'cancel', 'canceled 60'], 140_000, undefined],
  ['canceled whole', ['cancel', 'canceled 100'], 100_000, undefined],
  ['refused', ['rejected'], 100_000, undefined],
] as const)('an ended order counts the same when it has left memory: %s', (_, events, limit, code) => {
  const spec = {
    cash: { C1: '9000.00' },
    orders: [[buy, ...(events[0] === 'rejected' ? [] : ['accepted']), ...events]],
    parameters: { firmLimits: [{ ...standard!, clientDayAmount: limit }] },
  }
  for (const given of [books(spec), withoutEnded(books(spec))]) {
    const client = given.clients.get(10_000_001)!
    const instrument = given.instrumentsById.get('600000.XSHG')!
    expect(checkOrderLimits(given, request, { client, instrument }, 100_000)?.code).toBe(code)
  }
})

test.each([
  ['in the second before', 4001, 'order_rate_above_firm_limit'],
  ['a second ago', 4000, undefined],
])('and towards the rate: entered %s', (_, enteredAt, code) => {
  const given = books({
    cash: { C1: '9000.00' },
    orders: [[buy, 'rejected']],
    parameters: { firmLimits: [{ ...standard!, ordersPerSecond: 1 }] },
  })
  given.orders.get(1)!.enteredAt = enteredAt
  withoutEnded(given)
  expect(given.orders.size).toBe(0)
  const client = given.clients.get(10_000_001)!
  const instrument = given.instrumentsById.get('600000.XSHG')!
  expect(checkOrderLimits(given, request, { client, instrument }, 100_000)?.code).toBe(code)
})

test('dollars and yuan are not added up', () => {
  const given = books({
    clients: { C1: 'B accounts' },
    cash: { C1: '9000.00', 'C1 USD': '9000.00' },
    instruments: { '900901.XSHG': 'b-share, USD, 9.00-11.00' },
    orders: [['C1 buy 100 900901.XSHG @ 10.00', 'accepted']],
    parameters: { firmLimits: [{ ...standard!, clientDayAmount: 100_000 }] },
  })
  const client = given.clients.get(10_000_001)!
  const codeFor = (id: string) =>
    checkOrderLimits(given, request, { client, instrument: given.instrumentsById.get(id)! }, 100_000)?.code
  expect([codeFor('600000.XSHG'), codeFor('900901.XSHG')]).toEqual([undefined, 'client_day_above_firm_limit'])
})
