import { describe, expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { clientStatistics, rateText } from './client-statistics.ts'

const { read } = reportDatabase()

describe('client-statistics', () => {
  test('a buyer: money in, turnover, fees by kind', async () => {
    const { rows } = await read(clientStatistics, { client: '张三', from: '2026-11-20' })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      clientNo: 10_000_001,
      currency: 'CNY',
      opening: '50000.00',
      moneyIn: '51000.00',
      moneyOut: '0.00',
      trades: 1,
      bought: '1000.00',
      sold: '0.00',
      turnover: '1000.00',
      commission: '5.00',
      transferFee: '0.01',
      exchangeFee: '0.03',
      regulatoryFee: '0.02',
      fees: '5.06',
      realised: '0.00',
    })
  })

  test('a seller: the profit of sales is amount less fees less the share of the cost', async () => {
    const { rows } = await read(clientStatistics, { client: '10000002', date: '2026-11-23' })
    // The shares came in without a cost: all of 2020.00 less 6.14 is profit.
    expect(rows[0]).toMatchObject({
      opening: '100.00',
      sold: '2020.00',
      stampDuty: '1.01',
      realised: '2013.86',
    })
  })

  test('what is held is judged only where the period reaches to today', async () => {
    const past = await read(clientStatistics, { client: '10000001', to: '2026-11-20' })
    expect(past.rows[0]).toMatchObject({
      moneyIn: '100000.00',
      marketValue: null,
      unrealised: null,
      trades: 0,
    })
    const now = await read(clientStatistics, { client: '10000001' })
    expect(now.rows[0]?.['unrealised']).not.toBeNull()
  })
})

test.each([
  [5, 10_000, '0.05%'],
  [-12_345, 100_000, '-12.35%'],
  [100, 0, null],
  [0, 100, '0.00%'],
])('%d of %d: %s', (profit, capital, text) => {
  expect(rateText(profit, capital)).toBe(text)
})
