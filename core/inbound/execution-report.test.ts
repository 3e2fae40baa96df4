/**
 * What an exchange may report about an order, in any sequence: it is booked once, listed where it fits no order, and never
 * refused.
 */
import { applyChanges } from '../books/changes/change.ts'
import { correctTrade } from '../procedures/trades/correct-trade.ts'
import { unplacedFact } from '../procedures/trades/unplaced-fact.ts'
import { books, happen, settled, type BookSpec } from '../testing/books.ts'
import { testInbound } from '../testing/test-function.ts'
import { executionReport, type ExecutionReport } from './execution-report.ts'

const BUY = 'C1 buy 100 600000.XSHG @ 10.00'
const given = (...events: string[]) => ({
  books: books({ cash: { C1: '2000.00' }, orders: [[BUY, ...events]] }),
})
const typical: ExecutionReport = {
  market: 'XSHG',
  tradingUnit: '20001',
  clOrdId: 'O000000001',
  kind: 'filled',
  exchangeOrderId: 'X1',
  tradeNo: 'T9',
  price: 100_000,
  quantity: 100,
  reason: '',
  isDuplicate: false,
}
const accepted = { kind: 'accepted' } as const
const canceled = (canceledQuantity: number) =>
  ({ kind: 'canceled', canceledQuantity, clOrdId: 'C000000001' }) as const
const rejected = { kind: 'rejected', reason: 'refused' } as const
const cancelRejected = { kind: 'cancel-rejected', clOrdId: 'C000000001', reason: 'too late' } as const
const fill = (quantity: number) => ({ quantity })

/** A buy at 10.00: fees are 5.06 for 100, and the minimum of 5.00 comes with the first fill. */
function bought(
  quantity: number,
  status: string,
  hold: string,
  options: { first?: boolean; filled?: number; charged?: string; exchange?: string; left?: string } = {},
): string[] {
  const { first = true, filled = quantity, charged = '5.06', exchange = 'X1', left = '' } = options
  const fees = quantity === filled ? charged : '0.04'
  const cost = (quantity * 10 + Number(fees)).toFixed(2)
  return [
    ...(first ? ['openHolding 1000000000001 A000000001.XSHG 600000.XSHG'] : []),
    `advanceOrder 1 ${status} holdingNo 1000000000001 filledQuantity ${filled} ${left}exchangeOrderId ${exchange} filledAmount ${filled * 10}.00 fees ${charged}`,
    `setOrderHold 1 ${hold} 0`,
    `recordTrade 2026-11-23/XSHG//T9/buy order 1 ${quantity} @ 10.00 = ${quantity * 10}.00 fees ${fees}`,
    `addCost 1000000000001 ${cost}`,
    `post buy CNY ${cost} cash 1000000101 U → clearing XSHG`,
    `post buy 600000.XSHG ${quantity} clearing XSHG → holding 1000000000001 U`,
  ]
}
const unplaced = (reason: string): string => `insert unplaced 1 execution-report ${reason}`

/** An order of 400 with a cancel of 100 of them under way. */
function parted(...events: string[]) {
  const built = books({ cash: { C1: '5000.00' }, orders: [['C1 buy 400 600000.XSHG @ 10.00', ...events]] })
  built.orders.get(1)!.cancelQuantity = 100
  return { books: built }
}
function continued() {
  const around = parted('accepted', 'fill 100 @ 10.00', 'cancel')
  happen(around.books, 1, 'canceled 300')
  return { books: settled(around.books) }
}
/** An order that was entered at the exchange's own desk. */
function supplemented() {
  const { books: built } = given()
  const order = built.orders.get(1)!
  Object.assign(order, { status: 'new', clOrdId: 'EMERGENCY1', exchangeOrderId: 'X9' })
  built.supplements.set('XSHG/X9', 1)
  return { books: built }
}

function takenBack() {
  const around = given('fill 40 @ 10.00 as T1')
  const [trade] = around.books.trades.values()
  applyChanges(around.books, correctTrade(around.books, trade!, { price: 100_000, quantity: 0 }))
  return { books: settled(around.books) }
}

