/** C14: shares that nothing holds leave at average cost, which the voucher keeps. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { reverseToday } from '../cash/reverse-today.ts'
import { books, clientNo, holdingOf } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { securitiesOut } from './securities-out.ts'

const holding = 1_000_000_000_001
const base = {
  clients: { C2: 'no-sell' },
  holdings: {
    'C1 600000.XSHG': '300 cost 1000.00',
    'C1 000001.XSHE': '100 pledged',
    'C2 600000.XSHG': '10',
  },
}
const out = (quantity: number, cost: string): string[] => [
  `post securities-out 600000.XSHG ${quantity} holding ${holding} → depository XSHG`,
  `addCost ${holding} -${cost}`,
  `insert voucher 1 securities-out ${holding} 600000.XSHG ${quantity}`,
]

testFunction(securitiesOut, {
  given: books(base),
  typical: { clientNo: clientNo('C1'), holdingNo: holding, quantity: 100, reason: 'gift', document: 'D1' },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['one who may not sell', { clientNo: clientNo('C2') }, 'client_not_normal'],
    ["another client's holding", { holdingNo: holding + 2 }, 'holding_not_found'],
    ['pledged', { holdingNo: holding + 1 }, 'shares_pledged'],
    ['one too many', { quantity: 301 }, 'insufficient_shares'],
    [
      'what is frozen stays',
      { quantity: 241 },
      'insufficient_shares',
      { books: books({ ...base, freezes: { 'C1 600000.XSHG': ['60 of 60'] } }) },
    ],
    ['a third, half up', {}, out(100, '333.33')],
    ['the whole with all its cost', { quantity: 300 }, out(300, '1000.00')],
  ],
})

test('reversed: shares and cost as they were, to the fen', () => {
  const built = books(base)
  const out = {
    clientNo: clientNo('C1'),
    holdingNo: holding,
    quantity: 100,
    reason: 'gift',
    document: 'D1',
  } as const
  for (const decision of [
    () => securitiesOut.decide(built, out, aMeta()),
    () => reverseToday.decide(built, { voucherNo: 1 }, aMeta()),
  ]) {
    const decided = decision()
    if (decided.accepted) applyChanges(built, decided.changes)
  }
  expect(holdingOf(built, 'C1', '600000.XSHG')).toMatchObject({ settled: 300, cost: 100_000 })
})
