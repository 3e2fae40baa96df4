/**
 * Orders for a trial day: seeded, mostly sensible, some that must be refused. A table lists the kinds, how often each comes,
 * and when; a new kind is a row.
 */
import { formatPrice } from '@guitai/core/base/money.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { instrumentId, type Instrument } from '@guitai/core/rules/instrument.ts'
import { orderTypesOf } from '@guitai/core/rules/order-types.ts'
import { lotOf, tickOf } from '@guitai/core/rules/ticks-and-lots.ts'
import { mayHold, pick, type Random, type SampleClient } from './sample-clients.ts'
import type { SessionPhase } from '@guitai/core/words/session-phase.ts'

export interface TrialOrder {
  clientNo: number
  instrument: string
  side: 'buy' | 'sell'
  orderType: string
  price: string
  quantity: number
}

const parameters = defaultParameters()

export interface TrialCrowd {
  /** The rules of this date decide what an order may look like. */
  date: string
  clients: readonly SampleClient[]
  instruments: readonly Readonly<Instrument>[]
  /** What each client may still sell, by client number and instrument id. */
  sellable: Map<number, Map<string, number>>
}

interface Making {
  random: Random
  crowd: TrialCrowd
  client: SampleClient
  /** The session for which the order is entered. */
  phase: SessionPhase
}

type Made = Omit<TrialOrder, 'clientNo'> | undefined

interface OrderKind {
  name: string
  /** Relative to the sum of the weights that may come now. */
  weight: number
  phases: readonly SessionPhase[]
  make: (making: Making) => Made
}

const ANY: readonly SessionPhase[] = ['opening-call', 'continuous', 'closing-call']

const ORDER_KINDS: readonly OrderKind[] = [
  { name: 'limit buy', weight: 30, phases: ANY, make: making => buy(making, isOrdinary) },
  { name: 'limit sell', weight: 30, phases: ANY, make: making => sell(making) },
  {
    name: 'market buy',
    weight: 5,
    phases: ['continuous'],
    make: making => atMarket(making, buy(making, isOrdinary)),
  },
  { name: 'market sell', weight: 5, phases: ['continuous'], make: making => atMarket(making, sell(making)) },
  { name: 'odd lot', weight: 4, phases: ANY, make: sellOdd },
  { name: 'after hours', weight: 6, phases: ['continuous'], make: afterHours },
  { name: 'Beijing', weight: 4, phases: ANY, make: making => buy(making, ({ market }) => market === 'BJSE') },
  { name: 'B share', weight: 5, phases: ANY, make: making => buy(making, isKind('b-share')) },
  { name: 'convertible', weight: 4, phases: ANY, make: making => buy(making, isKind('convertible')) },
  {
    name: 'bond',
    weight: 3,
    phases: ANY,
    make: making => buy(making, isKind('government-bond', 'corporate-bond')),
  },
  { name: 'LOF and REIT', weight: 4, phases: ANY, make: making => buy(making, isKind('lof', 'reit')) },
  { name: 'lend by repo', weight: 6, phases: ANY, make: making => repo(making, 'sell') },
  {
    name: 'borrow by repo',
    weight: 3,
    phases: ANY,
    make: making => (making.client.mayBorrow ? repo(making, 'buy') : undefined),
  },
]

/** The session in which the orders of a market time are meant to be. */
function phaseAt(at: string): SessionPhase {
  if (at < '09:30') return 'opening-call'
  return at >= '14:57' ? 'closing-call' : at >= '11:30' && at < '13:00' ? 'break' : 'continuous'
}

/** A kind that finds nothing to do (no odd lot, no holding) gives way to another. */
export function makeOrder(random: Random, crowd: TrialCrowd, at: string): TrialOrder {
  const phase = phaseAt(at)
  const client = pick(random, crowd.clients)
  const kinds = ORDER_KINDS.filter(kind => kind.phases.includes(phase === 'break' ? 'opening-call' : phase))
  for (;;) {
    const made = pickByWeight(random, kinds).make({ random, crowd, client, phase })
    if (made !== undefined) return { clientNo: client.clientNo, ...made }
  }
}

function pickByWeight<T extends { weight: number }>(random: Random, list: readonly T[]): T {
  let at = random() * list.reduce((sum, { weight }) => sum + weight, 0)
  return list.find(({ weight }) => (at -= weight) < 0) ?? (list[0] as T)
}

type Wanted = (instrument: Readonly<Instrument>) => boolean

const isOrdinary: Wanted = ({ kind }) => kind === 'stock' || kind === 'etf' || kind === 'depositary-receipt'
const isKind =
  (...kinds: Instrument['kind'][]): Wanted =>
  ({ kind }) =>
    kinds.includes(kind)

