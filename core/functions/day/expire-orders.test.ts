/** E27: what is not filled ends, market by market, once its exchange has said all; doing it twice changes nothing. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import type { MutableBooks } from '../../books/books.ts'
import { allChanges } from '../../testing/all-changes.ts'
import { books, clientNo, copyOf, type BookSpec } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { laterToday, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { Gathered } from '../../frame/gathered.ts'
import { expireOrders } from './expire-orders.ts'

const clients = (names: readonly string[], isLast = true): Gathered => ({
  from: 'acted-clients',
  clientNos: names.map(clientNo),
  cursor: clientNo(names.at(-1) ?? 'C1'),
  isFirst: true,
  isLast,
})
const given = (spec: BookSpec, ...steps: string[]): MutableBooks =>
  withSteps(books({ cash: { C1: '2000.00' }, markets: { XSHG: 'complete' }, ...spec }), steps)
const ordered = (...texts: string[]): MutableBooks =>
  given({ orders: [['C1 buy 100 600000.XSHG @ 10.00', ...texts]] })
const EXPIRED = ['advanceOrder 1 expired canceledQuantity 100', 'setOrderHold 1 0.00 0']
const done = (count: number): string => `insert day_step E27-XSHG done count ${count}`

testFunction(expireOrders, {
  given: ordered('accepted'),
  typical: { market: 'XSHG' },
  around: { gathered: clients(['C1']) },
  cases: [
    ['more may come', {}, 'stream_not_complete', { books: books() }],
    [
      'of another market nothing is known',
      { market: 'XSHE' },
      'stream_not_complete',
      { books: ordered('accepted') },
    ],
    ['twice', {}, 'step_already_done', { books: given({}, 'E27-XSHG') }],
    [
      'before what the plan has before it',
      {},
      'step_out_of_order',
      { books: withX04Before(given({ markets: { XSHG: 'complete, not listed' } })) },
    ],
    ['before its time', {}, 'step_too_early', { books: laterToday(given({}), 'E27') }],
    ['an open order', {}, [...EXPIRED, done(1)]],
    [
      'of one partly filled the rest, though a cancel is under way',
      {},
      ['advanceOrder 1 expired canceledQuantity 60', 'setOrderHold 1 0.00 0', done(1)],
      { books: ordered('fill 40 @ 10.00 as T1', 'cancel') },
    ],
    ['one that never left', {}, [...EXPIRED, done(1)], { books: ordered('queued') }],
    ['one that has ended stays', {}, [done(0)], { books: ordered('fill 100 @ 10.00 as T1') }],
    ["tomorrow's order stays", {}, [done(0)], { books: evening() }],
    [
      'those of another market stay',
      {},
      [done(0)],
      { books: given({ orders: [['C1 buy 100 000001.XSHE @ 9.00', 'accepted']] }) },
    ],
    [
      'a part of the clients',
      {},
      [...EXPIRED, 'insert day_step E27-XSHG running count 1'],
      { gathered: clients(['C1'], false) },
    ],
    ['nobody has any', {}, [done(0)], { gathered: clients([]), books: given({}) }],
    [
      'by night, when the day end of another market has begun',
      {},
      [done(0)],
      { books: given({ day: '2026-11-23 day-end' }) },
    ],
  ],
})

test('the same chunk again ends nothing twice', () => {
  const on = copyOf(ordered('accepted'))
  const chunk = { ...aMeta(), gathered: clients(['C1'], false) }
  for (const count of [1, 1]) {
    const decision = expireOrders.decide(on, { market: 'XSHG' }, chunk)
    if (!('result' in decision)) throw new Error('refused')
    expect(decision.result).toEqual({ market: 'XSHG', orders: count })
    applyChanges(on, allChanges(on, decision))
  }
})

function evening(): MutableBooks {
  const on = ordered('queued')
  on.orders.get(1)!.tradeDate = '2026-11-24'
  return on
}

/** The firm wants all lists loaded before orders expire. */
function withX04Before(on: MutableBooks): MutableBooks {
  const dayPlan = on.parameters.dayPlan.map(row => (row.key === 'E27' ? { ...row, after: ['X04'] } : row))
  return { ...on, parameters: { ...on.parameters, dayPlan } }
}
