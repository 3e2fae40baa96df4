import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { fillsDetail } from './fills-detail.ts'

const { read } = reportDatabase()

test('all trades of the day, newest first, with totals', async () => {
  const report = await read(fillsDetail, { date: '2026-11-23' })
  expect(columnsOf(report, 'tradeSeq', 'clientName', 'amount')).toEqual([
    [2, '欧阳修文', '2020.00'],
    [1, '张三', '1000.00'],
  ])
  expect(report.totals).toEqual([
    {
      rows: 2,
      currency: 'CNY',
      quantity: 300,
      amount: '3020.00',
      commission: '10.00',
      stampDuty: '1.01',
      transferFee: '0.03',
      exchangeFee: '0.10',
      regulatoryFee: '0.06',
      settlementFee: '0.00',
      fees: '11.20',
      net: '1008.80',
    },
  ])
})

test.each([
  [{ side: 'buy' }, [1]],
  [{ instrument: '600000.XSHG' }, [2, 1]],
  [{ instrument: '600000.XSHE' }, []],
  [{ market: 'XSHE' }, []],
  [{ orderId: 12 }, [2]],
  [{ client: 'A100000001' }, [1]],
  [{ date: '2026-11-20' }, []],
])('filtered by %j', async (input, expected) => {
  expect(columnsOf(await read(fillsDetail, input), 'tradeSeq').flat()).toEqual(expected)
})
