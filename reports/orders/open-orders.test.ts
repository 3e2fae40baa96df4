import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { openOrders } from './open-orders.ts'

const { read } = reportDatabase()

test('open orders only, and by each filter fewer of them', async () => {
  const all = columnsOf(await read(openOrders), 'orderId', 'status', 'side', 'market')
  expect(all.length).toBeGreaterThan(0)
  expect(all.map(([, status]) => status)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(filled|canceled|rejected|expired)$/)]),
  )
  for (const input of [{ side: 'buy' }, { market: 'XSHG' }, { clientNo: 1 }, { timeFrom: '23:59:59' }]) {
    const some = columnsOf(await read(openOrders, input), 'orderId').flat()
    expect(all.map(([orderId]) => orderId)).toEqual(expect.arrayContaining(some))
  }
  expect((await read(openOrders, { clientNo: 1 })).rows).toEqual([])
})
