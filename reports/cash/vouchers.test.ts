import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { vouchers } from './vouchers.ts'

const { read } = reportDatabase()

test('of today; money as money, shares as shares', async () => {
  expect(columnsOf(await read(vouchers), 'voucherNo', 'kind', 'currency', 'amount', 'quantity')).toEqual([
    [1, 'deposit', 'CNY', '1000.00', null],
  ])
  expect(
    columnsOf(await read(vouchers, { date: '2026-11-20' }), 'voucherNo', 'amount', 'code', 'quantity'),
  ).toEqual([[2, null, '600000', 1000]])
})

test.each([
  [{ teller: 1002 }, []],
  [{ teller: 1001 }, [1]],
  [{ client: '欧阳', from: '2026-01-01' }, [2]],
])('%j', async (input, expected) => {
  expect(columnsOf(await read(vouchers, input), 'voucherNo').flat()).toEqual(expected)
})
