/** A count is the sum of its denominations, and only known denominations are accepted. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { withTills } from '../../testing/tills.ts'
import { closedTill, countTill } from './close-till.ts'

const ann = { branchNo: 1, tellerNo: 1001, currency: 'USD' } as const
const given = withTills(books(), { '1001 USD': '2.75' })

test.each([
  [
    'exact',
    [
      { face: 200, pieces: 1 },
      { face: 25, pieces: 3 },
    ],
    { counted: 275, difference: 0 },
  ],
  ['over', [{ face: 500, pieces: 1 }], { counted: 500, difference: 225 }],
  ['short', [], { counted: 0, difference: -275 }],
  ['no such face', [{ face: 2000 + 1, pieces: 1 }], { code: 'unknown_denomination' }],
  [
    'twice',
    [
      { face: 100, pieces: 1 },
      { face: 100, pieces: 1 },
    ],
    { code: 'denomination_twice' },
  ],
])('%s', (_, counts, expected) => {
  expect(countTill(given, ann, counts)).toMatchObject(expected)
})

test('closing one that was not used today keeps what it held', () => {
  const count = { inBooks: 275, counted: 275, difference: 0, denominations: { 25: 11 } }
  expect(closedTill(given, ann, { count, at: 5 })).toMatchObject({
    row: {
      status: 'closed',
      opening: 275,
      closing: 275,
      denominations: { 25: 11 },
      openedAt: 5,
      closedAt: 5,
    },
  })
})
