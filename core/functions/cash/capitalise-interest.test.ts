/** G03: pays what has been earned up to yesterday, in every currency. */
import { present } from '../../base/assert.ts'
import type { MutableBooks } from '../../books/books.ts'
import { books, clientNo } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { capitaliseInterest } from './capitalise-interest.ts'

const of = (name: string): { clientNo: number } => ({ clientNo: clientNo(name) })

/** Books with 0.13 of penalty interest. */
function owing(cash: string): MutableBooks {
  const given = books({ cash: { C1: cash } })
  present(given.cashAccounts.get(1_000_000_101), 'account').penaltyAccumulator = 4_650_000_000n
  return given
}

testFunction(capitaliseInterest, {
  given: books({
    clients: { C2: 'closed', C4: 'frozen' },
    cash: {
      C1: '1000.00 accrued to 2026-08-21',
      'C1 USD': '0.00',
      C3: '1000.00',
      C4: '1000.00 accrued to 2026-08-21',
    },
    freezes: { C4: ['500.00 of 500.00'] },
  }),
  typical: of('C1'),
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['closed', of('C2'), 'client_not_normal'],
    ['opened today: nothing yet', of('C3'), 'no_interest_accrued'],
    [
      'from August to yesterday',
      {},
      [
        'capitaliseInterest 1000000101 up to 2026-11-22',
        'post interest CNY 0.13 interest-expense → cash 1000000101',
      ],
    ],
    ['more penalty than there is money', of('C1'), 'insufficient_cash', { books: owing('0.12') }],
    ['and nothing at all', of('C1'), 'insufficient_cash', { books: owing('0.00') }],
    [
      'just as much',
      of('C1'),
      [
        'capitaliseInterest 1000000101 up to 2026-11-22',
        'post penalty-interest CNY 0.13 cash 1000000101 → penalty-interest-income',
      ],
      { books: owing('0.13') },
    ],
    [
      'a frozen client earns, too',
      of('C4'),
      [
        'capitaliseInterest 1000000401 up to 2026-11-22',
        'post interest CNY 0.13 interest-expense → cash 1000000401',
      ],
    ],
  ],
})
