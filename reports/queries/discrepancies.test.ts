import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { discrepancies } from './discrepancies.ts'

const { read, execute } = reportDatabase()

test.each([
  [{}, ['2026-11-23/a', '2026-11-20/b']],
  [{ date: '2026-11-20' }, ['2026-11-20/b']],
  [{ from: '2026-11-21' }, ['2026-11-23/a']],
  [{ to: '2026-11-20' }, ['2026-11-20/b']],
  [{ resolution: 'open' }, []],
  [{ resolution: 'carry-exception' }, ['2026-11-20/b']],
])('%j', async (input, expected) => {
  expect(columnsOf(await read(discrepancies, input), 'discrepancyKey').flat()).toEqual(expected)
})

test('why it was resolved so', async () => {
  await execute(
    `update current.discrepancy set act_reason = '次日更正' where discrepancy_key = '2026-11-20/b'`,
  )
  const resolved = await read(discrepancies, { resolution: 'carry-exception' })
  expect(columnsOf(resolved, 'actReason')).toEqual([['次日更正']])
})
