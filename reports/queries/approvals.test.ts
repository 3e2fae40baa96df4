import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { approvals } from './approvals.ts'

const { read } = reportDatabase()

test('what waits, and on request what was decided', async () => {
  expect(columnsOf(await read(approvals), 'approvalId', 'functionCode', 'makerName', 'checkerName')).toEqual([
    [1, 'F12', '王柜员', null],
  ])
  expect(columnsOf(await read(approvals, { status: 'approved' }), 'approvalId', 'checkerName')).toEqual([
    [2, '李主管'],
  ])
})
