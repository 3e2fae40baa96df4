import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { freezes } from './freezes.ts'

const { read, execute } = reportDatabase()

test('in force; money and shares apart', async () => {
  const report = await read(freezes)
  expect(
    columnsOf(report, 'freezeNo', 'object', 'ordered', 'effective', 'orderedQuantity', 'code', 'currency'),
  ).toEqual([
    [2, 'holding', null, null, 50, '600000', null],
    [1, 'cash', '800.00', '500.00', null, null, 'CNY'],
  ])
})

test.each([
  [{ client: '张三' }, [1]],
  [{ status: 'released' }, [3]],
  [{ status: 'expired' }, []],
])('%j', async (input, expected) => {
  expect(columnsOf(await read(freezes, input), 'freezeNo').flat()).toEqual(expected)
})

test('the warning list: long freezes in force that end soon', async () => {
  await execute(`insert into current.freeze (freeze_no, client_no, object, account_no, term, ordered, effective, rank, authority, document, summary,
    placed_on, expires_on, status) values (9, 10000001, 'cash', 1000000101, 'long', 100, 100, 2, '法院', 'D9', '', '2026-01-01', '2026-12-08', 'in-force')`)
  const soon = async (expiresWithin: number) =>
    columnsOf(await read(freezes, { expiresWithin }), 'freezeNo').flat()
  expect(await soon(15)).toContain(9)
  expect(await soon(14)).not.toContain(9)
})
