/** The fee of an order: who must have it, and that it is charged once when the order leaves. */
import { describe, expect, test } from 'vitest'
import { enterOrder } from '../../functions/orders/enter-order.ts'
import { marketOpens } from '../../inbound/market-opens.ts'
import { books, clientNo, type BookSpec } from '../../testing/books.ts'
import { describeChange } from '../../testing/describe-change.ts'
import { aMeta } from '../../testing/meta.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { sizeOrder } from './size-order.ts'

const FEE = 100
const settings = defaultParameters().settings.map(row =>
  row.key === 'order-fee' ? { ...row, value: FEE } : row,
)
const of = (spec: BookSpec) => books({ ...spec, parameters: { settings } })
const order = {
  clientNo: clientNo('C1'),
  instrument: '600000.XSHG',
  side: 'buy',
  orderType: 'limit',
  price: 100_000,
  quantity: 100,
} as const
const TAKEN = 'post counter-fee CNY 1.00 cash 1000000101 → counter-fee-income'

function entered(spec: BookSpec, differing: object = {}, time?: string) {
  const given = of(spec)
  const decision = enterOrder.decide(
    given,
    { ...order, ...differing },
    aMeta(time === undefined ? {} : { time }),
  )
  return decision.accepted ? decision.changes.map(change => describeChange(given, change)) : decision.code
}

describe('at once', () => {
  test.each([
    ['a buy has it beside its hold', '1006.06', {}, [expect.any(String), TAKEN]],
    ['a fen short', '1006.05', {}, 'insufficient_cash'],
    ['a sale, too', '1.00', { side: 'sell' }, [expect.any(String), TAKEN]],
    [
      'a sale of who has less gives what there is',
      '0.30',
      { side: 'sell' },
      [expect.any(String), TAKEN.replace('1.00', '0.30')],
    ],
    ['of who has nothing, nothing', '0.00', { side: 'sell' }, [expect.any(String)]],
    ['of who owes, nothing', '-5.00', { side: 'sell' }, [expect.any(String)]],
  ])('%s', (_, cash, differing, expected) => {
    expect(entered({ cash: { C1: cash }, holdings: { 'C1 600000.XSHG': '100' } }, differing)).toEqual(
      expected,
    )
  })
})

test('an order that waits pays when it leaves', () => {
  expect(entered({ cash: { C1: '1006.06' } }, {}, '12:00')).toEqual([expect.stringContaining('queued')])
  const leaves = (cash: string, differing: object = {}) => {
    const given = of({ cash: { C1: cash }, orders: [['C1 buy 100 600000.XSHG @ 10.00', 'queued']] })
    Object.assign(given.orders.get(1)!, differing)
    return marketOpens.decide(given, { orderId: 1 }, aMeta()).map(change => describeChange(given, change))
  }
  expect(leaves('1006.06')).toEqual([TAKEN, 'releaseOrder 1 O000000001'])
  expect(leaves('1006.05')[0]).toContain('insufficient_cash')
  expect(leaves('1006.05', { clOrdId: 'O000000001' })).toEqual(['releaseOrder 1 P000000001'])
  expect(leaves('1006.05', { continues: 7 })).toEqual(['releaseOrder 1 O000000001'])
})

test('the most that can be bought leaves it', () => {
  const all = { by: 'share', parts: 1, of: 1 } as const
  expect(sizeOrder(of({ cash: { C1: '2006.12' } }), order, all)).toEqual([100])
  expect(sizeOrder(of({ cash: { C1: '2006.13' } }), order, all)).toEqual([200])
})
