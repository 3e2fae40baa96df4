/** C11: an authority's freeze of shares takes effect on what is there; the rest waits by rank. */
import { books, clientNo } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { freezeHoldingLong } from './freeze-holding-long.ts'

const holding = 1_000_000_000_001
const set = (no: number, text: string): string => `setFreeze ${no} holding ${holding} ${text}`
const base = { holdings: { 'C1 600000.XSHG': '100 restricted 20', 'C2 600000.XSHG': '10' } }
const freezes = (...texts: string[]) => books({ ...base, freezes: { 'C1 600000.XSHG': texts } })

testFunction(freezeHoldingLong, {
  given: books(base),
  typical: { clientNo: clientNo('C1'), holdingNo: holding, quantity: 60, authority: 'court', document: 'D1' },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ["another client's holding", { holdingNo: holding + 1 }, 'holding_not_found'],
    ['expired yesterday', { expiresOn: '2026-11-22' }, 'date_in_the_past'],
    ['until today', { expiresOn: '2026-11-23' }, [set(1, '60 of 60 rank 1 in-force')]],
    ['all there is', { quantity: 100, coversDividends: true }, [set(1, '100 of 100 rank 1 in-force')]],
    ['more than there is waits', { quantity: 101 }, [set(1, '100 of 101 rank 1 in-force')]],
    ['behind another', {}, [set(2, '40 of 60 rank 2 in-force')], { books: freezes('60 of 60') }],
    ['behind one that waits', {}, [set(2, '0 of 60 rank 2 in-force')], { books: freezes('100 of 150') }],
    [
      'an order keeps what it holds',
      { quantity: 100 },
      [set(1, '60 of 100 rank 1 in-force')],
      {
        books: books({
          holdings: { 'C1 600000.XSHG': '160' },
          cash: { C1: '10.00' },
          orders: [['C1 sell 100 600000.XSHG @ 10.00']],
        }),
      },
    ],
    [
      'unless it is canceled first: what never left is free at once',
      { quantity: 100, cancelsSales: true },
      [
        'advanceOrder 1 canceled canceledQuantity 100',
        'setOrderHold 1 0.00 0',
        set(1, '100 of 100 rank 1 in-force'),
      ],
      {
        books: books({
          holdings: { 'C1 600000.XSHG': '100' },
          orders: [['C1 sell 100 600000.XSHG @ 10.00', 'queued']],
        }),
      },
    ],
    [
      'what is bought today is frozen when it may be sold',
      {},
      [set(1, '0 of 60 rank 1 in-force')],
      {
        books: books({
          holdings: { 'C1 600000.XSHG': '0' },
          cash: { C1: '1100.00' },
          orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
        }),
      },
    ],
  ],
})