function buy({ random, crowd, client }: Making, isWanted: Wanted): Made {
  const instrument = pick(
    random,
    crowd.instruments.filter(each => isWanted(each) && mayHold(client, each)),
  ) as Readonly<Instrument> | undefined
  if (instrument === undefined) return undefined
  const { minimumBuy } = lotOf(parameters, instrument, crowd.date)
  const quantity = minimumBuy * (1 + Math.floor(random() * (minimumBuy > 10_000 ? 2 : 8)))
  return limit(random, crowd, { instrument, side: 'buy', quantity })
}

function limit(
  random: Random,
  crowd: TrialCrowd,
  {
    instrument,
    side,
    quantity,
  }: { instrument: Readonly<Instrument>; side: 'buy' | 'sell'; quantity: number },
): Made {
  return {
    instrument: instrumentId(instrument),
    side,
    orderType: 'limit',
    price: formatPrice(
      priceOf(random, { instrument, side, tick: tickOf(parameters, instrument, crowd.date) }),
    ),
    quantity,
  }
}

/** A holding, and how much of it may still be sold. */
function heldOf(
  { random, crowd, client }: Making,
  isEnough: (quantity: number, of: Readonly<Instrument>) => boolean,
) {
  const held = [...(crowd.sellable.get(client.clientNo) ?? [])].flatMap(([id, quantity]) => {
    const instrument = crowd.instruments.find(each => instrumentId(each) === id)
    return instrument !== undefined && isEnough(quantity, instrument) ? [{ instrument, quantity }] : []
  })
  return held.length === 0 ? undefined : pick(random, held)
}

function sell(making: Making): Made {
  const { random, crowd, client } = making
  const leastOf = (of: Readonly<Instrument>): number => lotOf(parameters, of, crowd.date).minimumSell
  const found = heldOf(making, (quantity, of) => quantity >= 2 * leastOf(of))
  if (found === undefined) return undefined
  const { instrument, quantity: held } = found
  const quantity = leastOf(instrument)
  crowd.sellable.get(client.clientNo)?.set(instrumentId(instrument), held - quantity)
  return limit(random, crowd, { instrument, side: 'sell', quantity })
}

/** The odd part of a balance, alone. The holding is counted no further down, so that it stays the odd part. */
function sellOdd(making: Making): Made {
  const { random, crowd, client } = making
  const oddOf = (quantity: number, of: Readonly<Instrument>): number => {
    const { sellStep } = lotOf(parameters, of, crowd.date)
    return sellStep === 1 ? 0 : quantity % sellStep
  }
  const found = heldOf(making, (quantity, of) => oddOf(quantity, of) > 0)
  if (found === undefined) return undefined
  const { instrument, quantity } = found
  const odd = oddOf(quantity, instrument)
  crowd.sellable.get(client.clientNo)?.set(instrumentId(instrument), quantity - odd)
  return limit(random, crowd, { instrument, side: 'sell', quantity: odd })
}

function atMarket({ random, crowd, phase }: Making, made: Made): Made {
  const instrument = crowd.instruments.find(each => instrumentId(each) === made?.instrument)
  if (made === undefined || instrument === undefined) return undefined
  const types = orderTypesOf(parameters, { of: instrument, tradeDate: crowd.date, phase }).filter(
    type => type !== 'limit' && type !== 'after-hours-fixed-price',
  )
  return { ...made, orderType: types.length === 0 ? 'limit' : pick(random, types) }
}

/** Entered during the day and matched at the close when there is somebody on the other side, so two securities are enough. */
function afterHours(making: Making): Made {
  const { random, crowd } = making
  const few = crowd.instruments.filter(each => each.code === '600000' || each.code === '000001')
  const instrument = pick(random, few)
  const price =
    random() < 0.5 ? (instrument.upperLimit ?? instrument.previousClose) : (instrument.lowerLimit ?? 0)
  const isBuy = price === instrument.upperLimit
  return {
    instrument: instrumentId(instrument),
    side: isBuy ? 'buy' : 'sell',
    orderType: 'after-hours-fixed-price',
    price: formatPrice(price),
    quantity: 100,
  }
}

function repo({ random, crowd }: Making, side: 'buy' | 'sell'): Made {
  const instrument = pick(random, crowd.instruments.filter(isKind('repo')))
  const { minimumBuy } = lotOf(parameters, instrument, crowd.date)
  return limit(random, crowd, { instrument, side, quantity: minimumBuy * (1 + Math.floor(random() * 20)) })
}

/** Around the previous close: half of them cross the market, some lie far away. */
function priceOf(
  random: Random,
  { instrument, side, tick }: { instrument: Readonly<Instrument>; side: 'buy' | 'sell'; tick: number },
): number {
  const isKeen = side === 'buy' ? 0.005 : -0.005
  const offset = (random() - 0.5) * 0.03 + isKeen
  const price = Math.max(tick, Math.round((instrument.previousClose * (1 + offset)) / tick) * tick)
  return Math.min(instrument.upperLimit ?? price, Math.max(instrument.lowerLimit ?? price, price))
}
