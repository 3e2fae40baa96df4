/** What waits, and what was refused with its reason in both languages. */
import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { schedule } from './schedule.ts'

const { read, execute } = reportDatabase()

test('a row waits until it is asked for, and a refusal is said', async () => {
  expect((await read(schedule)).rows).toMatchObject([
    { name: 'settle-automatic', functionCode: 'E22', at: '15:05', state: 'waiting', tries: 0 },
  ])
  await execute(
    `insert into current.schedule_run select 'settle-automatic/x', max(business_date), 'settle-automatic', 'E22', 'refused', 1, now(), now(),
      '{"code":"phase_not_allowed"}' from current.business_day`,
  )
  expect((await read(schedule)).rows).toMatchObject([
    {
      state: 'refused',
      tries: 1,
      refusalZh: '当前营业阶段不能办理',
      refusalEn: expect.stringContaining('phase') as string,
    },
  ])
})
