import { expect, test } from 'vitest'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { recordsOf } from '../../books/records.ts'
import { books, clientNo } from '../../testing/books.ts'

const spec = {
  clients: { C1: 'boards repo-borrow' },
  cash: { C1: '500000.00' },
  instruments: { '204001.XSHG': 'repo, T+0, unlimited', '131801.XSHE': 'repo, T+0, unlimited' },
}

test('each fill opens a repo of its own: its amount, its rate, its dates', () => {
  const given = books({
    ...spec,
    orders: [
      ['C1 sell 100000 204001.XSHG @ 2.00', 'fill 30000 @ 2.00 as T1', 'fill 70000 @ 2.005 as T2'],
      ['C1 buy 10000 131801.XSHE @ 1.70', 'fill 10000 @ 1.60 as T3'],
    ],
  })
  const repos = recordsOf(given.clients.get(clientNo('C1'))!, 'repo')
  expect(
    repos.map(({ tradeKey, side, amount, rate, maturityDate }) => [
      tradeKey,
      side,
      amount,
      rate,
      maturityDate,
    ]),
  ).toEqual([
    ['2026-11-23/XSHG//T1/sell', 'lend', 3_000_000, 20_000, '2026-11-24'],
    ['2026-11-23/XSHG//T2/sell', 'lend', 7_000_000, 20_050, '2026-11-24'],
    ['2026-11-23/XSHE//T3/buy', 'borrow', 1_000_000, 16_000, '2026-11-30'],
  ])
  expect(new Set(repos.map(({ repoNo }) => repoNo)).size).toBe(3)
})

test('no securities move, nothing is held of a repo', () => {
  const given = books({ ...spec, orders: [['C1 sell 1000 204001.XSHG @ 2.00', 'fill 1000 @ 2.00']] })
  expect(given.holdings.size).toBe(0)
  expect([...given.trades.values()]).toMatchObject([{ holdingNo: 0, amount: 100_000 }])
})

test('interest by the rule of the trade date', () => {
  const { repoInterest } = defaultParameters()
  const given = books({
    ...spec,
    parameters: {
      repoInterest: [
        ...repoInterest,
        { key: 'repo', from: '2026-11-23', dayCount: 360, countsActualDays: true, source: '' },
      ],
    },
    orders: [['C1 sell 100000 204001.XSHG @ 3.60', 'fill 100000 @ 3.60']],
  })
  expect(recordsOf(given.clients.get(clientNo('C1'))!, 'repo')).toMatchObject([{ interest: 1000 }])
})
