import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { orderQueue } from './order-queue.ts'

const { read, execute } = reportDatabase()

test('a unit with its line, its waiting orders and its kill switch', async () => {
  await execute(`insert into current.trading_unit (pbu_id, market, branch_no, status) values ('29991', 'XSHG', 1, 'paused');
    insert into current.fix_session (session, line_state, line_state_at) values ('XSHG-29991', 'connecting', now());
    insert into current.block (block_key, is_set, reason, set_by, set_at) values ('unit/29991', true, 'x', 1, now())`)
  const report = await read(orderQueue)
  const units = columnsOf(report, 'pbuId', 'status', 'isBlocked', 'lineState', 'queued', 'unacknowledged')
  expect(units).toContainEqual(['29991', 'paused', true, 'connecting', 0, 0])
  expect(columnsOf(await read(orderQueue, { market: 'XSHE' }), 'pbuId').flat()).not.toContain('29991')
})
