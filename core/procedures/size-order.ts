/**
 * How much an order is for, where a teller says a part of what the client has, or an amount: rounded down to what the market
 * takes, and sliced where it is more than one order may be. Earlier lines are not counted here: each slice is checked when
 * it is entered.
 */
import type { Side } from '../base/market.ts'
import { mulDiv, type Fen, type Price, type Shares } from '../base/money.ts'
import type { Client } from '../books/accounts.ts'
import type { Books } from '../books/books.ts'
import { availableCash, sellableQuantity } from '../books/figures.ts'
import { reject, type Rejection } from '../functions/rejection.ts'
import type { Instrument } from '../rules/instrument.ts'
import { mostBuyable } from '../rules/most-quantity.ts'
import { holdPriceOf } from '../rules/order-types.ts'
import type { LotRow, OrderType } from '../rules/parameters.ts'
import { lotOf, maximumQuantity } from '../rules/ticks-and-lots.ts'
import { feeScheduleOf } from './fee-schedule.ts'
import { orderDateOf } from './order-date.ts'

export type Size =
  | { by: 'quantity'; quantity: Shares }
  | { by: 'amount'; amount: Fen }
  | { by: 'share'; parts: number; of: number }

export interface SizedRequest {
  clientNo: number
  instrument: string
  side: Side
  orderType: OrderType
  price: Price
}

export const SIZE_REFUSALS = ['client_not_found', 'instrument_not_found', 'size_comes_to_nothing'] as const
type SizeRefusal = (typeof SIZE_REFUSALS)[number]

/** One quantity for each order that has to be entered. */
export function sizeOrder(
  books: Books,
  request: SizedRequest,
  size: Size,
): readonly Shares[] | Rejection<SizeRefusal> {
  const client = books.clients.get(request.clientNo)
  if (client === undefined) return reject('client_not_found', 'clientNo')
  const instrument = books.instrumentsById.get(request.instrument)
  if (instrument === undefined) return reject('instrument_not_found', 'instrument')
  const lot = lotOf(books.parameters, instrument, orderDateOf(books))
  const quantity =
    size.by === 'quantity' ? size.quantity : quantityOf(books, request, size, { client, instrument, lot })
  if (quantity <= 0) return reject('size_comes_to_nothing', 'quantity')
  const smallest = request.side === 'buy' ? lot.minimumBuy : lot.minimumSell
  return sliced(quantity, maximumQuantity(lot, request.orderType), smallest)
}

interface Place {
  client: Readonly<Client>
  instrument: Readonly<Instrument>
  lot: LotRow
}

function quantityOf(
  books: Books,
  { side, orderType, price }: SizedRequest,
  size: Exclude<Size, { by: 'quantity' }>,
  { client, instrument, lot }: Place,
): Shares {
  const tradeDate = orderDateOf(books)
  const at = holdPriceOf(instrument, orderType, price > 0 ? price : undefined) ?? 0
  if (side === 'buy') {
    const account = client.cashAccounts.find(({ currency }) => currency === instrument.currency)
    const available = account === undefined ? 0 : Math.max(0, availableCash(account, tradeDate))
    const money =
      size.by === 'amount' ? Math.min(size.amount, available) : mulDiv(available, size.parts, size.of)
    const schedule = feeScheduleOf(books, instrument, client.feePlan, tradeDate)
    // Half up may give a fen too much: never more than there is.
    return mostBuyable(
      instrument,
      { ...lot, maximumLimit: WHATEVER },
      schedule,
      at,
      Math.min(money, available),
    )
  }
  const sellable = client.holdings
    .filter(({ instrumentNo }) => instrumentNo === instrument.instrumentNo)
    .reduce((sum, holding) => sum + sellableQuantity(holding, tradeDate), 0)
  if (size.by === 'amount') return at <= 0 ? 0 : saleOf(lot, Math.floor((size.amount * 100) / at), sellable)
  return saleOf(lot, Math.floor((sellable * size.parts) / size.of), sellable)
}

/** The search is over lots; slicing looks after the largest order. */
const WHATEVER: Shares = 1_000_000_000

/** All of it goes with its odd part; any other part is whole lots. */
function saleOf(lot: LotRow, wanted: Shares, sellable: Shares): Shares {
  if (wanted >= sellable) return sellable
  const whole = wanted - (wanted % lot.sellStep)
  return whole < lot.minimumSell ? 0 : whole
}

/** As few orders as possible; none below the smallest. */
export function sliced(quantity: Shares, largest: Shares, smallest: Shares): readonly Shares[] {
  const slices: Shares[] = []
  for (let rest = quantity; rest > 0; rest -= largest) slices.push(Math.min(rest, largest))
  const [before, last] = [slices.at(-2), slices.at(-1)]
  if (before !== undefined && last !== undefined && last < smallest && largest >= 2 * smallest)
    slices.splice(-2, 2, before - smallest, last + smallest)
  return slices
}
