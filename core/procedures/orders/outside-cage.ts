/**
 * Says whether a limit order is outside the effective price range, as far as is known here. The reference moves, so the
 * exchange decides. The order only gets a warning, or is refused where the firm wants it (setting price-cage-refuses). It
 * applies while trading is continuous.
 */
import type { Side } from '../../base/market.ts'
import type { Price } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import { instrumentId, type Instrument } from '../../rules/instrument.ts'
import type { OrderType, Session } from '../../rules/parameters.ts'
import { cageOf, checkPriceCage } from '../../rules/price-cage.ts'
import { settingOf } from '../../rules/settings.ts'

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

export function doesCageRefuse({ parameters, day }: Books): boolean {
  return settingOf(parameters, 'price-cage-refuses', day.businessDate) === 1
}

/** For an order that waited here nobody is there to be warned, so only the firm's refusal counts. */
export function isRefusedByCage(
  books: Books,
  order: Omit<Priced, 'instrument'>,
  instrument: Readonly<Instrument>,
  session: Pick<Session, 'phase'>,
): boolean {
  return (
    doesCageRefuse(books) &&
    isOutsideCage(books, { ...order, instrument: instrumentId(instrument) }, instrument, session)
  )
}
