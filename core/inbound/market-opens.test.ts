/** A queued order leaves when a session accepts its type, or gives back what it holds. */
import type { MutableBooks } from '../books/books.ts'
import type { Instrument } from '../rules/instrument.ts'
import { books } from '../testing/books.ts'
import { withBlock } from '../testing/blocked.ts'
import { aSecurityRule } from '../rules/testing/a-security-rule.ts'
import { testInbound } from '../testing/test-function.ts'
import { marketOpens } from './market-opens.ts'
import type { ClientStatus } from '../words/client-status.ts'

const given = (order = 'C1 buy 100 600000.XSHG @ 10.00', differing: Partial<Instrument> = {}) => {
  const queued = books({
    cash: { C1: '2000.00' },
    instruments: { '688001.XSHG': 'star' },
    orders: [[order, 'queued']],
  })
  Object.assign(queued.instrumentsById.get(/\d{6}\.\w+/.exec(order)![0])!, differing)
  return queued
}
const paused = given()
paused.tradingUnits.get('20001')!.status = 'paused'
const replaced = given()
replaced.tradingUnits.get('20001')!.status = 'replaced'
replaced.tradingUnits.set('20002', { pbuId: '20002', market: 'XSHG', branchNo: 1, status: 'running' })
const keptBack = given()
keptBack.orders.get(1)!.clOrdId = 'O000000001'
const tomorrow = given()
tomorrow.orders.get(1)!.tradeDate = '2026-11-24'
const unlisted = given()
unlisted.markets.get('XSHG')!.listed = false
const notToBuy = given()
notToBuy.parameters = { ...notToBuy.parameters, securityRules: [aSecurityRule({ noBuy: true })] }
/** Entered when 0.0100 had accrued; one more day of interest has accrued since. */
function bondSince(cash: string, accruedInterest: number) {
  const queued = books({
    cash: { C1: cash },
    instruments: { '019547.XSHG': 'government-bond, T+0, unlimited, accrued 0.0100' },
    orders: [['C1 buy 100000 019547.XSHG @ 100.00', 'queued']],
  })
  queued.instrumentsById.get('019547.XSHG')!.accruedInterest = accruedInterest
  return queued
}
function borrowing(ratio: number) {
  const queued = books({
    clients: { C1: 'boards repo-borrow' },
    instruments: {
      '019547.XSHG': 'government-bond, T+0, unlimited',
      '204001.XSHG': 'repo, T+0, unlimited',
    },
    holdings: { 'C1 019547.XSHG': '2000 pledged' },
    orders: [['C1 buy 1000 204001.XSHG @ 2.00', 'queued']],
  })
  const conversionRatios = [{ key: '019547.XSHG', from: '2026-11-23', ratio, source: '' }]
  queued.parameters = { ...queued.parameters, conversionRatios }
  return queued
}
/** At the end of the break the market price is 9.70. */
function caged(value: 0 | 1) {
  const queued = books({
    cash: { C1: '2000.00' },
    quotes: { '600000.XSHG': 'bid 9.69 ask 9.70 last 9.70' },
    orders: [['C1 buy 100 600000.XSHG @ 10.00', 'queued']],
  })
  const settings = [{ key: 'price-cage-refuses', from: '1970-01-01', source: '', value } as const]
  queued.parameters = { ...queued.parameters, settings }
  return queued
}
function since(change: (queued: MutableBooks) => void) {
  const queued = given()
  change(queued)
  return queued
}
const ofOtherStatus = (status: ClientStatus) =>
  since(queued => void (queued.clients.get(10_000_001)!.status = status))
const lost = since(
  queued => void (queued.securitiesAccounts.get('A000000001.XSHG')!.status = 'loss-reported'),
)
const otherLots = since(queued => {
  const [lot] = queued.parameters.lots.filter(({ key }) => key === 'stock')
  queued.parameters = { ...queued.parameters, lots: [{ ...lot!, minimumBuy: 200 }] }
})
const LEAVES = ['releaseOrder 1 O000000001']
const refused = (problem: string, id = '600000.XSHG'): string[] => [
  `advanceOrder 1 rejected rejectReason ${problem} ${id}`,
  'setOrderHold 1 0.00 0',
]
const market = given('C1 buy 100 600000.XSHG best-five-then-cancel @ 10.00')

