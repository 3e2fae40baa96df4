/** Interest is brought forward and taken; what belongs to later dates, or is forward already, stays there. */
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
    ['to an earlier one, with nothing due', upTo('2026-11-01'), []],
    [
      'to the end of a period, which is due while the next one has begun',
      upTo('2026-09-20'),
      ['cashAccounts 1000000101 dueAccumulator 5 → 0', 'cashAccounts 1000000101 duePenaltyAccumulator 6 → 0'],
      (() => {
        const due = books({ cash: { C1: '100.00 accrued to 2026-09-21' } })
        Object.assign(due.cashAccounts.get(1_000_000_101)!, {
          accumulator: 7n,
          dueAccumulator: 5n,
          duePenaltyAccumulator: 6n,
        })
        return due
      })(),
    ],
    ['an account that is not there', { ...upTo('2026-11-20'), accountNo: 1 }, /cash account is missing/],
  ],
})
