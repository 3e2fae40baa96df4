import { expect, test } from 'vitest'
import type { CustodyTransfer } from './tables/custody/custody-transfer.ts'
import { feeHeldBy, isUnderWay, sharesHeldBy } from './custody-holds.ts'

test.each([
  ['transfer-out', 'held', true, 60, 30],
  ['transfer-out', 'sent', true, 60, 30],
  ['transfer-out', 'confirmed', false, 0, 0],
  ['transfer-out', 'refused', false, 0, 0],
  ['pledge', 'sent', true, 0, 30],
  ['transfer-in', 'held', true, 60, 30],
  ['transfer-in', 'sent', true, 60, 30],
  ['transfer-in', 'confirmed', false, 0, 0],
] as const)('%s %s', (kind, status, underWay, shares, fee) => {
  const transfer = { kind, status, quantity: 60, fee: 30 } as CustodyTransfer
  expect([isUnderWay(transfer), sharesHeldBy(transfer), feeHeldBy(transfer)]).toEqual([underWay, shares, fee])
})
