import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { unplaced } from './unplaced.ts'

const { read, execute } = reportDatabase()

test('what waits for a person, and on request what no longer does', async () => {
  expect(columnsOf(await read(unplaced), 'unplacedNo', 'reason', 'receivedAt')).toEqual([
    [1, 'unknown order', '2026-11-23T11:00:00+08:00'],
  ])
  expect(columnsOf(await read(unplaced, { withResolved: true }), 'unplacedNo', 'resolvedBy')).toEqual([
    [2, 1002],
    [1, null],
  ])
})

test('how and why it was dealt with', async () => {
  await execute(
    `update current.unplaced set act = 'error-account', act_reason = '无此客户' where unplaced_no = 2`,
  )
  expect(columnsOf(await read(unplaced, { withResolved: true }), 'act', 'actReason')).toEqual([
    ['error-account', '无此客户'],
    [null, null],
  ])
})
