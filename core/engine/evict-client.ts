/** Takes a client with everything that belongs to it out of memory, when the last change of the client is committed. */
import type { MutableBooks } from '../books/books.ts'
import { holdingKey } from '../books/accounts.ts'
import { unindexIdentity } from '../books/changes/open-client.ts'
import { exchangeKey, isSupplement } from '../books/orders.ts'

export function evictClient(books: MutableBooks, clientNo: number): void {
  const client = books.clients.get(clientNo)
  if (client === undefined) return
  for (const orderId of client.orders) {
    const order = books.orders.get(orderId)
    if (order !== undefined && isSupplement(order))
      books.supplements.delete(exchangeKey(order.market, order.exchangeOrderId))
    books.orders.delete(orderId)
  }
  books.past.delete(clientNo)
  for (const account of client.cashAccounts) books.cashAccounts.delete(account.accountNo)
  for (const account of client.securitiesAccounts)
    books.securitiesAccounts.delete(account.securitiesAccountId)
  for (const holding of client.holdings) {
    books.holdings.delete(holding.holdingNo)
    books.holdingsByKey.delete(
      holdingKey(holding.securitiesAccountId, holding.instrumentNo, holding.tradingUnit, holding.shareNature),
    )
  }
  for (const freeze of client.freezes) books.freezes.delete(freeze.freezeNo)
  for (const kind of ['trading', 'cash', 'phone']) books.credentials.delete(`${kind}:${clientNo}`)
  for (const voucherNo of client.vouchers) books.vouchers.delete(voucherNo)
  for (const key of client.trades) books.trades.delete(key)
  unindexIdentity(books, client)
  books.clients.delete(clientNo)
}
