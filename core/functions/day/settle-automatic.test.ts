/** E22: mode 2 and no other, what is open and nothing twice; the dates of the lots stay. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books, clientNo, copyOf, type BookSpec } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { settleAutomatic } from './settle-automatic.ts'

const bought = (mode: number, day = '2026-11-23 open'): BookSpec => ({
  day,
  clients: { C1: `mode ${mode}` },
  cash: { C1: '2000.00', C2: '1.00' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']],
})
const gathered = {
  from: 'acted-clients',
  clientNos: [clientNo('C1'), clientNo('C2')],
  cursor: clientNo('C2'),
  isFirst: true,
  isLast: true,
} as const
const meta = aMeta({ gathered })

testFunction(settleAutomatic, {
  given: books(bought(2)),
  typical: {},
  around: { gathered },
  cases: [
    [
      'mode 2',
      {},
      [
        'settleCash 1000000101 purchases 1005.06 proceeds 0.00',
        'settleShares 1000000000001 bought 100 sold 0',
        'markTrade 2026-11-23/XSHG//T1/buy settled 2026-11-23',
      ],
    ],
    ['settled as the fill came', {}, [], { books: books(bought(1)) }],
    ['left to a teller', {}, [], { books: books(bought(3)) }],
    ['left to a teller, trade by trade', {}, [], { books: books(bought(4)) }],
  ],
})

test('a chunk that comes again settles nothing', () => {
  const on = copyOf(books(bought(2)))
  const first = settleAutomatic.decide(on, {}, meta)
  if (first.accepted) applyChanges(on, first.changes)
  expect(first).toMatchObject({ result: { clients: 1, trades: [{ tradeDate: '2026-11-23', tradeSeq: 1 }] } })
  expect(settleAutomatic.decide(on, {}, meta)).toMatchObject({
    result: { clients: 0, trades: [] },
    changes: [],
  })
})

test('what is settled on a Friday is due with the depository on Monday', () => {
  const on = copyOf(books(bought(2, '2026-11-27 open')))
  const decision = settleAutomatic.decide(on, {}, meta)
  if (decision.accepted) applyChanges(on, decision.changes)
  const [lot] = on.cashAccounts.get(1_000_000_101)?.unsettled ?? []
  expect(lot).toMatchObject({ tradeDate: '2026-11-27', settlementDate: '2026-11-30' })
  expect(lot?.settledPurchases).toBe(lot?.purchases)
})
