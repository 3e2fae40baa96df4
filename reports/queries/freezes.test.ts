import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { freezes } from './freezes.ts'

const { read } = reportDatabase()

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
