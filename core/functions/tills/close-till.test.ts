/** C24: a till closes on an exact count by denomination, and on nothing else. */
import { books } from '../../testing/books.ts'
import { testFunction, type Row } from '../../testing/test-function.ts'
import { withTills } from '../../testing/tills.ts'
import { closeTill } from './close-till.ts'

const counts = (...faces: (readonly [string, number])[]): Record<string, unknown> => ({
  counts: faces.map(([face, pieces]) => ({ face, pieces })),
})
const closed = (text: string): string[] => [
  `update till tillKey 2026-11-23/1001/CNY businessDate 2026-11-23 branchNo 1 tellerNo 1001 currency CNY status closed ${text}`,
]

const cases: Row[] = [
  ['closed already', { currency: 'HKD' }, 'till_closed'],
  ['closed already, and a face that is none', { currency: 'HKD', ...counts(['3.00', 1]) }, 'till_closed'],
  ['a face that is none', counts(['3.00', 1]), 'unknown_denomination'],
  ['a face of another currency', counts(['1000.00', 1]), 'unknown_denomination'],
  ['a face twice', counts(['100.00', 1], ['100.00', 0]), 'denomination_twice'],
  ['one jiao short', counts(['100.00', 1], ['10.00', 2], ['0.10', 2]), 'till_difference'],
  ['one jiao over', counts(['100.00', 1], ['10.00', 2], ['0.10', 4]), 'till_difference'],
  ['nothing counted', counts(), 'till_difference'],
  [
    'exactly',
    {},
    closed(
      'opening 12030 closing 12030 counted 12030 denominations {"10":3,"1000":2,"10000":1} openedAt 1 closedAt 1795000000000',
    ),
  ],
  [
    'never used and empty',
    { currency: 'USD', ...counts() },
    [
      'insert till tillKey 2026-11-23/1001/USD businessDate 2026-11-23 branchNo 1 tellerNo 1001 currency USD status closed denominations {} openedAt 1795000000000 closedAt 1795000000000',
    ],
  ],
]

testFunction(closeTill, {
  given: withTills(books(), { '1001 CNY': '120.30 open', '1001 HKD': '0.00 closed' }),
  typical: { currency: 'CNY', ...counts(['100.00', 1], ['10.00', 2], ['0.10', 3]) },
  cases,
})
