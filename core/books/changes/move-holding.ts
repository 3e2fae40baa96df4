/**
 * moveHolding — moves a holding to another securities account of the same client and market (G08). Its number, lots, freezes, cost and
 * restricted shares stay the same, because only the number of the account has changed.
 */
import { assert, present } from '../../base/assert.ts'
import { holdingKey } from '../accounts.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface MoveHolding {
  kind: 'moveHolding'
  holdingNo: number
  securitiesAccountId: string
}

export function applyMoveHolding(books: MutableBooks, change: MoveHolding): void {
  const holding = present(books.holdings.get(change.holdingNo), 'holding')
  const account = present(books.securitiesAccounts.get(change.securitiesAccountId), 'securities account')
  assert(account.clientNo === holding.clientNo, 'a holding stays with its client')
  const keyAt = (id: string): string =>
    holdingKey(id, holding.instrumentNo, holding.tradingUnit, holding.shareNature)
  const key = keyAt(change.securitiesAccountId)
  assert(!books.holdingsByKey.has(key), 'one holding per key')
  books.holdingsByKey.delete(keyAt(holding.securitiesAccountId))
  holding.securitiesAccountId = change.securitiesAccountId
  books.holdingsByKey.set(key, holding)
  updated(books.dirty, 'holding', holding)
}
