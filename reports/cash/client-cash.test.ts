import { describe, expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { clientCash } from './client-cash.ts'

const { read, execute } = reportDatabase()

describe('client-cash', () => {
  test('the figures are those of core, with what makes them up', async () => {
    const { rows } = await read(clientCash, { client: '10000001' })
    // 99,994.94 are settled; 995.06 and 500.00 are on hold; 500.00 are frozen. It is evening, so the figures are tomorrow's,
    // when the purchase is paid.
    expect(rows).toEqual([
      expect.objectContaining({
        clientNo: 10000001,
        name: '张三',
        accountNo: 1000000101,
        currency: 'CNY',
        balance: '99994.94',
        settled: '99994.94',
        unsettledProceeds: '0.00',
        unsettledPurchases: '0.00',
        onHold: '1495.06',
        frozen: '500.00',
        uncleared: '0.00',
        available: '97999.88',
        withdrawable: '97999.88',
      }),
    ])
    expect(rows[0]?.['lots']).toEqual([
      expect.objectContaining({
        tradeDate: '2026-11-23',
        purchases: '1005.06',
        settledPurchases: '1005.06',
        proceeds: '0.00',
      }),
    ])
    expect(rows[0]?.['holds']).toEqual([
      expect.objectContaining({ orderId: 13, code: '600000', openQuantity: 100, amount: '995.06' }),
      expect.objectContaining({ orderId: 14, tradeDate: '2026-11-24', amount: '500.00' }),
    ])
    expect(rows[0]?.['otherHolds']).toBe('0.00')
    expect(rows[0]?.['freezes']).toEqual([
      expect.objectContaining({ freezeNo: 1, ordered: '800.00', effective: '500.00' }),
    ])
  })

  test('while the day is open a purchase that mode 2 has settled early counts as unsettled all the same', async () => {
    await execute("update current.business_day set phase = 'open' where business_date = '2026-11-23'")
    expect((await read(clientCash, { client: '10000001' })).rows[0]).toMatchObject({
      settled: '101000.00',
      unsettledPurchases: '1005.06',
      available: '97999.88',
      withdrawable: '97999.88',
    })
  })

  test('proceeds may be used today and withdrawn tomorrow, which the evening shows', async () => {
    const { rows } = await read(clientCash, { client: '欧阳' })
    expect(rows[0]).toMatchObject({
      balance: '2113.86',
      settled: '100.00',
      unsettledProceeds: '2013.86',
      available: '2113.86',
      withdrawable: '100.00',
    })
    await execute("update current.business_day set phase = 'day-end' where business_date = '2026-11-23'")
    expect((await read(clientCash, { client: '欧阳' })).rows[0]).toMatchObject({
      settled: '2113.86',
      unsettledProceeds: '0.00',
      available: '2113.86',
      withdrawable: '2113.86',
    })
  })

  test.each([
    ['a hundred holds are all listed', 98, 100, '0.00'],
    ['of more the rest is one sum', 3, 100, '30.00'],
  ])('%s', async (_, more, listed, otherHolds) => {
    await execute(`insert into current.orders select (jsonb_populate_record(o, jsonb_build_object('order_id', last + n, 'hold_cash', 1000))).*
      from current.orders o, generate_series(1, ${more}) n, (select max(order_id) as last from current.orders) m where order_id = 13`)
    await execute(
      `update current.cash_account set on_hold = on_hold + ${more * 1000} where account_no = 1000000101`,
    )
    const [row] = (await read(clientCash, { client: '10000001' })).rows
    expect(row?.['holds']).toHaveLength(listed)
    expect(row).toMatchObject({ otherHolds, onHold: otherHolds === '0.00' ? '2475.06' : '2505.06' })
  })

  test('a client of two currencies has two lines, in pages of one', async () => {
    await execute(
      "insert into current.cash_account values (1000000102, 10000001, 1, 'USD', 'normal', 'counter', 5, 0, 0, 0, 0, null, '2026-11-22', 0, 0, 0, 0)",
    )
    const first = await read(clientCash, { client: '10000001', limit: 1 })
    const second = await read(clientCash, { client: '10000001', limit: 1, after: first.next })
    expect([first, second].map(page => page.rows[0]?.['currency'])).toEqual(['CNY', 'USD'])
    expect(second.rows[0]).toMatchObject({ available: '0.05', lots: [], holds: [], freezes: [] })
    expect(second.next).toBeNull()
  })
})
