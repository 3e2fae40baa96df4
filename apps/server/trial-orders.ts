/** Orders for a trial day: seeded, mostly sensible, some that must be refused. */
import { formatPrice } from '@guitai/core/base/money.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { instrumentId, type Instrument } from '@guitai/core/rules/instrument.ts'
import { orderTypesOf } from '@guitai/core/rules/order-types.ts'
import { lotOf, tickOf } from '@guitai/core/rules/ticks-and-lots.ts'
import { pick, type Random, type SampleClient } from './sample-clients.ts'

export interface TrialOrder {
  clientNo: number
  instrument: string
  side: 'buy' | 'sell'
  orderType: string
  price: string
  quantity: number
}

/** STAR sells at least 200. */
const LEAST_SALE = 200
const parameters = defaultParameters()

export interface TrialCrowd {
  /** The rules of this date decide what an order may look like. */
  date: string
  clients: readonly SampleClient[]
  instruments: readonly Readonly<Instrument>[]
  /** What each client may still sell, by client number and instrument id. */
  sellable: Map<number, Map<string, number>>
}

export function makeOrder(random: Random, crowd: TrialCrowd, at: string): TrialOrder {
  const { clientNo } = pick(random, crowd.clients)
  const held = [...(crowd.sellable.get(clientNo) ?? new Map<string, number>())].filter(
    ([, quantity]) => quantity >= LEAST_SALE,
  )
  const side = held.length > 0 && random() < 0.5 ? 'sell' : 'buy'
  const sold = side === 'sell' ? pick(random, held)[0] : undefined
  const instrument =
    crowd.instruments.find(each => instrumentId(each) === sold) ?? pick(random, crowd.instruments)
  const lot = lotOf(parameters, instrument, crowd.date)
  const quantity =
    (side === 'buy' ? lot.minimumBuy : lot.minimumSell) *
    (1 + Math.floor(random() * (side === 'buy' ? 8 : 1)))
  if (sold !== undefined)
    crowd.sellable.get(clientNo)?.set(sold, (crowd.sellable.get(clientNo)?.get(sold) ?? 0) - quantity)
  const isContinuous = at >= '09:30' && at < '14:57' && !(at >= '11:30' && at < '13:00')
  const marketTypes = isContinuous
    ? orderTypesOf(parameters, instrument, crowd.date, 'continuous').filter(
        type => type !== 'limit' && type !== 'after-hours-fixed-price',
      )
    : []
  const orderType = marketTypes.length > 0 && random() < 0.1 ? pick(random, marketTypes) : 'limit'
  return {
    clientNo,
    instrument: instrumentId(instrument),
    side,
    orderType,
    price: formatPrice(priceOf(random, instrument, side, tickOf(parameters, instrument, crowd.date))),
    quantity,
  }
}

/** Around the previous close: half of them cross the market, some lie far away. */
function priceOf(
  random: Random,
  instrument: Readonly<Instrument>,
  side: 'buy' | 'sell',
  tick: number,
): number {
  const offset = (random() - 0.5) * 0.03 + (side === 'buy' ? 0.005 : -0.005)
  const price = Math.round((instrument.previousClose * (1 + offset)) / tick) * tick
  return Math.min(instrument.upperLimit ?? price, Math.max(instrument.lowerLimit ?? price, price))
}
