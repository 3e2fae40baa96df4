import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { clients } from './clients.ts'

const { read } = reportDatabase()

test.each([
  ['', [10000001, 10000002]],
  ['1000', [10000001, 10000002]],
  ['10000002', [10000002]],
  ['1000000201', [10000002]],
  ['100000010', [10000001]],
  ['A10000000', [10000001, 10000002]],
  ['a100000002.x', [10000002]],
  ['0100', [10000001]],
  ['440301', [10000002]],
  ['138', [10000001]],
  ['欧', [10000002]],
  ['Z', [10000001]],
  ['_', []],
  ['99999999999999', []],
  ["'", []],
])('%s finds %j', async (text, expected) => {
  expect(columnsOf(await read(clients, { text }), 'clientNo').flat()).toEqual(expected)
})

test('shows accounts, and persons only to those who may see them', async () => {
  const { rows } = await read(clients, { text: '10000001' }, false)
  expect(rows[0]).toMatchObject({
    name: '张*',
    phone: '138****8000',
    cashAccounts: [1000000101],
    securitiesAccounts: ['0100000001.XSHE', 'A100000001.XSHG'],
  })
})
