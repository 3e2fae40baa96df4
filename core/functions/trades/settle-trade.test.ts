/** G02: the teller's figures must add up; a deviation is posted where it can be seen, and needs a second person. */
import { expect, test } from 'vitest'
import { authorise } from '../../engine/authorise.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { books, clientNo, copyOf, settled } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { MAX, withTellers } from '../../testing/tellers.ts'
import { testFunction, type Row } from '../../testing/test-function.ts'
import { settleOpenTrades } from '../../procedures/trades/open-settlement.ts'
import { openTrades } from '../../procedures/trades/open-trades.ts'
import { settleTrade } from './settle-trade.ts'

// 1005.06 bought: 5.00 commission, 0.01 transfer, 0.03 exchange, 0.02 regulatory fee; 944.97 of a sale.
const given = withTellers(
  books({
    clients: { C1: 'mode 4' },
    cash: { C1: '1010.00' },
    holdings: { 'C1 000001.XSHE': '100' },
    orders: [
      ['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1'],
      ['C1 sell 100 000001.XSHE @ 10.00', 'fill 100 @ 10.00 as T2'],
    ],
  }),
)
const settledOne = copyOf(given)
applyChanges(
  settledOne,
  settleOpenTrades(settledOne, openTrades(settledOne, settledOne.clients.get(clientNo('C1'))!)),
)

const typical = {
  clientNo: clientNo('C1'),
  tradeSeq: 1,
  quantity: 100,
  amount: '1000.00',
  commission: '5.00',
  stampDuty: '0',
  transferFee: '0.01',
  exchangeFee: '0.03',
  regulatoryFee: '0.02',
  settlementFee: '0',
  net: '1005.06',
}
const sale = { tradeSeq: 2, stampDuty: '0.50', net: '994.44' }
const SETTLED = [
  'settleCash 1000000101 purchases 1005.06 proceeds 0.00',
  'settleShares 1000000000002 bought 100 sold 0',
  'markTrade 2026-11-23/XSHG//T1/buy settled 2026-11-23',
]
const SOLD = [
  'settleCash 1000000101 purchases 0.00 proceeds 994.44',
  'settleShares 1000000000001 bought 0 sold 100',
  'markTrade 2026-11-23/XSHE//T2/sell settled 2026-11-23',
]
const booked = (no: number, legs: string, amount: string): string[] => [
  `post settlement-difference CNY ${amount} ${legs}`,
  `insert voucher ${no} settlement-difference 1000000101 CNY ${amount}`,
]

const cases: Row[] = [
  ['unknown client', { clientNo: 9 }, 'client_not_found'],
  ['unknown trade', { tradeSeq: 3 }, 'trade_not_found'],
  ['settled already', {}, 'trade_already_settled', { books: settled(settledOne) }],
  ['other shares', { quantity: 99 }, 'quantity_differs'],
  ['a fen that does not add up', { net: '1005.07' }, 'postings_unbalanced'],
  ['a sale whose fees were added', { ...sale, net: '1005.56' }, 'postings_unbalanced'],
  ['as booked', {}, SETTLED],
  ['a sale as booked', sale, SOLD],
  [
    'less commission: the client gets it back',
    { commission: '4.00', net: '1004.06' },
    [...SETTLED, ...booked(1, 'fee-rounding → cash 1000000101', '1.00')],
  ],
  [
    'more of a fee and less of the amount',
    { amount: '999.00', commission: '5.50', net: '1004.56' },
    [
      ...SETTLED,
      ...booked(1, 'suspense → cash 1000000101', '1.00'),
      ...booked(2, 'cash 1000000101 → fee-rounding', '0.50'),
    ],
  ],
  [
    'a sale for more',
    { ...sale, amount: '1001.00', net: '995.44' },
    [...SOLD, ...booked(1, 'suspense → cash 1000000101', '1.00')],
  ],
  [
    'all the client has: 4.94, and what is sold comes tomorrow',
    { amount: '1004.94', net: '1010.00' },
    [...SETTLED, ...booked(1, 'cash 1000000101 → suspense', '4.94')],
    { books: copyOf(books4()) },
  ],
  ['a fen more', { amount: '1004.95', net: '1010.01' }, 'insufficient_cash', { books: copyOf(books4()) }],
  [
    'a sale that brings less than its fees: what is left to pay is entered',
    {
      ...sale,
      tradeSeq: 1,
      amount: '4.00',
      stampDuty: '0',
      transferFee: '0',
      exchangeFee: '0',
      regulatoryFee: '0',
      net: '1.00',
    },
    [
      'settleCash 1000000101 purchases 1.00 proceeds 0.00',
      'settleShares 1000000000001 bought 0 sold 100',
      'markTrade 2026-11-23/XSHG//T1/sell settled 2026-11-23',
    ],
    {
      books: books({
        clients: { C1: 'mode 4' },
        cash: { C1: '10.00' },
        holdings: { 'C1 600010.XSHG': '100' },
        instruments: { '600010.XSHG': '0.02-0.04' },
        orders: [['C1 sell 100 600010.XSHG @ 0.04', 'fill 100 @ 0.04 as T1']],
      }),
    },
  ],
  ['two fees that cancel out move nothing', { commission: '4.99', transferFee: '0.02' }, SETTLED],
]

/** The books without the sale, whose proceeds pay for the purchase. */
function books4() {
  return books({
    clients: { C1: 'mode 4' },
    cash: { C1: '1010.00' },
    holdings: { 'C1 000001.XSHE': '100' },
    orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']],
  })
}

testFunction(settleTrade, { given, typical, cases })

test.each([
  ['as booked', {}, 'allowed'],
  ['a fen of one fee', { commission: 501, net: 100_507 }, 'needs-approval'],
  ['fees that cancel out', { commission: 499, transferFee: 2 }, 'needs-approval'],
])('%s', (_, differing, expected) => {
  const input = {
    clientNo: clientNo('C1'),
    tradeSeq: 1,
    quantity: 100,
    amount: 100_000,
    commission: 500,
    stampDuty: 0,
    transferFee: 1,
    exchangeFee: 3,
    regulatoryFee: 2,
    settlementFee: 0,
    net: 100_506,
    ...differing,
  }
  const meta = aMeta({ principal: { kind: 'teller', tellerNo: MAX, branchNo: 1 } })
  expect(authorise(given, settleTrade, input, meta).kind).toBe(expected)
})
