/**
 * A client's standard bonds (标准券) in a market: how much more can be borrowed against pledged bonds, in fen.
 *
 * Σ pledged face value × the day's conversion ratio − borrowed repos that have not matured − open borrowing orders. The
 * standard bonds of a repo are free on its maturity date, so that it can be rolled over then. The value of each security is
 * rounded down, because nobody borrows against half a fen.
 */
import type { Market } from '../../base/market.ts'
import type { Fen, Shares } from '../../base/money.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import type { Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { shareBalance } from '../../books/changes/post.ts'
import { isEnded } from '../../books/orders.ts'
import { recordsOf } from '../../books/records.ts'
import { type Instrument, instrumentId } from '../../rules/instrument.ts'
import { inForce, type BasisPoints, type Parameters } from '../../rules/parameters.ts'
import { amountOfOrder } from '../../rules/ticks-and-lots.ts'

/** Holdings of this nature contain pledged bonds. */
export const PLEDGED = 'pledged'

export interface StandardBonds {
  pledged: Fen
  borrowed: Fen
  onOrder: Fen
  /** In fen. It may be negative, because ratios change every day. */
  free: Fen
}

/** Undefined when the bond cannot be pledged. */
export function conversionRatioOf(
  parameters: Parameters,
  instrument: Pick<Instrument, 'code' | 'market'>,
  date: BusinessDate,
): BasisPoints | undefined {
  return inForce(parameters.conversionRatios, instrumentId(instrument), date)?.ratio
}

/** The standard bonds, in fen, for a face value of a bond. */
export function standardBondsFrom(
  parameters: Parameters,
  instrument: Pick<Instrument, 'code' | 'market'>,
  face: Shares,
  date: BusinessDate,
): Fen {
  return Math.floor((face * (conversionRatioOf(parameters, instrument, date) ?? 0)) / 100)
}

export function standardBondsOf(books: Books, client: Readonly<Client>, market: Market): StandardBonds {
  const pledged = pledgedBonds(books, client, market)
  const borrowed = recordsOf(client, 'repo')
    .filter(repo => repo.market === market && repo.side === 'borrow')
    .filter(repo => repo.status !== 'matured' && repo.maturityDate > books.day.businessDate)
    .reduce((sum, repo) => sum + repo.amount, 0)
  const onOrder = openBorrowing(books, client, market)
  return { pledged, borrowed, onOrder, free: pledged - borrowed - onOrder }
}

function pledgedBonds(books: Books, client: Readonly<Client>, market: Market): Fen {
  return client.holdings.reduce((sum, holding) => {
    const instrument = books.instruments.get(holding.instrumentNo)
    if (holding.shareNature !== PLEDGED || instrument?.market !== market) return sum
    const face = Math.max(0, shareBalance(holding))
    return sum + standardBondsFrom(books.parameters, instrument, face, books.day.businessDate)
  }, 0)
}

function openBorrowing(books: Books, client: Readonly<Client>, market: Market): Fen {
  return [...client.orders].reduce((sum, orderId) => {
    const order = books.orders.get(orderId)
    const instrument = order === undefined ? undefined : books.instruments.get(order.instrumentNo)
    if (order === undefined || instrument?.kind !== 'repo' || order.market !== market) return sum
    if (order.side !== 'buy' || isEnded(order.status)) return sum
    const open = order.quantity - order.filledQuantity - order.canceledQuantity
    return sum + amountOfOrder(instrument, order.price, Math.max(0, open))
  }, 0)
}
