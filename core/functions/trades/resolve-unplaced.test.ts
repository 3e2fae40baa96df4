/** E03B: an unplaced fact is booked to its order, goes to the error account, or is put aside. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { UP_TO_E02, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import { resolveUnplaced } from './resolve-unplaced.ts'

const FILL = {
  market: 'XSHG',
  tradingUnit: '20001',
  clOrdId: 'strange',
  kind: 'filled',
  exchangeOrderId: 'X77',
  tradeNo: 'T9',
  price: 100_000,
  quantity: 100,
}

function given(content: unknown = FILL, around: { source?: string; day?: string; steps?: string[] } = {}) {
  const { source = 'execution-report', day = '2026-11-23', steps = [] } = around
  const open = books({
    cash: { C1: '5000.00' },
    orders: [
      ['C1 buy 100 600000.XSHG @ 10.00', 'accepted'],
      ['C1 buy 100 000001.XSHE @ 10.00', 'accepted'],
      ['C1 buy 200 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T8'],
      ['C1 buy 100 600000.XSHG @ 9.00', 'queued'],
    ],
  })
  open.unplaced.set(1, {
    unplacedNo: 1,
    businessDate: day,
    source,
    reason: 'unknown order',
    content: typeof content === 'string' ? content : JSON.stringify(content),
    receivedAt: 1,
    resolvedBy: null,
  })
  return withSteps(open, steps)
}
const resolvedBefore = given()
resolvedBefore.unplaced.get(1)!.resolvedBy = 1002

const bookedAlready = given()
bookedAlready.unplaced.get(1)!.reason = 'booked, but the order had ended'

const told = (reason: string, more: object) => {
  const open = given({ ...FILL, ...more })
  Object.assign(open.unplaced.get(1)!, { reason, orderId: 1 })
  return open
}

const onErrorAccount = (side: 'buy' | 'sell') => {
  const open = given()
  const subject = `2026-11-23/XSHG//T9/${side}`
  open.discrepancies.set(`2026-11-23/missing-here/${subject}`, {
    discrepancyKey: `2026-11-23/missing-here/${subject}`,
    businessDate: '2026-11-23',
    kind: 'missing-here',
    subject,
    ours: '',
    theirs: '',
    resolution: 'error-account',
    resolvedBy: 1002,
  })
  return open
}

const place = { act: 'place-at-order', orderId: 1 }
const toErrors = { act: 'error-account', instrument: '600000.XSHG', side: 'sell' }
const RESOLVED = 'update unplaced 1 execution-report unknown order'

test('what was done and why stands with the fact', () => {
  const input = { unplacedNo: 1, act: 'nothing', reason: '已核对' } as const
  const decision = resolveUnplaced.decide(given(), input, aMeta())
  expect(decision).toMatchObject({ changes: [{ row: { act: 'nothing', actReason: '已核对' } }] })
})

testFunction(resolveUnplaced, {
  given: given(),
  typical: { unplacedNo: 1, act: 'nothing', reason: '已核对' },
  cases: [
    ['unknown', { unplacedNo: 2 }, 'fact_not_found'],
    ['dealt with before', {}, 'fact_not_found', { books: resolvedBefore }],
    ['nothing to do', {}, [RESOLVED]],
    ['what is not a fill', place, 'fact_cannot_be_placed', { books: given({ ...FILL, kind: 'canceled' }) }],
    ['what nobody can read', place, 'fact_cannot_be_placed', { books: given('8=FIX') }],
    ['what is no object', place, 'fact_cannot_be_placed', { books: given('null') }],
    ['of another source', place, 'fact_cannot_be_placed', { books: given(FILL, { source: 'custody' }) }],
    ['impossible figures', place, 'fact_cannot_be_placed', { books: given({ ...FILL, quantity: 1e15 }) }],
    ['no price', toErrors, 'fact_cannot_be_placed', { books: given({ ...FILL, price: 0 }) }],
    ['of an earlier day', place, 'day_already_cleared', { books: given(FILL, { day: '2026-11-20' }) }],
    [
      'after clearing',
      place,
      'day_already_cleared',
      { books: given(FILL, { steps: [...UP_TO_E02, 'E03', 'E11 running'] }) },
    ],
    ['booked when it came', toErrors, 'fact_cannot_be_placed', { books: bookedAlready }],
    ['no order', { act: 'place-at-order' }, 'order_not_found'],
    ['an order of another market', { ...place, orderId: 2 }, 'order_not_of_fact'],
    ['an order that never left', { ...place, orderId: 4 }, 'order_not_of_fact'],
    [
      'a fill that is booked, to this order',
      { ...place, orderId: 3 },
      'trade_already_booked',
      { books: given({ ...FILL, tradeNo: 'T8' }) },
    ],
    [
      'a fill that is booked, to another order',
      place,
      'trade_already_booked',
      { books: given({ ...FILL, tradeNo: 'T8' }) },
    ],
    [
      "a fill that is a client's: not to the error account as well",
      { ...toErrors, side: 'buy' },
      'trade_already_booked',
      { books: given({ ...FILL, tradeNo: 'T8' }) },
    ],
    [
      'on the error account already, told again',
      toErrors,
      'trade_already_booked',
      { books: onErrorAccount('sell') },
    ],
    [
      'on the error account already: to no order',
      place,
      'trade_already_booked',
      { books: onErrorAccount('buy') },
    ],
    [
      'placed',
      place,
      [
        'advanceOrder 1 filled holdingNo 1000000000001 filledQuantity 100 exchangeOrderId X1 filledAmount 1000.00 fees 5.06',
        'setOrderHold 1 0.00 0',
        'recordTrade 2026-11-23/XSHG//T9/buy order 1 100 @ 10.00 = 1000.00 fees 5.06',
        'addCost 1000000000001 1005.06',
        'post buy CNY 1005.06 cash 1000000101 U → clearing XSHG',
        'post buy 600000.XSHG 100 clearing XSHG → holding 1000000000001 U',
        RESOLVED,
      ],
    ],
    [
      'of another side: not to this order',
      place,
      'order_not_of_fact',
      { books: told('of another side than the order', { told: { side: 'sell' } }) },
    ],
    [
      'of another security',
      place,
      'order_not_of_fact',
      { books: told('of another security than the order', { told: { code: '600001' } }) },
    ],
    [
      'beyond the limit: a person has decided',
      place,
      [
        'advanceOrder 1 filled holdingNo 1000000000001 filledQuantity 100 exchangeOrderId X1 filledAmount 1010.00 fees 5.06',
        'setOrderHold 1 0.00 0',
        'recordTrade 2026-11-23/XSHG//T9/buy order 1 100 @ 10.10 = 1010.00 fees 5.06',
        'addCost 1000000000001 1015.06',
        'post buy CNY 1015.06 cash 1000000101 U → clearing XSHG',
        'post buy 600000.XSHG 100 clearing XSHG → holding 1000000000001 U',
        'update unplaced 1 execution-report at a price beyond the limit of the order',
      ],
      { books: told('at a price beyond the limit of the order', { price: 101_000 }) },
    ],
    [
      'booked, only its figures did not fit',
      toErrors,
      'fact_cannot_be_placed',
      { books: told('fills are missing here: the exchange counts more', {}) },
    ],
    ['whose security nobody says', { act: 'error-account' }, 'fact_without_security'],
    ['whose side nobody says', { ...toErrors, side: undefined }, 'fact_without_security'],
    ['of another market', { ...toErrors, instrument: '000001.XSHE' }, 'instrument_not_found'],
    ['an unknown security', { ...toErrors, instrument: '600999.XSHG' }, 'instrument_not_found'],
    [
      'to the error account',
      toErrors,
      [
        'post sell CNY 1000.00 clearing XSHG → suspense',
        'post sell 600000.XSHG 100 suspense → clearing XSHG',
        'post clearing CNY 0.50 suspense → stamp-duty-payable XSHG',
        'post clearing CNY 0.01 suspense → transfer-fee-payable XSHG',
        'post clearing CNY 0.03 suspense → exchange-fee-payable XSHG',
        'post clearing CNY 0.02 suspense → regulatory-fee-payable XSHG',
        // E03 finds the trade there and does not list it again.
        'insert discrepancy 2026-11-23/missing-here/2026-11-23/XSHG//T9/sell error-account',
        RESOLVED,
      ],
    ],
  ],
})
