/** Trades that are booked and not settled yet: today's, and those that modes 3 and 4 left open on earlier days. */
import { present } from '../../base/assert.ts'
import type { Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { isCashLot, isShareLot } from '../../books/changes/post.ts'
import type { CashDates, ShareDates } from '../../books/lot-dates.ts'
import type { Trade } from '../../books/orders.ts'
import { assertWhole } from '../../books/past-orders.ts'
import { recordOf, recordsOf } from '../../books/records.ts'
import type { OpenTrade } from '../../books/tables/trades/open-trade.ts'
import { calendarOf } from '../../rules/calendar.ts'
import { settlementDatesOf } from '../../rules/settlement-cycle.ts'
import { netCash } from './book-fill.ts'
import { settlementModeOf } from './settlement-mode.ts'

/** Trades of earlier days first, then today's, in the order in which they were made. */
export function openTrades(books: Books, client: Readonly<Client>): Readonly<OpenTrade>[] {
  return unsettledTrades(books, client).map(trade => asOpen(books, client, trade))
}

/** The same as they are stored: today's are trades, those of earlier days are records of open trades. */
export function unsettledTrades(
  books: Books,
  client: Readonly<Client>,
): (Readonly<OpenTrade> | Readonly<Trade>)[] {
  assertWhole(books, client.clientNo)
  const carried = recordsOf(client, 'open_trade').filter(trade => trade.settledOn === null)
  const todays = [...client.trades]
    .map(key => present(books.trades.get(key), 'trade'))
    .filter(trade => trade.settledOn === null && recordOf(client, 'open_trade', trade.tradeKey) === undefined)
  return [...carried, ...todays].sort((a, b) => a.tradeSeq - b.tradeSeq)
}

export function asOpen(
  books: Books,
  client: Readonly<Client>,
  trade: Readonly<OpenTrade> | Readonly<Trade>,
): Readonly<OpenTrade> {
  if ('mode' in trade) return trade
  const instrument = present(books.instruments.get(trade.instrumentNo), 'instrument')
  const { tradeDate, market, cashAccountNo } = trade
  const net = netCash(trade, instrument)
  const holdingNo = instrument.kind === 'repo' ? 0 : trade.holdingNo
  const calendar = calendarOf(books.parameters.holidays)
  const dates = settlementDatesOf(books.parameters, instrument, tradeDate, calendar)
  return {
    tradeKey: trade.tradeKey,
    tradeSeq: trade.tradeSeq,
    clientNo: trade.clientNo,
    market,
    instrumentNo: trade.instrumentNo,
    side: trade.side,
    quantity: trade.quantity,
    amount: trade.amount,
    fees: trade.fees,
    net,
    cashAccountNo,
    holdingNo,
    tradeDate,
    ...dates,
    ...lotDates(books, { cashAccountNo, holdingNo, net, tradeDate, ...dates }),
    mode: settlementModeOf(books, client, market, tradeDate),
    settledOn: null,
  }
}

/** A run of the clearing that was taken back has left the trade on the list of what tellers settle. */
export function listedOtherwise(books: Books, trade: Readonly<Trade>): Change[] {
  const client = present(books.clients.get(trade.clientNo), 'client')
  const listed = recordOf(client, 'open_trade', trade.tradeKey)
  if (listed === undefined) return []
  const { quantity, amount, fees } = trade
  const net = netCash(trade, present(books.instruments.get(trade.instrumentNo), 'instrument'))
  const settledOn = quantity === 0 ? books.day.businessDate : listed.settledOn
  return [{ kind: 'update', table: 'open_trade', row: { ...listed, quantity, amount, fees, net, settledOn } }]
}

/** The lots to which the trade was booked. A parameter that has changed since does not move them. */
function lotDates(
  books: Books,
  trade: Pick<OpenTrade, 'cashAccountNo' | 'holdingNo' | 'net'> & CashDates & ShareDates,
): Partial<CashDates & ShareDates> {
  const cash = trade.net === 0 ? [] : (books.cashAccounts.get(trade.cashAccountNo)?.unsettled ?? [])
  const shares = books.holdings.get(trade.holdingNo)?.unsettled ?? []
  const cashLot =
    cash.find(lot => isCashLot(lot, trade)) ?? cash.find(lot => lot.tradeDate === trade.tradeDate)
  const shareLot =
    shares.find(lot => isShareLot(lot, trade)) ?? shares.find(lot => lot.tradeDate === trade.tradeDate)
  return {
    ...(shareLot === undefined ? {} : { sellableFrom: shareLot.sellableFrom }),
    ...(cashLot === undefined
      ? {}
      : {
          settlementDate: cashLot.settlementDate,
          usableFrom: cashLot.usableFrom,
          withdrawableFrom: cashLot.withdrawableFrom,
        }),
  }
}