const UNLIMITED: BookSpec = {
  instruments: { '600000.XSHG': 'unlimited' },
  orders: [['C1 sell 100 600000.XSHG @ 4.00', 'accepted']],
}
const sale = (spec: BookSpec = {}) => ({
  books: books({
    cash: { C1: '10.00' },
    holdings: { 'C1 600000.XSHG': '200 cost 1000.01' },
    orders: [['C1 sell 100 600000.XSHG @ 10.00', 'accepted']],
    ...spec,
  }),
})

const market = () => ({
  books: books({
    cash: { C1: '2000.00' },
    orders: [['C1 buy 100 600000.XSHG best-five-then-cancel', 'accepted']],
  }),
})

/** The order's trading unit stopped before it left, so it was given back and waits. */
function keptBack(tradingUnit = '20001') {
  const around = given()
  applyChanges(around.books, [{ kind: 'advanceOrder', orderId: 1, status: 'queued', tradingUnit }])
  return { books: settled(around.books) }
}
function again() {
  const around = keptBack()
  applyChanges(around.books, [{ kind: 'releaseOrder', orderId: 1, clOrdId: 'P000000001' }])
  return { books: settled(around.books) }
}
function doubted(reason: string) {
  const around = given('accepted')
  applyChanges(around.books, [
    unplacedFact(around.books, {
      source: 'execution-report',
      reason,
      content: '',
      told: { at: 0, orderId: 1 },
    }),
  ])
  return { books: settled(around.books) }
}
const at999 = (text: string): string =>
  text.replaceAll('1000.00', '999.00').replaceAll('1005.06', '1004.06').replaceAll('@ 10.00', '@ 9.99')

