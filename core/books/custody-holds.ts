/** What custody transfers hold: shares that leave, shares that a teller says are coming, and the fee, until the depository has answered. */
import type { Fen, Shares } from '../base/money.ts'
import type { Client } from './accounts.ts'
import { recordsOf } from './records.ts'
import type { CustodyTransfer } from './tables/custody/custody-transfer.ts'

export function isUnderWay({ status }: Pick<CustodyTransfer, 'status'>): boolean {
  return status === 'held' || status === 'sent'
}

export function sharesHeldBy(transfer: Readonly<CustodyTransfer>): Shares {
  const { kind, quantity } = transfer
  return (kind === 'transfer-out' || kind === 'transfer-in') && isUnderWay(transfer) ? quantity : 0
}

export function feeHeldBy(transfer: Readonly<CustodyTransfer>): Fen {
  return isUnderWay(transfer) ? transfer.fee : 0
}

/** The shares of one holding that all of its transfers together hold. */
export function sharesInTransfer(client: Readonly<Pick<Client, 'records'>>, holdingNo: number): Shares {
  return recordsOf(client, 'custody_transfer')
    .filter(transfer => transfer.holdingNo === holdingNo)
    .reduce((sum, transfer) => sum + sharesHeldBy(transfer), 0)
}
