import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { day } from './day.ts'

const { read, execute } = reportDatabase()

test('the present day: phase, markets, steps', async () => {
  const { rows } = await read(day)
  expect(rows).toEqual([
    {
      businessDate: '2026-11-23',
      phase: 'day-end',
      clearingRun: 2,
      dayNo: 2,
      batchNo: 3,
      markets: [
        { market: 'XSHE', tradeDate: '2026-11-23', listed: true, streamComplete: false },
        { market: 'XSHG', tradeDate: '2026-11-23', listed: true, streamComplete: true },
      ],
      steps: [
        {
          stepKey: '2026-11-23/2/E01',
          run: 2,
          code: 'E01',
          status: 'done',
          startedAt: '2026-11-23T16:00:00+08:00',
          endedAt: '2026-11-23T16:00:02+08:00',
          count: 2,
          sums: { CNY: 302000 },
          tellerNo: 1002,
          detail: '',
        },
      ],
      nextTradingDay: '2026-11-24',
      warnings: [],
    },
  ])
})

test('a day named, and none before the first', async () => {
  expect((await read(day, { date: '2026-11-20' })).rows).toMatchObject([{ phase: 'closed', steps: [] }])
  await execute("insert into current.business_day values ('2027-12-31', 'closed', 1, 3)")
  expect((await read(day)).rows).toMatchObject([
    {
      nextTradingDay: '2028-01-03',
      warnings: [{ code: 'calendar_ends_soon' }, { code: 'holidays_unknown' }],
    },
  ])
  await execute('delete from current.business_day')
  expect((await read(day)).rows).toEqual([])
})
