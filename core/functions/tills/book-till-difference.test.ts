/** C25: over and short go to suspense with a voucher; nothing else does. */
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { withTellers } from '../../testing/tellers.ts'
import { withTills } from '../../testing/tills.ts'
import { bookTillDifference } from './book-till-difference.ts'

const counted = (face: string, pieces: number): Record<string, unknown> => ({ counts: [{ face, pieces }] })
const till = (tellerNo: number, text: string): string =>
  `update till tillKey 2026-11-23/${tellerNo}/CNY businessDate 2026-11-23 branchNo 1 tellerNo ${tellerNo} currency CNY status closed ${text} closedAt 1795000000000`

const elsewhere = withTellers(books())
elsewhere.tellers.get(1002)!.branchNo = 2

testFunction(bookTillDifference, {
  given: withTills(withTellers(books()), {
    '1001 CNY': '100.00 open',
    '1002 CNY': '30.00 open',
    '1001 HKD': '0.00 closed',
  }),
  typical: { currency: 'CNY', ...counted('100.00', 1), inBooks: '100.00', reason: '找零差错' },
  cases: [
    ['unknown teller', { tellerNo: 999 }, 'teller_not_found'],
    ['closed already', { currency: 'HKD' }, 'till_closed'],
    ['a face that is none', counted('4.00', 25), 'unknown_denomination'],
    [
      'a face twice',
      {
        counts: [
          { face: '50.00', pieces: 1 },
          { face: '50.00', pieces: 1 },
        ],
      },
      'denomination_twice',
    ],
    ['cash came while it waited for approval', { inBooks: '90.00' }, 'till_changed'],
    [
      'over',
      counted('50.00', 3),
      [
        till(
          1001,
          'opening 10000 closing 10000 counted 15000 difference 5000 denominations {"5000":3} openedAt 1',
        ),
        'post till-difference CNY 50.00 till 1001 → suspense',
        'insert voucher 1 till-difference 0 CNY 50.00',
      ],
    ],
    [
      'short by a fen',
      {
        counts: [
          { face: '50.00', pieces: 1 },
          { face: '10.00', pieces: 4 },
          { face: '1.00', pieces: 9 },
          { face: '0.50', pieces: 1 },
          { face: '0.10', pieces: 4 },
          { face: '0.05', pieces: 1 },
          { face: '0.02', pieces: 2 },
        ],
      },
      [
        till(
          1001,
          'opening 10000 closing 10000 counted 9999 difference -1 denominations {"2":2,"5":1,"10":4,"50":1,"100":9,"1000":4,"5000":1} openedAt 1',
        ),
        'post till-difference CNY 0.01 suspense → till 1001',
        'insert voucher 1 till-difference 0 CNY 0.01',
      ],
    ],
    [
      'no difference: closed, nothing booked',
      {},
      [till(1001, 'opening 10000 closing 10000 counted 10000 denominations {"10000":1} openedAt 1')],
    ],
    [
      "another teller's",
      { tellerNo: 1002, inBooks: '30.00', ...counted('10.00', 2) },
      [
        till(
          1002,
          'opening 3000 closing 3000 counted 2000 difference -1000 denominations {"1000":2} openedAt 1',
        ),
        'post till-difference CNY 10.00 suspense → till 1002',
        'insert voucher 1 till-difference 0 CNY 10.00',
      ],
    ],
  ],
})
