import { describe, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { averagePrice, clientHoldings } from './client-holdings.ts'

const { read, execute } = reportDatabase()

describe('client-holdings', () => {
  test('what was bought today is held; the evening shows that it is sellable tomorrow; valued at the last price', async () => {
    const { rows, totals } = await read(clientHoldings, { client: '10000001' })
    expect(rows).toEqual([
      expect.objectContaining({
        code: '600000',
        name: '浦发银行',
        market: 'XSHG',
        total: 100,
        sellable: 100,
        boughtToday: 100,
        soldToday: 0,
        averagePrice: '10.0506',
        lastPrice: '10.15',
        cost: '1005.06',
        marketValue: '1015.00',
        profit: '9.94',
      }),
    ])
    await execute("update current.business_day set phase = 'open' where business_date = '2026-11-23'")
    expect((await read(clientHoldings, { client: '10000001' })).rows[0]).toMatchObject({
      sellable: 0,
      boughtToday: 100,
    })
    await execute("update current.business_day set phase = 'day-end' where business_date = '2026-11-23'")
    expect(totals).toEqual([
      {
        rows: 1,
        clientNo: 10000001,
        currency: 'CNY',
        cost: '1005.06',
        marketValue: '1015.00',
        profit: '9.94',
      },
    ])
  })

  test('what is sold, on hold or frozen cannot be sold', async () => {
    const { rows } = await read(clientHoldings, { client: '10000002' })
    expect(rows[0]).toMatchObject({
      total: 800,
      sellable: 650,
      soldToday: 200,
      onHold: 100,
      frozen: 50,
      averagePrice: '10.00',
      profit: '120.00',
    })
  })

  test('without a quote the previous close counts; an emptied holding is left out', async () => {
    await execute(`insert into current.holding values (1000000000003, 10000001, '0100000001.XSHE', 1002, '654321', '', 10, 0, 0, 0, -500),
      (1000000000004, 10000001, 'A100000001.XSHG', 1003, '', '', 0, 0, 0, 0, 0)`)
    const report = await read(clientHoldings, { client: '10000001' })
    expect(columnsOf(report, 'code', 'lastPrice', 'averagePrice', 'profit')).toEqual([
      ['600000', '10.15', '10.0506', '9.94'],
      ['000001', '12.00', '-0.50', '125.00'],
    ])
  })
})

test.each([
  ['stock', 100, 3, 3333],
  ['stock', 0, 100, 0],
  ['stock', 500, 0, null],
  ['etf', -100, 3, -3333],
  ['government-bond', 1_000_000, 10_000, 1_000_000],
] as const)('the average price of %s at cost %i for %i is %s', (kind, cost, total, expected) => {
  expect(averagePrice(kind, cost, total)).toBe(expected)
})
