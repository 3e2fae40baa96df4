import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { clientSettlementRecords } from './client-settlement-records.ts'

const { read, execute } = reportDatabase()

test("a client's trade with every fee and what it came to", async () => {
  const { rows } = await read(clientSettlementRecords, { client: '10000002' })
  expect(rows).toEqual([
    expect.objectContaining({
      tradeNo: '2',
      orderId: 12,
      code: '600000',
      side: 'sell',
      price: '10.10',
      quantity: 200,
      amount: '2020.00',
      commission: '5.00',
      stampDuty: '1.01',
      transferFee: '0.02',
      exchangeFee: '0.07',
      regulatoryFee: '0.04',
      settlementFee: '0.00',
      fees: '6.14',
      net: '2013.86',
      settlementDate: '2026-11-24',
      settledOn: null,
    }),
  ])
})

test.each([
  ['yes', [[1, '-1005.06']]],
  ['no', []],
] as const)('settled: %s', async (settled, expected) => {
  expect(
    columnsOf(await read(clientSettlementRecords, { client: '10000001', settled }), 'tradeSeq', 'net'),
  ).toEqual(expected)
})

test('a repo: who lends, and sells, pays', async () => {
  await execute("update current.instrument set kind = 'repo' where code = '600000'")
  expect(columnsOf(await read(clientSettlementRecords, { client: '10000002' }), 'side', 'net')).toEqual([
    ['sell', '-2026.14'],
  ])
})

test('settled by a teller after its day', async () => {
  await execute("update current.open_trade set settled_on = '2026-11-25'")
  const ofDay = { client: '10000002', date: '2026-11-23' }
  expect(columnsOf(await read(clientSettlementRecords, { ...ofDay, settled: 'yes' }), 'settledOn')).toEqual([
    ['2026-11-25'],
  ])
  expect((await read(clientSettlementRecords, { ...ofDay, settled: 'no' })).rows).toEqual([])
})
