/**
 * How much an order is for when a teller states a part of what the client has, or an amount. It is rounded down to what the
 * market accepts, and sliced when it is more than one order may be, or comes from more than one holding. Earlier lines are not
 * counted here, because each slice is checked when it is entered.
 */
import type { Side } from '../../base/market.ts'
import { mulDiv, type Price, type Shares } from '../../base/money.ts'
import type { Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { availableCash } from '../../books/figures.ts'
import { sellableQuantity } from '../../books/holding-figures.ts'
import type { Size } from '../../frame/order-size.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { mostBuyable } from '../../rules/most-quantity.ts'
import { holdPriceOf } from '../../rules/order-types.ts'
import type { LotRow, OrderType } from '../../rules/parameters.ts'
import { paysMoney } from '../../rules/repo.ts'
import { amountOfOrder, lotOf, maximumQuantity, oddPart } from '../../rules/ticks-and-lots.ts'
import { feeScheduleOf } from './fee-schedule.ts'
import { sellingPlaces } from './holding-to-sell.ts'
import { orderDateOf } from './order-date.ts'
import { orderFeeOf } from './order-fee.ts'
import { standardBondsOf } from '../custody/standard-bond-quota.ts'
import { saleOf, sliced } from './slices.ts'

export interface SizedRequest {
  clientNo: number
  instrument: string
  side: Side
  orderType: OrderType
  price: Price
}

export const SIZE_REFUSALS = [
  'client_not_found',
  'instrument_not_found',
  'size_comes_to_nothing',
  'too_many_orders',
] as const

/** About a hundred million of most shares. A larger size is a typing mistake, and each order takes time to check. */
const MOST_ORDERS = 100

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
  const quantities =
    size.by === 'quantity'
      ? [size.quantity]
      : quantitiesOf(books, { request, size, place: { client, instrument, lot } })
  const orders = quantities.filter(quantity => quantity > 0)
  if (orders.length === 0) return reject('size_comes_to_nothing', 'quantity')
  const smallest = request.side === 'buy' ? lot.minimumBuy : lot.minimumSell
  const largest = maximumQuantity(lot, request.orderType)
  const count = orders.reduce((sum, quantity) => sum + Math.ceil(quantity / largest), 0)
  if (count > MOST_ORDERS)
    return reject('too_many_orders', 'quantity', { orders: String(count), limit: String(MOST_ORDERS) })
  return orders.flatMap(quantity => sliced(quantity, largest, smallest))
}

interface Place {
  client: Readonly<Client>
  instrument: Readonly<Instrument>
  lot: LotRow
}

/** The quantities, computed from money, shares or standard bonds, whichever the order is made with. */
function quantitiesOf(
  books: Books,
  { request, size, place }: { request: SizedRequest; size: PartSize; place: Place },
): readonly Shares[] {
  const { instrument } = place
  const at = holdPriceOf(instrument, request.orderType, request.price > 0 ? request.price : undefined) ?? 0
  if (paysMoney(instrument, request.side))
    return [paidWith(books, { request, size, place: { ...place, at } })]
  return instrument.kind === 'repo' ? [borrowed(books, size, place)] : soldOf(books, size, { ...place, at })
}

type PartSize = Exclude<Size, { by: 'quantity' }>

type PricedPlace = Place & { at: Price }

/** An odd lot is what is held, so none of it can be bought. */
function partOf(size: PartSize, all: number): number {
  // Rounding half up may give one share too many, so it is limited to what there is.
  if (size.by === 'odd-lot') return 0
  return Math.min(all, size.by === 'amount' ? size.amount : mulDiv(all, size.parts, size.of))
}

function paidWith(
  books: Books,
  {
    request: { side },
    size,
    place: { client, instrument, lot, at },
  }: { request: SizedRequest; size: PartSize; place: PricedPlace },
): Shares {
  const tradeDate = orderDateOf(books)
  const account = client.cashAccounts.find(({ currency }) => currency === instrument.currency)
  const money = account === undefined ? 0 : availableCash(account, tradeDate)
  const available = Math.max(0, money - orderFeeOf(books, { instrument, side, free: money }))
  const schedule = feeScheduleOf(books, instrument, client.feePlan, tradeDate)
  return mostBuyable(instrument, {
    lot: { ...lot, maximumLimit: WHATEVER },
    schedule: { ...schedule, buy: schedule[side] },
    price: at,
    available: partOf(size, available),
  })
}

function borrowed(books: Books, size: PartSize, { client, instrument, lot }: Place): Shares {
  const { free } = standardBondsOf(books, client, instrument.market)
  const face = Math.floor(partOf(size, Math.max(0, free)) / amountOfOrder(instrument, 0, 1))
  return face < lot.minimumBuy ? 0 : face - (face % lot.buyStep)
}

/** An order sells from one holding, so there are as many orders as holdings to take from. */
function soldOf(books: Books, size: PartSize, { client, instrument, lot, at }: PricedPlace): Shares[] {
  const tradeDate = orderDateOf(books)
  // Bonds are priced per hundred of face value, so the price of one is computed from the price of many.
  const ofMany = amountOfOrder(instrument, at, MANY)
  let rest =
    size.by !== 'amount' || ofMany <= 0 ? 0 : Number((BigInt(size.amount) * BigInt(MANY)) / BigInt(ofMany))
  return sellingPlaces(books, client, instrument).map(holding => {
    const sellable = sellableQuantity(holding, tradeDate)
    const quantity =
      size.by === 'odd-lot'
        ? oddPart(lot, sellable)
        : saleOf(lot, size.by === 'amount' ? rest : Math.floor((sellable * size.parts) / size.of), sellable)
    rest -= quantity
    return quantity
  })
}

const MANY: Shares = 10_000

/** The search works on lots; slicing applies the largest order. */
const WHATEVER: Shares = 1_000_000_000
