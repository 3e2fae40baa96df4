import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { clientCash } from '../cash/client-cash.ts'
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

test.each([
  ['1', [10000001, 10000002]],
  ['10000001', [10000001]],
  ['1000000101', [10000001]],
  ['A100000001', [10000001]],
  ['SHA100000001', [10000001]],
  ['a100000001.sh', [10000001]],
  ['SZ100000001', [10000001]],
  ['100000001', [10000001]],
  ['SZA100000001', []],
  ['0010000001', [10000001]],
  ['张', []],
  ['张三', [10000001]],
  ['z', []],
  ['ZS', [10000001]],
  ['110105', []],
  ['11010519491231002', []],
  ['11010519491231002x', [10000001]],
  ['1380013800', []],
  ['13800138000', [10000001]],
])('who may not see personal data finds by the whole of it only: %s finds %j', async (text, expected) => {
  const found = columnsOf(await read(clients, { text }, false), 'clientNo').flat()
  expect(found).toEqual(expected)
})

test.each([
  ['13800138000', false, ['10000001']],
  ['13800138001', false, ['']],
  ['张三', false, ['10000001']],
  ['张', true, ['10000001']],
  ['nobody', true, ['']],
  ['10000001', false, []],
  ['10000001', true, ['10000001']],
  ['99999999', true, []],
])(
  'a search for a person is a look, found or not: %s, sees personal data %s',
  async (text, sees, expected) => {
    expect((await read(clients, { text }, sees)).looks).toEqual(expected)
  },
)

test('in every report that takes a client', async () => {
  const of = async (client: string) => columnsOf(await read(clientCash, { client }, false), 'clientNo').flat()
  expect(new Set(await of('张三'))).toEqual(new Set([10000001]))
  expect(new Set(await of('13800138000'))).toEqual(new Set([10000001]))
  expect([await of('张'), await of('z'), await of('1380013')]).toEqual([[], [], []])
  expect((await read(clientCash, { client: '李' }, false)).looks).toEqual([''])
})

test('a search by name shows no number of a document; one by the whole number shows it, and so does an export', async () => {
  const found = columnsOf(await read(clients, { text: '张' }), 'name', 'identityNumber')
  expect(found).toEqual([['张三', '110*************2X']])
  expect(columnsOf(await read(clients, { text: '11010519491231002x' }), 'identityNumber').flat()).toEqual([
    '11010519491231002X',
  ])
})
