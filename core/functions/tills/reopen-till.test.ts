/** C26: only a till that was closed today opens again. */
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { withTills } from '../../testing/tills.ts'
import { reopenTill } from './reopen-till.ts'

testFunction(reopenTill, {
  given: withTills(books(), { '1001 CNY': '5.00 closed', '1001 HKD': '0.00 open' }),
  typical: { currency: 'CNY' },
  cases: [
    ['not used today', { currency: 'USD' }, 'till_not_closed'],
    ['still open', { currency: 'HKD' }, 'till_not_closed'],
    [
      'closed',
      {},
      [
        'update till tillKey 2026-11-23/1001/CNY businessDate 2026-11-23 branchNo 1 tellerNo 1001 currency CNY status open opening 500 denominations {} openedAt 1',
      ],
    ],
  ],
})
