/** The repo that a fill opens: what was lent or borrowed, until when, at what interest. */
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import type { Trade } from '../books/orders.ts'
import { calendarOf } from '../rules/calendar.ts'
import type { Instrument } from '../rules/instrument.ts'
import { paysMoney, repoDatesOf, repoInterest } from '../rules/repo.ts'

export function openRepo(books: Books, trade: Trade, instrument: Readonly<Instrument>): Change {
  const { tradeDate, amount, price: rate } = trade
  const dates = repoDatesOf(instrument, tradeDate, calendarOf(books.parameters.holidays))
  return {
    kind: 'put',
    table: 'repo',
    row: {
      repoNo: books.counters.recordNo,
      tradeKey: trade.tradeKey,
      clientNo: trade.clientNo,
      cashAccountNo: trade.cashAccountNo,
      securitiesAccountId: trade.securitiesAccountId,
      market: trade.market,
      instrumentNo: trade.instrumentNo,
      side: paysMoney(instrument, trade.side) ? 'lend' : 'borrow',
      amount,
      rate,
      tradeDate,
      ...dates,
      interest: repoInterest(books.parameters, instrument, { amount, rate, tradeDate }, dates),
      status: 'open',
    },
  }
}
