/**
 * Is a limit order outside the effective price range, as far as is known here? The reference moves, so the exchange decides:
 * an order is warned about, or refused where the firm says so (setting price-cage-refuses). Only while trading is continuous.
 */
import type { Side } from '../base/market.ts'
import type { Price } from '../base/money.ts'
import type { Books } from '../books/books.ts'
import type { Instrument } from '../rules/instrument.ts'
import type { OrderType, Session } from '../rules/parameters.ts'
import { cageOf, checkPriceCage } from '../rules/price-cage.ts'

interface Priced {
  instrument: string
  side: Side
  orderType: OrderType
  price: Price
}

export function isOutsideCage(
  books: Books,
  { instrument: id, side, orderType, price }: Priced,
  instrument: Readonly<Instrument>,
  { phase }: Pick<Session, 'phase'>,
): boolean {
  if (orderType !== 'limit' || phase !== 'continuous') return false
  const quote = books.quotes.get(id)
  const { businessDate } = books.day
  if (quote === undefined || quote.phase !== 'continuous' || quote.tradeDate !== businessDate) return false
  const [bestBid, bestAsk, last] = [quote.bids[0]?.[0], quote.asks[0]?.[0], quote.last ?? undefined]
  const cage = cageOf(books.parameters, instrument, { side, bestBid, bestAsk, last }, businessDate)
  return checkPriceCage(cage, side, price) !== undefined
}
