/**
 * setTransfer — records a custody transfer or its new state. Its holds of shares and money move by the difference, so that no hold is
 * ever left behind. A transfer that is requested by message leaves for its exchange once this batch is committed.
 */
import { assert, present } from '../../base/assert.ts'
import { isDesignation } from '../../words/custody-transfer.ts'
import type { MutableBooks } from '../books.ts'
import { designationIdOf } from '../cl-ord-id.ts'
import { feeHeldBy, sharesHeldBy } from '../custody-holds.ts'
import { updated } from '../dirty.ts'
import { recordOf } from '../records.ts'
import type { CustodyTransfer } from '../tables/custody/custody-transfer.ts'
import { applyInsert } from './insert.ts'
import { applyUpdate } from './update.ts'

export interface SetTransfer {
  kind: 'setTransfer'
  transfer: CustodyTransfer
}

export function applySetTransfer(books: MutableBooks, { transfer }: SetTransfer): void {
  const client = present(books.clients.get(transfer.clientNo), 'client')
  const known = recordOf(client, 'custody_transfer', transfer.transferNo)
  const shares = sharesHeldBy(transfer) - (known === undefined ? 0 : sharesHeldBy(known))
  const fee = feeHeldBy(transfer) - (known === undefined ? 0 : feeHeldBy(known))
  const of = { table: 'custody_transfer', row: transfer } as const
  if (known === undefined) {
    applyInsert(books, { kind: 'insert', ...of })
    sendDesignation(books, transfer)
  } else applyUpdate(books, { kind: 'update', ...of })
  if (shares !== 0) {
    const holding = present(books.holdings.get(transfer.holdingNo), 'holding')
    holding.onHold += shares
    assert(holding.onHold >= 0, 'the holding holds what its orders and transfers hold')
    updated(books.dirty, 'holding', holding)
  }
  if (fee === 0) return
  const account = present(books.cashAccounts.get(transfer.cashAccountNo), 'cash account')
  account.onTransferHold += fee
  assert(account.onTransferHold >= 0, 'the account holds what its transfers hold')
  updated(books.dirty, 'cash_account', account)
}

function sendDesignation(books: MutableBooks, transfer: CustodyTransfer): void {
  const { kind, securitiesAccountId, transferNo, clientNo, isByMessage } = transfer
  if (!isByMessage || !isDesignation(kind)) return
  books.outgoing.push({
    kind: 'designation',
    transferNo,
    clientNo,
    clOrdId: designationIdOf(transferNo),
    tradingUnit: unitOfDesignation(transfer),
    securitiesAccount: securitiesAccountId.split('.')[0] ?? '',
    instruction: kind,
  })
}

/** The trading unit to which the account moves, or which it leaves. */
export const unitOfDesignation = ({
  kind,
  fromUnit,
  toUnit,
}: Pick<CustodyTransfer, 'kind' | 'fromUnit' | 'toUnit'>): string =>
  kind === 'designate' ? toUnit : fromUnit
