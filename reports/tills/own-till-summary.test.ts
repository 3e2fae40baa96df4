/** till-summary.test.ts tests what it reads; this tests that it gives a till's day with its total line. */
import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { ownTillSummary } from './own-till-summary.ts'

const { read } = reportDatabase()

test('business by kind, and the till', async () => {
  const report = await read(ownTillSummary)
  expect(columnsOf(report, 'tellerNo', 'kind', 'cashIn')).toEqual([[1001, 'deposit', '1000.00']])
  expect(report.totals).toMatchObject([{ opening: '100.00', cashIn: '1000.00', closing: '1100.00' }])
})
