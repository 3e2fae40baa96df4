/** An outcome reads back from the log as it was. */
import { expect, test } from 'vitest'
import { reject } from '../frame/rejection.ts'
import type { Outcome } from './command.ts'
import { outcomeFromText, outcomeText } from './outcome-text.ts'

const rejection = JSON.parse(JSON.stringify(reject('not_withdrawable', 'amount', { withdrawable: '1.00' })))

test.each<Outcome>([
  { kind: 'accepted', result: { voucherNo: 1 } },
  { kind: 'accepted', result: null },
  { kind: 'accepted', result: { approvalId: 1, status: 'refused' } },
  { kind: 'pending', approvalId: 7, reason: 'day' },
  { kind: 'pending', approvalId: 7 },
  { kind: 'rejected', rejection },
  { kind: 'forbidden', rejection },
])('%j', outcome => {
  expect(outcomeFromText(outcomeText(outcome))).toEqual(outcome)
})
