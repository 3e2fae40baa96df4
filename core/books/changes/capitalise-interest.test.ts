/** Interest is brought forward and the accumulators are emptied; what is already further forward stays there. */
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'

const given = books({ cash: { C1: '100.00 accrued to 2026-11-10' } })
given.cashAccounts.get(1_000_000_101)!.accumulator = 7n
const upTo = (date: string) => ({ kind: 'capitaliseInterest', accountNo: 1_000_000_101, upTo: date }) as const

testChange('capitaliseInterest', {
  given,
  cases: [
    [
      'to a later date',
      upTo('2026-11-20'),
      [
        'cashAccounts 1000000101 accruedTo 2026-11-10 → 2026-11-20',
        'cashAccounts 1000000101 accumulator 7 → 0',
      ],
    ],
    ['to an earlier one', upTo('2026-11-01'), ['cashAccounts 1000000101 accumulator 7 → 0']],
    ['an account that is not there', { ...upTo('2026-11-20'), accountNo: 1 }, /cash account is missing/],
  ],
})
