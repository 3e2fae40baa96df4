/** What a day end left open, and which of today's trades are not settled yet, with what a teller is expected to enter. */
import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { openSettlement } from './open-settlement.ts'

const { read, execute } = reportDatabase()
const COLUMNS = [
  'tradeSeq',
  'mode',
  'clientNo',
  'side',
  'quantity',
  'amount',
  'commission',
  'stampDuty',
  'net',
] as const
const LEFT = [2, 3, 10000002, 'sell', 200, '2020.00', '5.00', '1.01', '2013.86']

test('what a day end left open', async () => {
  expect(columnsOf(await read(openSettlement), ...COLUMNS)).toEqual([LEFT])
  expect(columnsOf(await read(openSettlement, { client: '张三' }), ...COLUMNS)).toEqual([])
})

test("today's before the day end, and a repo, whose seller pays", async () => {
  await execute('update current.trade set settled_on = null')
  const BUY = [1, null, 10000001, 'buy', 100, '1000.00', '5.00', '0.00', '1005.06']
  expect(columnsOf(await read(openSettlement), ...COLUMNS)).toEqual([BUY, LEFT])
  expect(columnsOf(await read(openSettlement, { leftOpen: true }), ...COLUMNS)).toEqual([LEFT])
  await execute("update current.instrument set kind = 'repo'")
  expect(columnsOf(await read(openSettlement), 'tradeSeq', 'net')).toEqual([
    [1, '994.94'],
    [2, '2026.14'],
  ])
})

test('of a sale for less than its fees what is left to pay, without a sign', async () => {
  await execute("update current.instrument set kind = 'stock'; update current.open_trade set amount = 400")
  expect(columnsOf(await read(openSettlement, { leftOpen: true }), 'amount', 'net')).toEqual([
    ['4.00', '2.14'],
  ])
})

test('what is settled is gone', async () => {
  await execute(
    `update current.open_trade set settled_on = '2026-11-23'; update current.trade set settled_on = '2026-11-23'`,
  )
  expect(columnsOf(await read(openSettlement), ...COLUMNS)).toEqual([])
})
