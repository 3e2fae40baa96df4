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
      openTills: 0,
      markets: [
        { market: 'XSHE', tradeDate: '2026-11-23', listed: true, streamComplete: false },
        { market: 'XSHG', tradeDate: '2026-11-23', listed: true, streamComplete: true },
      ],
      plan: expect.any(Array),
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

const planOf = async (date?: string): Promise<Record<string, string>> => {
  const { rows } = await read(day, date === undefined ? {} : { date })
  const plan = rows[0]?.['plan'] as { key: string; state: string }[]
  return Object.fromEntries(plan.map(({ key, state }) => [key, state]))
}

test('the plan: how far each step has come', async () => {
  expect(await planOf()).toMatchObject({
    X03: 'done',
    'X04-XSHG': 'done',
    'X04-BJSE': 'ready',
    'E27-XSHG': 'ready',
    'E27-XSHE': 'waiting',
    'E01-XSHG': 'waiting',
    E13: 'waiting',
  })
  await execute(
    "insert into current.day_step values ('2026-11-23/2/E27-XSHG', '2026-11-23', 2, 'E27-XSHG', 'running', '2026-11-23 16:00+08', null, 0, 0, 1002, '', '{}')",
  )
  expect(await planOf()).toMatchObject({ 'E27-XSHG': 'running', 'E27-XSHE': 'waiting' })
})

test('a step that was skipped stays so, on a closed day, too', async () => {
  for (const date of ['2026-11-23/2', '2026-11-20/1'])
    await execute(
      `insert into current.day_step values ('${date}/X04-BJSE', '${date.slice(0, 10)}', ${date.slice(11)}, 'X04-BJSE', 'skipped', '2026-11-23 09:00+08', '2026-11-23 09:00+08', 0, 0, 1002, '休市', '{}')`,
    )
  expect(await planOf()).toMatchObject({ 'X04-BJSE': 'skipped' })
  expect(await planOf('2026-11-20')).toMatchObject({ 'X04-BJSE': 'skipped', E13: 'done' })
  await execute("delete from current.day_step where status = 'skipped'")
})

test('when a step usually begins and how long it lasts: the middle of the days before, of their last runs', async () => {
  const days = ['2026-11-17', '2026-11-18', '2026-11-19']
  const times = [
    ['15:40:00', '15:40:10'],
    ['15:50:00', '15:50:30'],
    ['16:30:00', '16:30:20'],
  ] as const
  for (const [index, date] of days.entries()) {
    const [from, to] = times[index] ?? []
    await execute(`insert into current.business_day values ('${date}', 'closed', 1, 1)`)
    await execute(
      `insert into current.day_step values ('${date}/1/E11', '${date}', 1, 'E11', 'done', '${date} ${from}+08', '${date} ${to}+08', 0, 0, 1002, '', '{}')`,
    )
  }
  await execute(
    "insert into current.day_step values ('2026-11-17/2/E11', '2026-11-17', 2, 'E11', 'done', '2026-11-17 09:00+08', '2026-11-17 10:00+08', 0, 0, 1002, '', '{}')",
  )
  const { rows } = await read(day)
  const plan = rows[0]?.['plan'] as { key: string; usual: unknown }[]
  expect(plan.find(({ key }) => key === 'E11')?.usual).toEqual({ startsAt: 57_000, seconds: 20 })
  expect(plan.find(({ key }) => key === 'E12')?.usual).toBeNull()
  await execute("delete from current.day_step where business_date < '2026-11-20'")
  await execute("delete from current.business_day where business_date < '2026-11-20'")
})

test('of a closed day all is done; before the first there is no plan', async () => {
  expect(new Set(Object.values(await planOf('2026-11-20')))).toEqual(new Set(['done']))
  await execute("update current.business_day set day_no = 0 where business_date = '2026-11-23'")
  expect(await planOf()).toEqual({})
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
