/** C09: the firm freezes free shares, and not those for which others wait. */
import { expect, test } from 'vitest'
import { books, clientNo } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { freezeHoldingToday } from './freeze-holding-today.ts'

const holding = 1_000_000_000_001
const base = {
  clients: { C2: 'frozen' },
  holdings: { 'C1 600000.XSHG': '100 restricted 20', 'C2 600000.XSHG': '10' },
}

testFunction(freezeHoldingToday, {
  given: books(base),
  typical: { clientNo: clientNo('C1'), holdingNo: holding, quantity: 60 },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ["another client's holding", { holdingNo: holding + 1 }, 'holding_not_found'],
    ['one too many', { quantity: 101 }, 'insufficient_shares'],
    [
      'what waits comes first',
      { quantity: 1 },
      'insufficient_shares',
      { books: books({ ...base, freezes: { 'C1 600000.XSHG': ['90 of 100'] } }) },
    ],
    [
      'all, restricted shares too',
      { quantity: 100 },
      [`setFreeze 1 holding ${holding} 100 of 100 rank 1 in-force`],
    ],
    [
      'a frozen client, beside another freeze',
      { quantity: 4 },
      [`setFreeze 2 holding ${holding} 4 of 4 rank 2 in-force`],
      { books: books({ ...base, freezes: { 'C1 600000.XSHG': ['90 of 90'] } }) },
    ],
  ],
})

test('it ends with its day, and its row says so', () => {
  const given = books(base)
  const decision = freezeHoldingToday.decide(
    given,
    { clientNo: clientNo('C1'), holdingNo: holding, quantity: 60 },
    aMeta({}),
  )
  expect(JSON.stringify(decision)).toContain(`"expiresOn":"${given.day.businessDate}"`)
})
