/** E03A: each kind of difference has its acts; what is booked is what the depository states. */
import { describe, expect, test } from 'vitest'
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges, type Change } from '../../books/changes/change.ts'
import type { Discrepancy } from '../../books/tables/day/discrepancy.ts'
import { cashFigures } from '../../books/figures.ts'
import { holdingFigures } from '../../books/holding-figures.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { recordsOf } from '../../books/records.ts'
import { keepFigures } from '../../books/trade-figures.ts'
import { expireOrder } from '../../procedures/orders/expire-order.ts'
import { books, clientNo, settled } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { UP_TO_E02, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import { resolveDiscrepancy } from './resolve-discrepancy.ts'
import { settleTrades } from './settle-trades.ts'
import { applyDecision } from '../../engine/execute.ts'
import type { Part } from '../../frame/rejection.ts'

const ACCOUNT = 'A000000001.XSHG'
const trade = (no: string, side = 'buy'): string => `2026-11-23/XSHG//${no}/${side}`
const OF_ACCOUNT = { securitiesAccountId: ACCOUNT, code: '600000', price: 100_000 }
const OURS = keepFigures({ ...OF_ACCOUNT, quantity: 100, amount: 100_000, orderId: 1 })
const THEIRS = keepFigures({ ...OF_ACCOUNT, quantity: 80, amount: 80_000 })

function given(set: Partial<Discrepancy> = {}, ...steps: string[]) {
  const dayEnd = books({
    day: '2026-11-23 day-end',
    cash: { C1: '5000.00' },
    holdings: { 'C1 600000.XSHG': '1000' },
    instruments: { '204001.XSHG': 'repo, T+0, 1.00-3.00' },
    orders: [
      ['C1 buy 200 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1'],
      ['C1 buy 100 600000.XSHG @ 9.00', 'accepted'],
      ['C1 sell 100 600000.XSHG @ 10.00', 'accepted'],
      ['C1 sell 1000 204001.XSHG @ 1.50', 'fill 1000 @ 1.50 as R1'],
    ],
  })
  const row: Discrepancy = {
    discrepancyKey: 'D1',
    businessDate: '2026-11-23',
    kind: 'different',
    subject: trade('T1'),
    ours: OURS,
    theirs: THEIRS,
    resolution: 'open',
    resolvedBy: null,
    ...set,
  }
  dayEnd.discrepancies.set('D1', row)
  return withSteps(dayEnd, [...UP_TO_E02, 'E03', ...steps])
}
/** After E27. */
function expired(on: MutableBooks, orderId: number): MutableBooks {
  applyChanges(on, expireOrder(on.orders.get(orderId)!))
  return settled(on)
}
const missingHere = (set: Partial<Discrepancy> = {}): Partial<Discrepancy> => ({
  kind: 'missing-here',
  subject: trade('T9'),
  ours: '',
  theirs: keepFigures({ ...OF_ACCOUNT, quantity: 100, amount: 100_000 }),
  ...set,
})
const missingThere: Partial<Discrepancy> = { kind: 'missing-there', theirs: '' }
const repo: Partial<Discrepancy> = {
  ...missingThere,
  subject: trade('R1', 'sell'),
  ours: keepFigures({
    securitiesAccountId: ACCOUNT,
    code: '204001',
    price: 15_000,
    quantity: 1000,
    amount: 10_000_000,
    orderId: 4,
  }),
}
const fee = (ours: string, theirs: string): Partial<Discrepancy> => ({
  kind: 'fee',
  subject: 'XSHG 20001 CNY exchangeFee',
  ours,
  theirs,
})
const accepted = { act: 'accept-depository', orderId: 1 }
const busted = { act: 'bust-trade', orderId: 1 }
const toErrors = { act: 'error-account' }
const resolved = (act: string): string => `update discrepancy D1 ${act}`

testFunction(resolveDiscrepancy, {
  given: given(),
  typical: { discrepancyKey: 'D1', act: 'carry-exception' },
  cases: [
    ['unknown', { discrepancyKey: 'D2' }, 'discrepancy_not_found'],
    ['resolved before', {}, 'discrepancy_not_found', { books: given({ resolution: 'carry-exception' }) }],
    ['carried', {}, [resolved('carry-exception')]],
    ['carried after clearing, too', {}, [resolved('carry-exception')], { books: given({}, 'E11') }],
    ['a holding is carried', {}, [resolved('carry-exception')], { books: given({ kind: 'holding' }) }],
    ['money cannot be booked', accepted, 'act_not_for_discrepancy', { books: given({ kind: 'money' }) }],
    [
      "a fee that is no rounding becomes the depository's, after clearing",
      { act: 'accept-depository' },
      [
        'post fee-rounding CNY 2.51 fee-rounding XSHG → exchange-fee-payable XSHG',
        'insert pending_move D1 on 2026-11-24 amount 251',
        'insert settlement_due 2026-11-24/XSHG/20001/CNY ours -251',
        resolved('accept-depository'),
      ],
      { books: given(fee('1.00', '3.51'), 'E11') },
    ],
    [
      'or less of it',
      { act: 'accept-depository' },
      [
        'post fee-rounding CNY 12.49 exchange-fee-payable XSHG → fee-rounding XSHG',
        'insert pending_move D1 on 2026-11-24 amount -1249',
        'insert settlement_due 2026-11-24/XSHG/20001/CNY ours 1249',
        resolved('accept-depository'),
      ],
      { books: given(fee('12.49', '0.00'), 'E11') },
    ],
    ['a fee is carried', {}, [resolved('carry-exception')], { books: given(fee('1.00', '3.51'), 'E11') }],
    ['a fee has no trade', busted, 'act_not_for_discrepancy', { books: given(fee('1.00', '3.51'), 'E11') }],
    ['what both have is not taken back', busted, 'act_not_for_discrepancy'],
    ['what they have not got, neither has the error account', toErrors, 'act_not_for_discrepancy'],
    ['after clearing', accepted, 'day_already_cleared', { books: given({}, 'E11 running') }],
    ['of another day', accepted, 'day_already_cleared', { books: given({ businessDate: '2026-11-20' }) }],
    [
      'an instrument nobody knows',
      toErrors,
      'instrument_not_found',
      { books: given(missingHere({ theirs: `${ACCOUNT} 600999 100000 100 100000` })) },
    ],
    [
      'told in no figures of a trade',
      toErrors,
      'instrument_not_found',
      { books: given(missingHere({ theirs: 'a trade' })) },
    ],
    ['no order given', { act: 'accept-depository' }, 'order_not_found'],
    ['unknown order', { ...accepted, orderId: 9 }, 'order_not_found'],
    ['an order of the other side', { ...accepted, orderId: 3 }, 'order_not_of_discrepancy'],
    ['an order of another security', { ...accepted, orderId: 4 }, 'order_not_of_discrepancy'],
    ["another order's trade", { ...accepted, orderId: 2 }, 'order_not_of_discrepancy'],
    [
      "another client's account",
      accepted,
      'order_not_of_discrepancy',
      { books: given({ theirs: 'A000000002.XSHG 600000 100000 80 80000' }) },
    ],
    [
      'a repo that they have not got is taken back, and brings nothing back',
      { ...busted, orderId: 4 },
      [
        'post sell CNY 1000.01 clearing XSHG → cash 1000000101 U',
        'update repo tradeKey 2026-11-23/XSHG//R1/sell clientNo 10000001 cashAccountNo 1000000101 securitiesAccountId A000000001.XSHG market XSHG instrumentNo 1003 side lend rate 15000 tradeDate 2026-11-23 firstSettlementDate 2026-11-24 maturityDate 2026-11-24 maturitySettlementDate 2026-11-25 repoNo 1 status matured',
        'correctTrade 2026-11-23/XSHG//R1/sell 0 @ 1.50 = 0.00 fees 0.00',
        'advanceOrder 4 canceled filledQuantity 0 canceledQuantity 1000 filledAmount 0.00 fees 0.00',
        'setOrderHold 4 0.00 0',
        'markTrade 2026-11-23/XSHG//R1/sell settled 2026-11-23',
        resolved('bust-trade'),
      ],
      { books: given(repo) },
    ],
    [
      'figures that differ become theirs',
      accepted,
      [
        'post buy CNY 200.00 clearing XSHG → cash 1000000101 U',
        'post buy 600000.XSHG 20 holding 1000000000001 U → clearing XSHG',
        'addCost 1000000000001 -200.00',
        'correctTrade 2026-11-23/XSHG//T1/buy 80 @ 10.00 = 800.00 fees 5.06',
        'advanceOrder 1 partiallyFilled filledQuantity 80 canceledQuantity 0 filledAmount 800.00 fees 5.06',
        'setOrderHold 1 1200.07 0',
        resolved('accept-depository'),
      ],
    ],
    [
      'theirs is more than the order asked for: booked, and a person sees it',
      accepted,
      [
        'post buy CNY 2000.13 cash 1000000101 U → clearing XSHG',
        'post buy 600000.XSHG 200 clearing XSHG → holding 1000000000001 U',
        'addCost 1000000000001 2000.13',
        'correctTrade 2026-11-23/XSHG//T1/buy 300 @ 10.00 = 3000.00 fees 5.19',
        'advanceOrder 1 filled filledQuantity 300 canceledQuantity 0 filledAmount 3000.00 fees 5.19',
        'setOrderHold 1 0.00 0',
        'insert unplaced 1 depository booked, but more than the order asked for',
        resolved('accept-depository'),
      ],
      { books: given({ theirs: `${ACCOUNT} 600000 100000 300 300000` }) },
    ],
    ['an order in doubt is carried', {}, [resolved('carry-exception')], { books: given({ kind: 'order' }) }],
    [
      'a trade they have not got is taken back',
      busted,
      [
        'post buy CNY 1005.06 clearing XSHG → cash 1000000101 U',
        'post buy 600000.XSHG 100 holding 1000000000001 U → clearing XSHG',
        'addCost 1000000000001 -1005.06',
        'correctTrade 2026-11-23/XSHG//T1/buy 0 @ 10.00 = 0.00 fees 0.00',
        'advanceOrder 1 partiallyFilled filledQuantity 0 canceledQuantity 0 filledAmount 0.00 fees 0.00',
        'setOrderHold 1 2005.13 0',
        'markTrade 2026-11-23/XSHG//T1/buy settled 2026-11-23',
        resolved('bust-trade'),
      ],
      { books: given(missingThere) },
    ],
    [
      'a trade we have not got is booked to its order',
      accepted,
      [
        'advanceOrder 1 filled holdingNo 1000000000001 filledQuantity 200 exchangeOrderId X1 filledAmount 2000.00 fees 5.13',
        'setOrderHold 1 0.00 0',
        'recordTrade 2026-11-23/XSHG//T9/buy order 1 100 @ 10.00 = 1000.00 fees 0.07',
        'addCost 1000000000001 1000.07',
        'post buy CNY 1000.07 cash 1000000101 U → clearing XSHG',
        'post buy 600000.XSHG 100 clearing XSHG → holding 1000000000001 U',
        resolved('accept-depository'),
      ],
      { books: given(missingHere()) },
    ],
    [
      'to an order that has expired: who books it knows',
      { ...accepted, orderId: 2 },
      [
        'advanceOrder 2 expired holdingNo 1000000000001 filledQuantity 100 canceledQuantity 0 exchangeOrderId X2 filledAmount 1000.00 fees 5.06',
        'setOrderHold 2 0.00 0',
        'recordTrade 2026-11-23/XSHG//T9/buy order 2 100 @ 10.00 = 1000.00 fees 5.06',
        'addCost 1000000000001 1005.06',
        'post buy CNY 1005.06 cash 1000000101 U → clearing XSHG',
        'post buy 600000.XSHG 100 clearing XSHG → holding 1000000000001 U',
        resolved('accept-depository'),
      ],
      { books: expired(given(missingHere()), 2) },
    ],
    [
      "a trade that is nobody's",
      toErrors,
      [
        'post buy CNY 1000.00 suspense → clearing XSHG',
        'post buy 600000.XSHG 100 clearing XSHG → suspense',
        // The depository's fee for it.
        'post clearing CNY 0.01 suspense → transfer-fee-payable XSHG',
        'post clearing CNY 0.03 suspense → exchange-fee-payable XSHG',
        'post clearing CNY 0.02 suspense → regulatory-fee-payable XSHG',
        resolved('error-account'),
      ],
      { books: given(missingHere()) },
    ],
  ],
})

/** Runs a sale with these `events`, resolves the difference and settles the day. */
function afterDayEnd(mode: number, events: readonly string[], resolving?: [Partial<Discrepancy>, object]) {
  const dayEnd = books({
    day: '2026-11-23 day-end',
    clients: { C1: `mode ${mode}` },
    cash: { C1: '50.00' },
    holdings: { 'C1 600000.XSHG': '1000 cost 5000.00' },
    orders: [['C1 sell 200 600000.XSHG @ 10.00', ...events]],
  })
  if (resolving !== undefined) {
    const [set, input] = resolving
    const row = {
      discrepancyKey: 'D1',
      businessDate: '2026-11-23',
      resolution: 'open',
      resolvedBy: null,
    } as const
    const said = { kind: 'different', subject: trade('T1', 'sell'), ours: OURS, theirs: '' } as const
    dayEnd.discrepancies.set('D1', { ...row, ...said, ...set })
    withSteps(dayEnd, [...UP_TO_E02, 'E03'])
    run(
      dayEnd,
      resolveDiscrepancy.decide(
        dayEnd,
        { discrepancyKey: 'D1', act: 'accept-depository', orderId: 1, ...input },
        aMeta(),
      ),
    )
  }
  withSteps(dayEnd, [...UP_TO_E02, 'E03', 'E11'])
  const clientNos = [clientNo('C1')]
  const gathered = {
    from: 'acted-clients',
    clientNos,
    cursor: clientNos[0]!,
    isFirst: true,
    isLast: true,
  } as const
  run(dayEnd, settleTrades.decide(dayEnd, {}, aMeta({ gathered })))
  return figuresOf(dayEnd)
}

interface Decided {
  accepted: boolean
  changes?: readonly Change[]
  parts?: readonly Part[]
}

function run(on: MutableBooks, { accepted, changes = [], parts = [] }: Decided) {
  expect(accepted).toBe(true)
  applyDecision(on, changes, parts)
  expect(brokenInvariants(on)).toEqual([])
}

function figuresOf(of: MutableBooks) {
  const client = of.clients.get(clientNo('C1'))!
  const [account, holding] = [client.cashAccounts[0]!, client.holdings[0]!]
  const tomorrow = '2026-11-24'
  const { settled, available, withdrawable } = cashFigures(account, tomorrow)
  return {
    cash: { settled, available, withdrawable, inBooks: account.settled },
    shares: { ...holdingFigures(holding, tomorrow), settled: holding.settled, cost: holding.cost },
    // What a teller still has to settle.
    left: recordsOf(client, 'open_trade').map(({ net, quantity }) => [net, quantity]),
    order: of.orders.get(1)!.filledQuantity,
  }
}

describe.each([1, 2, 3, 4])('a sale, in settlement mode %i', mode => {
  const theirs = (price: number, quantity: number) =>
    `${ACCOUNT} 600000 ${price} ${quantity} ${(price * quantity) / 100}`
  test.each([
    ['fewer, dearer', { theirs: theirs(100_100, 80) }, {}, ['fill 80 @ 10.01 as T1']],
    ['more', { theirs: theirs(100_000, 120) }, {}, ['fill 120 @ 10.00 as T1']],
    [
      'one share: the fees are more than it brings',
      { theirs: theirs(100_000, 1) },
      {},
      ['fill 1 @ 10.00 as T1'],
    ],
    [
      'one that we have not got',
      { kind: 'missing-here', subject: trade('T9', 'sell'), ours: '', theirs: theirs(100_000, 100) },
      {},
      ['fill 100 @ 10.00 as T1', 'fill 100 @ 10.00 as T9'],
    ],
    ['one that they have not got', { kind: 'missing-there' }, { act: 'bust-trade' }, ['accepted']],
  ] as const)('%s: the client stands as if it had been told so at once', (_, set, input, right) => {
    const wrong = afterDayEnd(mode, ['fill 100 @ 10.00 as T1'], [set, input])
    const { left, ...told } = afterDayEnd(mode, right)
    expect(wrong).toEqual({ ...told, left: left.filter(([net]) => net !== 0) })
  })
})
