/** G01: settles everything that is open for one client, in any mode, and nothing twice. */
import { expect, test } from 'vitest'
import { books, clientNo } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { settleClient } from './settle-client.ts'

const of = (mode: number) =>
  books({
    clients: { C1: `mode ${mode}` },
    cash: { C1: '2000.00', C2: '1.00' },
    orders: [['C1 buy 200 600000.XSHG @ 9.00', 'fill 100 @ 9.00 as T1', 'fill 50 @ 9.00 as T2']],
  })
const SETTLED = [
  'settleCash 1000000101 purchases 1355.09 proceeds 0.00',
  'settleShares 1000000000001 bought 150 sold 0',
  'markTrade 2026-11-23/XSHG//T1/buy settled 2026-11-23',
  'markTrade 2026-11-23/XSHG//T2/buy settled 2026-11-23',
]

testFunction(settleClient, {
  given: of(3),
  typical: { clientNo: clientNo('C1') },
  cases: [
    ['unknown client', { clientNo: 9 }, 'client_not_found'],
    ['nothing open', { clientNo: clientNo('C2') }, 'nothing_to_settle'],
    ['settled as the fills came', {}, 'nothing_to_settle', { books: of(1) }],
    ['mode 3', {}, SETTLED],
    ['mode 2, before the day end does it', {}, SETTLED, { books: of(2) }],
    ['mode 4', {}, SETTLED, { books: of(4) }],
  ],
})

test('answers with the balances as they are then', () => {
  expect(settleClient.decide(of(3), { clientNo: clientNo('C1') }, aMeta())).toMatchObject({
    result: {
      trades: [{ tradeSeq: 1 }, { tradeSeq: 2 }],
      cash: [{ accountNo: 1000000101, balance: 64_491, settled: 64_491, available: 19_488 }],
      holdings: [{ instrument: '600000.XSHG', total: 150, settled: 150, sellable: 0 }],
    },
  })
})
