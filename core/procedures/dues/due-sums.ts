/** What a day's trades come to by branch, trading unit, security and settlement date, and where it stands when it is due. */
import { present } from '../../base/assert.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import type { Market } from '../../base/market.ts'
import type { Currency } from '../../base/money.ts'
import { houseKey } from '../../books/accounts.ts'
import { HEADQUARTERS } from '../../books/branches.ts'
import type { Books } from '../../books/books.ts'
import type { ClearedSum, ErrorTrade } from '../../frame/gathered.ts'
import { calendarOf } from '../../rules/calendar.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { paysMoney } from '../../rules/repo.ts'
import { settlementDatesOf } from '../../rules/settlement-cycle.ts'
import { amountOfOrder } from '../../rules/ticks-and-lots.ts'
import { outsideFees } from '../trades/book-to-error-account.ts'

export interface DueSum extends Omit<ClearedSum, 'instrumentNo'> {
  instrument: Readonly<Instrument>
}

export function dueSums(
  books: Books,
  { cleared, onErrorAccount }: { cleared: readonly ClearedSum[]; onErrorAccount: readonly ErrorTrade[] },
): DueSum[] {
  const ofClients = cleared.map(sum => ({
    ...sum,
    instrument: present(books.instruments.get(sum.instrumentNo), 'instrument'),
  }))
  return [...ofClients, ...onErrorAccount.map(trade => sumOfError(books, trade))]
}

function sumOfError(books: Books, { market, tradingUnit, code, side, price, quantity }: ErrorTrade): DueSum {
  const instrument = present(books.instrumentsById.get(`${code}.${market}`), 'instrument')
  const amount = amountOfOrder(instrument, price, quantity)
  const shares = side === 'buy' ? quantity : -quantity
  return {
    branchNo: HEADQUARTERS,
    tradingUnit,
    instrument,
    settlementDate: settlementDate(books, instrument, books.day.businessDate),
    amount: paysMoney(instrument, side) ? -amount : amount,
    shares: instrument.kind === 'repo' ? 0 : shares,
    fees: outsideFees(books, { instrument, side, price, quantity }),
  }
}

function settlementDate(
  { parameters }: Books,
  instrument: Pick<Instrument, 'market' | 'kind' | 'board' | 'turnover'>,
  tradeDate: BusinessDate,
): BusinessDate {
  return settlementDatesOf(parameters, instrument, tradeDate, calendarOf(parameters.holidays)).settlementDate
}

/** Of what no trade says it, such as a difference of fees: in CNY as stocks do, in other currencies as B shares. */
export function dueDateOf(
  books: Books,
  { market, currency }: { market: Market; currency: Currency },
  tradeDate: BusinessDate,
): BusinessDate {
  const kind = currency === 'CNY' ? 'stock' : 'b-share'
  return settlementDate(books, { market, kind, board: 'main', turnover: 'T+1' }, tradeDate)
}

export function dueAccount(
  branchNo: number,
  asset: number,
  { market, settlementDate: date }: { market: Market; settlementDate: BusinessDate },
): string {
  return houseKey(branchNo, 'settlement-due', asset, `${market}/${date}`)
}

export interface DueOf {
  settlementDate: BusinessDate
  market: Market
  tradingUnit: string
  currency: Currency
}

export function dueKey({ settlementDate: date, market, tradingUnit, currency }: DueOf): string {
  return [date, market, tradingUnit, currency].join('/')
}
