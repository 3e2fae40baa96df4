import { expect, test } from 'vitest'
import { unseenOf } from './seen-requests.ts'

const TODAY = '2026-11-24'
const row = (approvalId: number, status: string, businessDate = TODAY) => ({
  approvalId,
  status,
  businessDate,
})

test.each([
  ['waiting', row(1, 'waiting'), false],
  ['agreed to', row(1, 'approved'), true],
  ['refused', row(1, 'refused'), true],
  ['taken back by its maker', row(1, 'withdrawn'), false],
  ['expired with the day before', row(1, 'expired', '2026-11-23'), true],
  ['refused on the day before', row(1, 'refused', '2026-11-23'), false],
  ['seen already', row(2, 'refused'), false],
])('%s', (_, given, isTold) => expect(unseenOf([given], new Set([2]), TODAY)).toEqual(isTold ? [given] : []))
