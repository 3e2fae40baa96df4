import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { instruments } from './instruments.ts'

const { read } = reportDatabase()

test.each([
  [{ text: '6' }, ['600000', '688001']],
  [{ text: '600000.xshg' }, ['600000']],
  [{ text: 'SH600000' }, ['600000']],
  [{ text: '600000.sh' }, ['600000']],
  [{ text: 'sz000001' }, ['000001']],
  [{ text: '1' }, ['000001']],
  [{ text: 'SH1' }, []],
  [{ text: 'PF' }, ['600000']],
  [{ text: '平安' }, ['000001']],
  [{ market: 'XSHE' }, ['000001']],
  [{ text: '6', market: 'XSHE' }, []],
  [{}, ['000001', '600000', '688001']],
  [{ text: '%' }, []],
])('%j', async (input, expected) => {
  expect(columnsOf(await read(instruments, input), 'code').flat()).toEqual(expected)
})

test("brings the day's limits and the last price where there are any", async () => {
  const report = await read(instruments)
  expect(
    columnsOf(
      report,
      'instrument',
      'previousClose',
      'upperLimit',
      'lowerLimit',
      'lastPrice',
      'isSuspended',
      'tradeDate',
    ),
  ).toEqual([
    ['000001.XSHE', '12.00', '13.20', '10.80', null, false, '2026-11-23'],
    ['600000.XSHG', '10.00', '11.00', '9.00', '10.15', false, '2026-11-23'],
    ['688001.XSHG', '25.00', null, null, null, true, '2026-11-23'],
  ])
})