testInbound(marketOpens, {
  given: given(),
  typical: { orderId: 1 },
  cases: [
    ['opening call', {}, LEAVES, { time: '09:15' }],
    ['one second before', {}, [], { time: '09:14:59' }],
    ['continuous trading', {}, LEAVES],
    ['break', {}, [], { time: '12:00' }],
    ['unknown order', { orderId: 9 }, []],
    [
      'sent before',
      {},
      [],
      { books: books({ cash: { C1: '2000.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }) },
    ],
    [
      'canceled while it waited',
      {},
      [],
      {
        books: books({
          cash: { C1: '2000.00' },
          orders: [['C1 buy 100 600000.XSHG @ 10.00', 'queued', 'withdrawn']],
        }),
      },
    ],
    ['its unit is paused', {}, [], { books: paused }],
    [
      'its unit is paused, another one runs',
      {},
      ['advanceOrder 1 tradingUnit 20002', 'releaseOrder 1 O000000001'],
      { books: replaced },
    ],
    ['kept back before: under its next id', {}, ['releaseOrder 1 P000000001'], { books: keptBack }],
    ['blocked it waits', {}, [], { books: withBlock('client/10000001', true, given()) }],
    ['the block is lifted', {}, LEAVES, { books: withBlock('client/10000001', false, given()) }],
    ['an evening order waits for its day', {}, [], { books: tomorrow }],
    ['the list is not loaded', {}, [], { books: unlisted }],
    [
      'refused as soon as the list is there',
      {},
      refused('instrument_suspended'),
      { books: given(undefined, { isSuspended: true }), time: '08:00' },
    ],
    ['the firm stopped buying it', {}, refused('security_not_to_buy'), { books: notToBuy }],
    [
      'delisted meanwhile',
      {},
      refused('instrument_delisted'),
      { books: given(undefined, { isDelisted: true }) },
    ],
    [
      'suspended meanwhile',
      {},
      refused('instrument_suspended'),
      { books: given(undefined, { isSuspended: true }) },
    ],
    [
      'outside the limits of the list',
      {},
      refused('price_outside_limits'),
      { books: given(undefined, { upperLimit: 99_900 }) },
    ],
    ['at the limit of the list', {}, LEAVES, { books: given(undefined, { upperLimit: 100_000 }) }],
    ['a bond that has accrued nothing more', {}, LEAVES, { books: bondSince('200000.00', 100) }],
    [
      'a bond holds what has accrued meanwhile',
      {},
      ['setOrderHold 1 100040.00 0', ...LEAVES],
      { books: bondSince('200000.00', 200) },
    ],
    [
      'and is refused where that is not there',
      {},
      refused('insufficient_cash', '019547.XSHG'),
      { books: bondSince('100039.99', 200) },
    ],
    ['borrowing on pledged bonds', {}, LEAVES, { books: borrowing(5_000) }],
    [
      'that are worth less today',
      {},
      refused('insufficient_standard_bonds', '204001.XSHG'),
      { books: borrowing(4_999) },
    ],
    ['the client was frozen meanwhile', {}, refused('client_not_normal'), { books: ofOtherStatus('frozen') }],
    ['or may not buy any more', {}, refused('client_not_normal'), { books: ofOtherStatus('no-buy') }],
    ['who may not sell buys', {}, LEAVES, { books: ofOtherStatus('no-sell') }],
    ['its account was lost', {}, refused('securities_account_not_normal'), { books: lost }],
    ['the lot is another one today', {}, refused('quantity_below_minimum'), { books: otherLots }],
    [
      'outside the cage: the firm refuses',
      {},
      refused('price_outside_cage'),
      { books: caged(1), time: '13:00' },
    ],
    ['the firm only warns', {}, LEAVES, { books: caged(0), time: '13:00' }],
    ['there is no cage in a call auction', {}, LEAVES, { books: caged(1), time: '14:57' }],
    ['a market order waits for continuous trading', {}, [], { books: market, time: '09:15' }],
    ['and leaves then', {}, LEAVES, { books: market, time: '09:30' }],
    [
      'too late in the closing call',
      {},
      refused('order_type_not_allowed_now'),
      { books: market, time: '14:57' },
    ],
    [
      'a market order where the list has no limits',
      {},
      refused('market_order_needs_price_limits', '688001.XSHG'),
      {
        books: given('C1 buy 200 688001.XSHG best-five-then-cancel @ 5.00', {
          upperLimit: undefined,
          lowerLimit: undefined,
        }),
      },
    ],
    [
      'an after-hours order in the morning auction',
      {},
      [],
      { books: given('C1 buy 100 600000.XSHG after-hours-fixed-price @ 10.00'), time: '09:15' },
    ],
    ['a limit order after the close', {}, refused('order_type_not_allowed_now'), { time: '15:00' }],
  ],
})
