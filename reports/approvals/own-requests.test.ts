import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { ownRequests } from './own-requests.ts'

const { read, execute } = reportDatabase()

test("the own ones and nobody else's, the newest first, however they ended", async () => {
  await execute(`update current.approval set maker_no = 1002, status = 'expired' where approval_id = 2`)
  expect(columnsOf(await read(ownRequests), 'approvalId', 'status', 'makerNo')).toEqual([
    [1, 'waiting', 1001],
  ])
  await execute(`update current.approval set maker_no = 1001 where approval_id = 2`)
  expect(columnsOf(await read(ownRequests), 'approvalId', 'status')).toEqual([
    [2, 'expired'],
    [1, 'waiting'],
  ])
})

test('one of them, or those of one state', async () => {
  expect(columnsOf(await read(ownRequests, { approvalId: 1 }), 'approvalId')).toEqual([[1]])
  expect(columnsOf(await read(ownRequests, { status: 'expired' }), 'approvalId')).toEqual([[2]])
})