testInbound(executionReport, {
  given: given('accepted').books,
  typical,
  cases: [
    [
      'a part cancel is confirmed: what should stay is entered again under the same commission',
      canceled(300),
      [
        'advanceOrder 1 canceled canceledQuantity 300',
        'setOrderHold 1 0.00 0',
        'recordOrder 2 pendingNew buy 200 600000.XSHG @ 10.00 hold 2000.13 0 continues 1',
      ],
      parted('accepted', 'fill 100 @ 10.00', 'cancel'),
    ],
    [
      'fills have overtaken a part cancel: less stays',
      canceled(100),
      ['advanceOrder 1 canceled canceledQuantity 100', 'setOrderHold 1 0.00 0'],
      parted('accepted', 'fill 300 @ 10.00', 'cancel'),
    ],
    [
      'what stays is cut down to lots',
      canceled(350),
      [
        'advanceOrder 1 canceled canceledQuantity 350',
        'setOrderHold 1 0.00 0',
        'recordOrder 2 pendingNew buy 200 600000.XSHG @ 10.00 hold 2000.13 0 continues 1',
      ],
      parted('accepted', 'fill 50 @ 10.00', 'cancel'),
    ],
    [
      'a fill of an order that a part cancel left over: commission is not due twice',
      { clOrdId: 'O000000002', exchangeOrderId: 'X2' },
      [
        'advanceOrder 2 partiallyFilled holdingNo 1000000000001 filledQuantity 100 exchangeOrderId X2 filledAmount 1000.00 fees 0.06',
        'setOrderHold 2 1000.07 0',
        'recordTrade 2026-11-23/XSHG//T9/buy order 2 100 @ 10.00 = 1000.00 fees 0.06',
        'addCost 1000000000001 1000.06',
        'post buy CNY 1000.06 cash 1000000101 U → clearing XSHG',
        'post buy 600000.XSHG 100 clearing XSHG → holding 1000000000001 U',
      ],
      continued(),
    ],
    [
      'a clOrdId that is not ours, the number of an order that went another way',
      { clOrdId: 'EMERGENCY1', exchangeOrderId: 'X9' },
      bought(100, 'filled', '0.00', { exchange: 'X9' }),
      supplemented(),
    ],
    [
      'a part cancel is refused',
      cancelRejected,
      ['advanceOrder 1 partiallyFilled rejectReason too late cancelQuantity 0'],
      parted('accepted', 'fill 100 @ 10.00', 'cancel'),
    ],
    ['unknown order', { clOrdId: 'O000000009' }, [unplaced('unknown order')]],
    ['not one of our ids', { clOrdId: '0000000001' }, [unplaced('unknown order')]],
    [
      'of another trading unit',
      { tradingUnit: '20002' },
      [unplaced('of another trading unit than the order')],
    ],
    ['of an order that never left', {}, [unplaced('the order was never sent')], given('queued')],
    ['accepted', accepted, ['advanceOrder 1 new exchangeOrderId X1'], given()],
    ['accepted twice', accepted, []],
    ['accepted after the first fill', accepted, [], given('fill 40 @ 10.00')],
    [
      'accepted after a cancel was asked for',
      accepted,
      ['advanceOrder 1 exchangeOrderId X1'],
      given('cancel'),
    ],
    ['filled', {}, bought(100, 'filled', '0.00')],
    ['filled before it was accepted', {}, bought(100, 'filled', '0.00'), given()],
    [
      'partly filled: the rest is held, with what fees may still come',
      fill(40),
      bought(40, 'partiallyFilled', '600.04', { charged: '5.02' }),
    ],
    [
      'filled in two',
      fill(60),
      bought(60, 'filled', '0.00', { first: false, filled: 100 }),
      given('accepted', 'fill 40 @ 10.00'),
    ],
    ['the same fill twice', { tradeNo: 'T1', quantity: 40 }, [], given('accepted', 'fill 40 @ 10.00 as T1')],
    [
      'more than was ordered: booked and listed',
      fill(60),
      [
        ...bought(60, 'filled', '0.00', { first: false, filled: 120, charged: '5.07' }).map(text =>
          text.replaceAll('0.04', '0.03'),
        ),
        unplaced('booked, but more than the order asked for'),
      ],
      given('accepted', 'fill 60 @ 10.00'),
    ],
    [
      'a fill while a cancel is under way',
      fill(40),
      bought(40, 'pendingCancel', '600.04', { charged: '5.02' }),
      given('accepted', 'cancel'),
    ],
    [
      'a fill after the cancel was confirmed: a fact, booked and listed',
      fill(40),
      [...bought(40, 'canceled', '0.00', { charged: '5.02' }), unplaced('booked, but the order had ended')],
      given('accepted', 'cancel', 'canceled 100'),
    ],
    [
      'a fill that was made before the cancel and comes after it',
      fill(40),
      bought(40, 'canceled', '0.00', { charged: '5.02' }),
      given('accepted', 'cancel', 'canceled 60'),
    ],
    [
      'a fill after the refusal',
      fill(40),
      [...bought(40, 'rejected', '0.00', { charged: '5.02' }), unplaced('booked, but the order had ended')],
      given('rejected'),
    ],
    [
      'a fill after orders have expired: less has',
      fill(40),
      [
        ...bought(40, 'expired', '0.00', { charged: '5.02', left: 'canceledQuantity 60 ' }),
        unplaced('booked, but the order had ended'),
      ],
      given('accepted', 'expired'),
    ],
    ['a fill without number', { tradeNo: '' }, [unplaced('impossible figures')]],
    ['a fill of nothing', fill(0), [unplaced('impossible figures')]],
    ['a fill of half a share', fill(0.5), [unplaced('impossible figures')]],
    ['a fill at no price', { price: 0 }, [unplaced('impossible figures')]],
    ['a fill beyond all money', { price: Number.MAX_SAFE_INTEGER }, [unplaced('impossible figures')]],
    [
      'canceled whole',
      canceled(100),
      ['advanceOrder 1 canceled canceledQuantity 100', 'setOrderHold 1 0.00 0'],
      given('accepted', 'cancel'),
    ],
    [
      'canceled by the exchange, unasked',
      { ...canceled(100), clOrdId: 'O000000001' },
      ['advanceOrder 1 canceled canceledQuantity 100', 'setOrderHold 1 0.00 0'],
    ],
    [
      'canceled before it was accepted',
      canceled(100),
      ['advanceOrder 1 canceled canceledQuantity 100', 'setOrderHold 1 0.00 0'],
      given('cancel'),
    ],
    [
      'the rest canceled',
      canceled(60),
      ['advanceOrder 1 canceled canceledQuantity 60', 'setOrderHold 1 0.00 0'],
      given('accepted', 'fill 40 @ 10.00', 'cancel'),
    ],
    [
      'canceled before a fill that is still on its way: that is waited for',
      canceled(60),
      ['advanceOrder 1 pendingCancel canceledQuantity 60', 'setOrderHold 1 405.02 0'],
      given('accepted', 'cancel'),
    ],
    ['canceled twice', canceled(100), [], given('accepted', 'cancel', 'canceled 100')],
    [
      'canceled, but all was filled',
      canceled(100),
      [unplaced('canceled, but the order had ended')],
      given('fill 100 @ 10.00'),
    ],
    [
      'canceled less than nothing',
      canceled(-5),
      [unplaced('impossible figures')],
      given('accepted', 'cancel'),
    ],
    [
      'canceled more than there was',
      canceled(500),
      ['advanceOrder 1 canceled canceledQuantity 100', 'setOrderHold 1 0.00 0'],
      given('accepted', 'cancel'),
    ],
    ['refused', rejected, ['advanceOrder 1 rejected rejectReason refused', 'setOrderHold 1 0.00 0'], given()],
    [
      'refused after it was accepted',
      rejected,
      ['advanceOrder 1 rejected rejectReason refused', 'setOrderHold 1 0.00 0'],
    ],
    ['refused twice', rejected, [], given('rejected')],
    [
      'refused after a fill',
      rejected,
      [unplaced('rejected, but the exchange had taken the order')],
      given('fill 40 @ 10.00'),
    ],
    [
      'refused after its only fill was taken back: that is for a person to see',
      rejected,
      [unplaced('rejected, but the exchange had taken the order')],
      takenBack(),
    ],
    [
      'refused because it came twice: it is there',
      { ...rejected, isDuplicate: true },
      ['advanceOrder 1 new exchangeOrderId X1'],
      given(),
    ],
    [
      'cancel refused',
      cancelRejected,
      ['advanceOrder 1 new rejectReason too late'],
      given('accepted', 'cancel'),
    ],
    [
      'cancel refused after a fill',
      cancelRejected,
      ['advanceOrder 1 partiallyFilled rejectReason too late'],
      given('accepted', 'fill 40 @ 10.00', 'cancel'),
    ],
    [
      'an older cancel refused',
      { ...cancelRejected, clOrdId: 'D000000001' },
      [],
      given('accepted', 'cancel'),
    ],
    [
      'cancel refused, but it was filled',
      cancelRejected,
      [],
      given('accepted', 'cancel', 'fill 100 @ 10.00'),
    ],
    [
      'what cannot be known of an order is not held against it',
      { told: { cumulative: 100, leaves: 0, isWorking: true } },
      bought(100, 'filled', '0.00'),
    ],
    ...(
      [
        ['market', { market: 'XSHE' }],
        ['security', { code: '600001' }],
        ['securities account', { securitiesAccount: 'A000000002' }],
        ['side', { side: 'sell' }],
        ['trade date', { tradeDate: '2025-11-24' }],
      ] as const
    ).map(
      ([what, told]) =>
        [
          `of another ${what}: not booked`,
          { told },
          [unplaced(`of another ${what} than the order`)],
        ] as const,
    ),
    ['by the line of another market', { market: 'XSHE' }, [unplaced('of another market than the order')]],
    [
      'an answer about another security is no answer',
      { ...accepted, told: { code: '600001' } },
      [unplaced('of another security than the order')],
      given(),
    ],
    ['above the limit of a buy', { price: 100_100 }, [unplaced('at a price beyond the limit of the order')]],
    ['below it', { price: 99_900 }, bought(100, 'filled', '0.00').map(at999)],
    [
      'below the limit of a sale',
      { price: 99_900 },
      [unplaced('at a price beyond the limit of the order')],
      sale(),
    ],
    [
      'a market order beyond what the day allows',
      { price: 110_100 },
      [unplaced('at a price outside the limits of the day')],
      market(),
    ],
    [
      'the exchange counts more than is booked: booked, listed and asked',
      { ...fill(40), told: { cumulative: 90 } },
      [
        ...bought(40, 'partiallyFilled', '600.04', { charged: '5.02' }),
        unplaced('fills are missing here: the exchange counts more'),
        'askOrder 1',
      ],
    ],
    [
      'the exchange counts less',
      { ...fill(40), told: { cumulative: 10 } },
      [
        ...bought(40, 'partiallyFilled', '600.04', { charged: '5.02' }),
        unplaced('fills are missing there: the exchange counts less'),
        'askOrder 1',
      ],
    ],
    [
      'filled and left do not make up the order',
      { ...accepted, told: { cumulative: 0, leaves: 50, isWorking: true } },
      [
        'advanceOrder 1 new exchangeOrderId X1',
        unplaced('filled and left do not make up the order'),
        'askOrder 1',
      ],
      given(),
    ],
    [
      'another quantity',
      { ...accepted, told: { orderQuantity: 200 } },
      [
        'advanceOrder 1 new exchangeOrderId X1',
        unplaced('another quantity or limit than the order'),
        'askOrder 1',
      ],
      given(),
    ],
    [
      'another limit',
      { ...accepted, told: { limit: 1 } },
      [unplaced('another quantity or limit than the order'), 'askOrder 1'],
    ],
    [
      'an answer that says filled, of an order without fills: listed, and not asked again',
      { ...accepted, told: { cumulative: 100, leaves: 0, isWorking: true, isAnswer: true } },
      [unplaced('fills are missing here: the exchange counts more')],
    ],
    [
      'an answer with the figures we have',
      { ...accepted, told: { cumulative: 0, leaves: 100, isWorking: true, isAnswer: true } },
      [],
    ],
    [
      'listed once while it is so',
      { ...accepted, told: { cumulative: 100, isAnswer: true } },
      [],
      doubted('fills are missing here: the exchange counts more'),
    ],
    [
      'an older report that comes again counts less, and is none the worse for it',
      { ...accepted, told: { cumulative: 0, leaves: 100, isWorking: true } },
      [],
      given('fill 40 @ 10.00'),
    ],
    [
      'the same fill twice, with the figures of then',
      { tradeNo: 'T1', quantity: 40, told: { cumulative: 40, leaves: 60, isWorking: true } },
      [],
      given('accepted', 'fill 40 @ 10.00 as T1', 'fill 40 @ 10.00 as T2'),
    ],
    [
      'canceled, and only the sum that was filled is told',
      { kind: 'canceled', told: { cumulative: 40, leaves: 0 } },
      ['advanceOrder 1 canceled canceledQuantity 60', 'setOrderHold 1 0.00 0'],
      given('accepted', 'fill 40 @ 10.00', 'cancel'),
    ],
    [
      'canceled, and nothing is told beside',
      { kind: 'canceled' },
      ['advanceOrder 1 canceled canceledQuantity 100', 'setOrderHold 1 0.00 0'],
      given('accepted', 'cancel'),
    ],
    [
      'over for the day, but fills are missing: they are waited for and asked for',
      { kind: 'canceled', told: { cumulative: 100, leaves: 0 } },
      [unplaced('fills are missing here: the exchange counts more'), 'askOrder 1'],
    ],
    [
      'over for the day, filled whole',
      { kind: 'canceled', told: { cumulative: 100, leaves: 0 } },
      [],
      given('fill 100 @ 10.00'),
    ],
    [
      'taken for never sent, but it lives',
      accepted,
      ['advanceOrder 1 new exchangeOrderId X1', unplaced('booked, but the order was taken for never sent')],
      keptBack(),
    ],
    [
      'taken for never sent, but it is filled: where it was sent, not where it was to go over to',
      {},
      [
        'advanceOrder 1 tradingUnit 20001',
        ...bought(100, 'filled', '0.00'),
        unplaced('booked, but the order was taken for never sent'),
      ],
      keptBack('20002'),
    ],
    ['of an earlier submission', { clOrdId: 'O000000001' }, [unplaced('of an earlier submission')], again()],
    ['a number beyond all numbers', { tradeNo: '9'.repeat(65) }, [unplaced('a number that can be none')]],
    [
      'the longest number',
      { tradeNo: '9'.repeat(64) },
      bought(100, 'filled', '0.00').map(text => text.replace('/T9/', `/${'9'.repeat(64)}/`)),
    ],
    [
      'an exchange number beyond all numbers',
      { exchangeOrderId: '9'.repeat(65) },
      [unplaced('a number that can be none')],
    ],
    [
      'of no order, under a number beyond all',
      { clOrdId: 'x', exchangeOrderId: '9'.repeat(65) },
      [unplaced('unknown order')],
    ],
    [
      'sold: proceeds less fees, and its part of the cost, half up',
      {},
      [
        'advanceOrder 1 filled holdingNo 1000000000001 filledQuantity 100 exchangeOrderId X1 filledAmount 1000.00 fees 5.56',
        'setOrderHold 1 0.00 0',
        'recordTrade 2026-11-23/XSHG//T9/sell order 1 100 @ 10.00 = 1000.00 fees 5.56',
        'addCost 1000000000001 -500.01',
        'post sell CNY 994.44 clearing XSHG → cash 1000000101 U',
        'post sell 600000.XSHG 100 holding 1000000000001 U → clearing XSHG',
      ],
      sale(),
    ],
    [
      'sold a single share: the fees are more than the proceeds',
      { quantity: 1, price: 40_000 },
      [
        'advanceOrder 1 partiallyFilled holdingNo 1000000000001 filledQuantity 1 exchangeOrderId X1 filledAmount 4.00 fees 5.00',
        'setOrderHold 1 0.00 99',
        'recordTrade 2026-11-23/XSHG//T9/sell order 1 1 @ 4.00 = 4.00 fees 5.00',
        'addCost 1000000000001 -5.00',
        'post sell CNY 1.00 cash 1000000101 U → clearing XSHG',
        'post sell 600000.XSHG 1 holding 1000000000001 U → clearing XSHG',
      ],
      sale(UNLIMITED),
    ],
    [
      'proceeds and fees alike: no money moves',
      { quantity: 1, price: 50_000 },
      [
        'advanceOrder 1 partiallyFilled holdingNo 1000000000001 filledQuantity 1 exchangeOrderId X1 filledAmount 5.00 fees 5.00',
        'setOrderHold 1 0.00 99',
        'recordTrade 2026-11-23/XSHG//T9/sell order 1 1 @ 5.00 = 5.00 fees 5.00',
        'addCost 1000000000001 -5.00',
        'post sell 600000.XSHG 1 holding 1000000000001 U → clearing XSHG',
      ],
      sale(UNLIMITED),
    ],
    [
      'mode 1 settles at once',
      {},
      [
        ...bought(100, 'filled', '0.00').map(text =>
          text.startsWith('recordTrade') ? `${text} settled` : text,
        ),
        'settleCash 1000000101 purchases 1005.06 proceeds 0.00',
        'settleShares 1000000000001 bought 100 sold 0',
      ],
      { books: books({ clients: { C1: 'mode 1' }, cash: { C1: '2000.00' }, orders: [[BUY, 'accepted']] }) },
    ],
    [
      'both sides are ours, even the same client: each is a trade of its own',
      { clOrdId: 'O000000002', tradeNo: 'T1' },
      [
        'advanceOrder 2 filled holdingNo 1000000000001 filledQuantity 100 exchangeOrderId X1 filledAmount 1000.00 fees 5.56',
        'setOrderHold 2 0.00 0',
        'recordTrade 2026-11-23/XSHG//T1/sell order 2 100 @ 10.00 = 1000.00 fees 5.56',
        'addCost 1000000000001 -835.02',
        'post sell CNY 994.44 clearing XSHG → cash 1000000101 U',
        'post sell 600000.XSHG 100 holding 1000000000001 U → clearing XSHG',
      ],
      {
        books: books({
          cash: { C1: '2000.00' },
          holdings: { 'C1 600000.XSHG': '100 cost 664.98' },
          orders: [[BUY, 'fill 100 @ 10.00 as T1'], ['C1 sell 100 600000.XSHG @ 10.00']],
        }),
      },
    ],
    [
      'a trade number that is known with other figures',
      { tradeNo: 'T1', quantity: 50 },
      [unplaced('a trade that was told before with other figures')],
      {
        books: books({
          cash: { C1: '5000.00' },
          orders: [['C1 buy 200 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']],
        }),
      },
    ],
    [
      'a trade number that another order has',
      { clOrdId: 'O000000002', tradeNo: 'T1' },
      [unplaced('a trade of another order')],
      { books: books({ cash: { C1: '5000.00' }, orders: [[BUY, 'fill 100 @ 10.00 as T1'], [BUY]] }) },
    ],
  ],
})
