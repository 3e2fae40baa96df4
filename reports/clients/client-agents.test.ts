import { beforeAll, describe, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { clientAgents } from './client-agents.ts'

const { read, execute } = reportDatabase()

describe('client-agents', () => {
  beforeAll(() =>
    execute(`insert into current.agent values
      (91, 10000001, '李四', 'passport', 'E12345678', '', '["order"]', '2026-01-01', '2026-12-31', 'D1', 'valid'),
      (92, 10000001, '王五', 'passport', 'E87654321', '', '["deposit"]', '2026-01-01', '2026-12-31', 'D2', 'ended'),
      (93, 10000002, '赵六', 'passport', 'E11111111', '', '["deposit"]', '2026-01-01', '2026-12-31', 'D3', 'valid')`),
  )

  test('those who may act; on request those who might once', async () => {
    const now = columnsOf(await read(clientAgents, { client: '10000001' }), 'agentNo', 'scopes')
    expect(now).toContainEqual([91, ['order']])
    expect(now.flat()).not.toContain(92)
    const all = await read(clientAgents, { client: '10000001', withEnded: true })
    expect(columnsOf(all, 'agentNo').flat()).toEqual(expect.arrayContaining([91, 92]))
  })

  test('names and numbers are masked for those who may not see them', async () => {
    const { rows } = await read(clientAgents, { client: '10000001' }, false)
    expect(JSON.stringify(rows)).not.toMatch(/李四|E12345678/)
  })
})
