/** Two clients of whom one's name begins with the other's: their figures are never one account's. */
import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { clientEntries } from '../cash/client-entries.ts'
import { clientJournal } from '../cash/client-journal.ts'
import { clientStatistics } from '../clients/client-statistics.ts'
import { clientHoldings } from '../custody/client-holdings.ts'

const { read, execute } = reportDatabase()

const ANOTHER = `insert into current.client select (jsonb_populate_record(c, '{"client_no": 10000003, "name": "张三丰", "identity_number": "Y3"}')).*
  from current.client c where client_no = 10000001`
const HOLDS = `update current.holding set client_no = 10000003 where holding_no = (select max(holding_no) from current.holding where client_no = 10000001)`

test('what runs on from row to row is of one client: which one is asked', async () => {
  await execute(ANOTHER)
  const period = { from: '2025-01-01', to: '2026-12-31' }
  for (const report of [clientJournal, clientEntries, clientStatistics]) {
    await expect(read(report, { client: '张三', ...period })).rejects.toThrow('names several clients')
    await read(report, { client: '10000001', ...period })
    await read(report, { client: '张三丰', ...period })
  }
})

test('the totals of several clients are named, each its own', async () => {
  await execute(HOLDS)
  const { rows, totals } = await read(clientHoldings, { client: '张三' })
  const whose = new Set(rows.map(({ clientNo }) => clientNo))
  expect(new Set(totals?.map(({ clientNo }) => clientNo))).toEqual(whose)
})
