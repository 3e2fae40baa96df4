import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { vouchers } from './vouchers.ts'

const { read, execute } = reportDatabase()

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

test('when it was made, by whom, and who agreed', async () => {
  await execute(`update current.command set checker_no = 1002
    where (command_no, business_date) in (select command_no, business_date from current.entry where voucher_no = 1)`)
  expect(
    columnsOf(await read(vouchers), 'voucherNo', 'at', 'tellerName', 'checkerNo', 'checkerName'),
  ).toEqual([[1, expect.stringContaining('09:10'), '王柜员', 1002, '李主管']])
})
