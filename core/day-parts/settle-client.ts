/**
 * Settles everything that is unsettled with this date or an earlier one, except the trades that modes 3 and 4 leave to a
 * teller; those are listed. When the part runs again, what matured repos bring tomorrow is already there and stays unsettled.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { CashAccount, Holding } from '../books/accounts.ts'
import type { Change } from '../books/changes/change.ts'
import { recordOf } from '../books/records.ts'
import type { OpenTrade } from '../books/tables/trades/open-trade.ts'
import { cashOf, markSettled, sharesOf } from '../procedures/trades/open-settlement.ts'
import { asOpen, unsettledTrades } from '../procedures/trades/open-trades.ts'
import { settlementModeOf } from '../procedures/trades/settlement-mode.ts'
import { defineDayPart } from './define-day-part.ts'

export const settleClient = defineDayPart({
  name: 'settle-client',
  after: ['credit-interest'],
  of(books, client) {
    const open = unsettledTrades(books, client)
    const isLeft = ({ market, tradeDate }: Pick<OpenTrade, 'market' | 'tradeDate'>): boolean =>
      settlementModeOf(books, client, market, tradeDate) > 2
    const { businessDate } = books.day
    const left = open.filter(isLeft).map(trade => asOpen(books, client, trade))
    return [
      ...client.cashAccounts.flatMap(account => settleCash(account, left, businessDate)),
      ...client.holdings.flatMap(holding => settleShares(holding, left, businessDate)),
      ...open.filter(trade => !isLeft(trade)).flatMap(trade => markSettled(books, trade)),
      ...left
        .filter(trade => recordOf(client, 'open_trade', trade.tradeKey) === undefined)
        .map(row => ({ kind: 'insert', table: 'open_trade', row }) as const),
    ]
  },
})

function settleCash(
  account: Readonly<CashAccount>,
  left: readonly Readonly<OpenTrade>[],
  date: BusinessDate,
): Change[] {
  return account.unsettled.flatMap(lot => {
    if (lot.tradeDate > date) return []
    const { into, out } = cashOf(left, account, lot)
    const purchases = lot.purchases - lot.settledPurchases - out
    const proceeds = lot.proceeds - lot.settledProceeds - into
    return purchases === 0 && proceeds === 0
      ? []
      : [{ kind: 'settleCash', accountNo: account.accountNo, lot, purchases, proceeds } as const]
  })
}

function settleShares(
  holding: Readonly<Holding>,
  left: readonly Readonly<OpenTrade>[],
  date: BusinessDate,
): Change[] {
  return holding.unsettled.flatMap(lot => {
    if (lot.tradeDate > date) return []
    const { into, out } = sharesOf(left, holding, lot)
    const bought = lot.bought - lot.settledBought - into
    const sold = lot.sold - lot.settledSold - out
    return bought === 0 && sold === 0
      ? []
      : [{ kind: 'settleShares', holdingNo: holding.holdingNo, lot, bought, sold } as const]
  })
}
