import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { securitiesBalances } from './securities-balances.ts'

const { read } = reportDatabase()

test('now: settled and unsettled together', async () => {
  const report = await read(securitiesBalances)
  expect(
    columnsOf(report, 'clientNo', 'securitiesAccountId', 'code', 'total', 'settled', 'onHold', 'frozen'),
  ).toEqual([
    [10000002, 'A100000002.XSHG', '600000', 800, 1000, 100, 50],
    [10000001, 'A100000001.XSHG', '600000', 100, 100, 0, 0],
  ])
})

test('on the business day itself: now', async () => {
  const today = await read(securitiesBalances, { date: '2026-11-23' })
  expect(columnsOf(today, 'clientNo', 'total')).toEqual([
    [10000002, 800],
    [10000001, 100],
  ])
})

test('as it stood when a day ended, also on days without a move', async () => {
  for (const date of ['2026-11-20', '2026-11-22']) {
    expect(columnsOf(await read(securitiesBalances, { date }), 'clientNo', 'total', 'settled')).toEqual([
      [10000002, 1000, null],
    ])
  }
  expect((await read(securitiesBalances, { date: '2026-11-19' })).rows).toEqual([])
})

test.each([
  [{ client: '张三' }, [10000001]],
  [{ client: '欧阳', date: '2026-11-20' }, [10000002]],
  [{ instrument: '600000.XSHG' }, [10000002, 10000001]],
  [{ instrument: '000001.XSHE' }, []],
  [{ market: 'XSHE' }, []],
])('filtered by %j', async (input, expected) => {
  expect(columnsOf(await read(securitiesBalances, input), 'clientNo').flat()).toEqual(expected)
})
