/** The repo that a trade opens: the amount lent or borrowed, its end and its interest. A trade of nobody opens the house's. */
import { takeNumber } from '../../books/counters.ts'
import { present } from '../../base/assert.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Trade } from '../../books/orders.ts'
import { recordsOf } from '../../books/records.ts'
import type { ErrorRepo } from '../../books/tables/trades/error-repo.ts'
import type { Repo } from '../../books/tables/trades/repo.ts'
import { calendarOf } from '../../rules/calendar.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { paysMoney, repoDatesOf, repoInterest } from '../../rules/repo.ts'

export function openRepo(books: Books, trade: Readonly<Trade>, instrument: Readonly<Instrument>): Change {
  return {
    kind: 'insert',
    table: 'repo',
    row: { ...repoOf(books, trade, instrument), repoNo: takeNumber(books, 'recordNo'), status: 'open' },
  }
}

/** The repo after its trade was corrected. A repo whose trade was taken back ends at once and brings nothing back. */
export function correctRepo(books: Books, trade: Readonly<Trade>, instrument: Readonly<Instrument>): Change {
  const client = present(books.clients.get(trade.clientNo), 'client')
  const known = recordsOf(client, 'repo').find(({ tradeKey }) => tradeKey === trade.tradeKey)
  const { repoNo } = present(known, `repo of ${trade.tradeKey}`)
  const status = trade.quantity === 0 ? 'matured' : 'open'
  return { kind: 'update', table: 'repo', row: { ...repoOf(books, trade, instrument), repoNo, status } }
}

/** The repo of a trade of the business date that stands on the error account. */
export function openErrorRepo(books: Books, trade: RepoTrade, instrument: Readonly<Instrument>): Change {
  return {
    kind: 'insert',
    table: 'error_repo',
    row: { tradeKey: trade.tradeKey, ...termsOf(books, trade, instrument), status: 'open' },
  }
}

function repoOf(
  books: Books,
  trade: Readonly<Trade>,
  instrument: Readonly<Instrument>,
): Omit<Repo, 'repoNo' | 'status'> {
  const { tradeKey, clientNo, cashAccountNo, securitiesAccountId } = trade
  return { tradeKey, clientNo, cashAccountNo, securitiesAccountId, ...termsOf(books, trade, instrument) }
}

type RepoTrade = Pick<Trade, 'tradeKey' | 'tradeDate' | 'side' | 'amount' | 'price'>

function termsOf(
  { parameters }: Books,
  { tradeDate, side, amount, price: rate }: RepoTrade,
  instrument: Readonly<Instrument>,
): Omit<ErrorRepo, 'tradeKey' | 'status'> {
  const dates = repoDatesOf(instrument, tradeDate, calendarOf(parameters.holidays))
  return {
    market: instrument.market,
    instrumentNo: instrument.instrumentNo,
    side: paysMoney(instrument, side) ? 'lend' : 'borrow',
    amount,
    rate,
    tradeDate,
    ...dates,
    interest: repoInterest(parameters, instrument, { amount, rate, tradeDate }, dates),
  }
}
