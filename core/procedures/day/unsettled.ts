/** What takes the settlement of a lot back. It says all that the lot has brought, in case it has matured and gone meanwhile. */
import { present } from '../../base/assert.ts'
import type { Books } from '../../books/books.ts'
import { isCashLot, isShareLot } from '../../books/changes/post.ts'
import type { SettleCash, SettleShares } from '../../books/changes/settle.ts'

export function unsettledCash(books: Books, change: SettleCash): SettleCash {
  const account = present(books.cashAccounts.get(change.accountNo), 'cash account')
  const lot = present(
    account.unsettled.find(known => isCashLot(known, change.lot)),
    'lot',
  )
  const { tradeDate, settlementDate, usableFrom, withdrawableFrom, purchases, proceeds } = lot
  return {
    ...change,
    lot: { tradeDate, settlementDate, usableFrom, withdrawableFrom },
    purchases: 0 - change.purchases,
    proceeds: 0 - change.proceeds,
    whole: { purchases, proceeds },
  }
}

export function unsettledShares(books: Books, change: SettleShares): SettleShares {
  const holding = present(books.holdings.get(change.holdingNo), 'holding')
  const lot = present(
    holding.unsettled.find(known => isShareLot(known, change.lot)),
    'lot',
  )
  const { tradeDate, settlementDate, sellableFrom, bought, sold } = lot
  return {
    ...change,
    lot: { tradeDate, settlementDate, sellableFrom },
    bought: 0 - change.bought,
    sold: 0 - change.sold,
    whole: { bought, sold },
  }
}
