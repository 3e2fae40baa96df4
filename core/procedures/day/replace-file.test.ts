/** Which files replace another, and what becomes of the rows of the former one. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { withSteps } from '../../testing/steps.ts'
import { stepOf } from './day-step.ts'
import { isAnother, matchAgain, refuseReplacing, storeRows } from './replace-file.ts'

const given = (...steps: string[]) => withSteps(books({ day: '2026-11-23 day-end' }), steps)

test.each([
  ['none was taken in', [], false],
  ['the same', ['E01-XSHG done c2'], false],
  ['another', ['E01-XSHG done c1'], true],
  ['another, halfway', ['E01-XSHG running c1'], true],
  ['the step was skipped', ['E01-XSHG skipped c1'], false],
])('another file: %s', (_, steps, expected) => {
  expect(isAnother(stepOf(given(...steps), 'E01-XSHG'), 'c2')).toBe(expected)
})

test('until clearing begins, and of each market by itself', () => {
  expect(refuseReplacing(given('E03'), 'XSHG')).toBeUndefined()
  expect(refuseReplacing(given('E11 running'), 'XSHG')?.code).toBe('day_already_cleared')
  const booked = given('E03')
  booked.discrepancies.set('D', {
    discrepancyKey: 'D',
    businessDate: '2026-11-23',
    kind: 'missing-here',
    subject: '2026-11-23/XSHG//7/buy',
    ours: '',
    theirs: '',
    resolution: 'error-account',
    resolvedBy: 1,
  })
  expect(refuseReplacing(booked, 'XSHG')?.code).toBe('trade_on_error_account')
  expect(refuseReplacing(booked, 'XSHE')).toBeUndefined()
})

test('matching that was done is to be done again', () => {
  expect(matchAgain(given())).toEqual([])
  expect(matchAgain(given('E03'))).toMatchObject([{ row: { code: 'E03', status: 'again', endedAt: null } }])
})

const holding = (code: string, quantity: number) => ({
  tradeDate: '2026-11-23',
  market: 'XSHG' as const,
  securitiesAccountId: 'A000000001.XSHG',
  tradingUnit: '',
  code,
  shareNature: '',
  quantity,
  bought: 0,
  sold: 0,
})

test('what is the same stays; what differs or is gone is set aside, and has nothing when it is gone', () => {
  const changes = storeRows('depository_holding', {
    market: 'XSHG',
    rows: [holding('600000', 1), holding('600001', 5), holding('600003', 3)],
    former: [holding('600000', 1), holding('600001', 2), holding('600002', 4)],
    meta: aMeta(),
  })
  expect(changes).toMatchObject([
    { table: 'set_aside_row', row: { content: holding('600001', 2) } },
    { table: 'set_aside_row', row: { content: holding('600002', 4) } },
    { table: 'depository_holding', isCorrecting: true, rows: [holding('600001', 5), holding('600002', 0)] },
    { table: 'depository_holding', rows: [holding('600003', 3)] },
  ])
  const again = storeRows('depository_holding', {
    market: 'XSHG',
    rows: [holding('600001', 5)],
    former: [holding('600001', 5), holding('600002', 0)],
    meta: aMeta(),
  })
  expect(again).toEqual([{ kind: 'storeFile', table: 'depository_holding', rows: [] }])
})
