/**
 * Settles open trades. Settling moves everything that a trade brought to its lots from unsettled to settled; dates and the
 * three figures stay.
 */
import { present } from '../../base/assert.ts'
import type { CashAccount, Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { isCashLot, isShareLot } from '../../books/changes/post.ts'
import type { CashDates, ShareDates } from '../../books/lot-dates.ts'
import { recordOf } from '../../books/records.ts'
import type { OpenTrade } from '../../books/tables/trades/open-trade.ts'

/** Settles these trades with one change per lot, however many of them it contains. */
export function settleOpenTrades(books: Books, trades: readonly Readonly<OpenTrade>[]): Change[] {
  return [
    ...ofAccounts(books, trades).flatMap(account =>
      settledLots(account.unsettled.map(lot => ({ lot, ...cashOf(trades, account, lot) }))).map(
        ({ lot, into, out }): Change => ({
          kind: 'settleCash',
          accountNo: account.accountNo,
          lot,
          purchases: out,
          proceeds: into,
        }),
      ),
    ),
    ...ofHoldings(books, trades).flatMap(holding =>
      settledLots(holding.unsettled.map(lot => ({ lot, ...sharesOf(trades, holding, lot) }))).map(
        ({ lot, into, out }): Change => ({
          kind: 'settleShares',
          holdingNo: holding.holdingNo,
          lot,
          bought: into,
          sold: out,
        }),
      ),
    ),
    ...trades.flatMap(trade => markSettled(books, trade)),
  ]
}

const settledLots = <L>(lots: { lot: L; into: number; out: number }[]): typeof lots =>
  lots.filter(({ into, out }) => into !== 0 || out !== 0)

const ofAccounts = (books: Books, trades: readonly Readonly<OpenTrade>[]): Readonly<CashAccount>[] =>
  [...new Set(trades.map(trade => trade.cashAccountNo))].map(no =>
    present(books.cashAccounts.get(no), 'cash account'),
  )

const ofHoldings = (books: Books, trades: readonly Readonly<OpenTrade>[]): Readonly<Holding>[] =>
  [...new Set(trades.map(trade => trade.holdingNo))].flatMap(no => books.holdings.get(no) ?? [])

/** The part of a lot that these trades brought. */
export function cashOf(
  trades: readonly Readonly<OpenTrade>[],
  { accountNo }: Pick<CashAccount, 'accountNo'>,
  lot: CashDates,
): { into: number; out: number } {
  const sum = { into: 0, out: 0 }
  for (const trade of trades) {
    if (trade.cashAccountNo !== accountNo || !isCashLot(lot, trade)) continue
    if (trade.net < 0) sum.out -= trade.net
    else sum.into += trade.net
  }
  return sum
}

export function sharesOf(
  trades: readonly Readonly<OpenTrade>[],
  { holdingNo }: Pick<Holding, 'holdingNo'>,
  lot: ShareDates,
): { into: number; out: number } {
  const sum = { into: 0, out: 0 }
  for (const trade of trades) {
    if (trade.holdingNo !== holdingNo || !isShareLot(lot, trade)) continue
    if (trade.side === 'buy') sum.into += trade.quantity
    else sum.out += trade.quantity
  }
  return sum
}

/** Marks the trade while its day is in the books, and the entry in the list of open trades. */
export function markSettled(books: Books, trade: Pick<OpenTrade, 'clientNo' | 'tradeKey'>): Change[] {
  const settledOn = books.day.businessDate
  const client = present(books.clients.get(trade.clientNo), 'client')
  const listed = recordOf(client, 'open_trade', trade.tradeKey)
  return [
    ...(books.trades.has(trade.tradeKey)
      ? [{ kind: 'markTrade', tradeKey: trade.tradeKey, settledOn } as const]
      : []),
    ...(listed === undefined
      ? []
      : [{ kind: 'update', table: 'open_trade', row: { ...listed, settledOn } } as const]),
  ]
}
