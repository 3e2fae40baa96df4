import { beforeAll, describe, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { clientLosses } from './client-losses.ts'

const { read, execute } = reportDatabase()

describe('client-losses', () => {
  beforeAll(() =>
    execute(`insert into current.loss_report values
      (91, 10000001, 'card', '10000001015', 'oral', '2026-11-20', '2026-11-25', 'in-force', '', 1001),
      (92, 10000001, 'identity-document', '11010519491231002X', 'written', '2026-11-20', null, 'withdrawn', '', 1001),
      (93, 10000002, 'password', 'cash', 'oral', '2026-11-20', '2026-11-25', 'in-force', '', 1001)`),
  )

  test('in force, of one client or of all; on request those that are over', async () => {
    const found = columnsOf(await read(clientLosses), 'lossNo', 'objectId')
    expect(found).toContainEqual([93, 'cash'])
    expect(found).toContainEqual([91, '10000001015'])
    expect(found.flat()).not.toContain(92)
    const all = await read(clientLosses, { client: '10000001', withEnded: true })
    expect(columnsOf(all, 'lossNo', 'status')).toContainEqual([92, 'withdrawn'])
  })

  test("a lost document's number is not told", async () => {
    const report = await read(clientLosses, { withEnded: true })
    expect(JSON.stringify(report.rows)).not.toContain('11010519491231002X')
  })
})
