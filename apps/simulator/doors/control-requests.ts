/** All requests of the control port. Each one is one function of the simulator's control. */
import { isBusinessDate } from '@guitai/core/base/business-date.ts'
import { formatTimeOfDay, timeOfDay, type TimeOfDay } from '@guitai/core/base/market.ts'
import {
  CLOCK_MODES,
  MARKET_PHASES,
  type ClockMode,
  type MarketPhase,
} from '@guitai/protocols/quote-feed/quote-feed.ts'
import { speedOf } from '../clock/market-clock.ts'
import type { Receipt } from '../exchange/exchange.ts'
import type { ExchangeOrder, ExchangeTrade } from '../exchange/exchange-order.ts'
import { isOver, marketPhase, SIMULATED_MARKETS, timeOfPhase, type SimulatedMarket } from '../market-day.ts'
import type { SimulatorControl } from '../simulator-control.ts'
import { PAYMENTS } from '../depository/dues.ts'
import { setFileFault } from '../depository/file-faults.ts'
import type { CustodyManner, OpeningShares } from '../depository/depository.ts'
import { orderFault, clearFaults } from './fault-menu.ts'
import { hostileAct } from './hostile-requests.ts'
import { exchangeOrderId } from './to-fix.ts'

/** The request is invalid; its message is sent to the caller. */
export class ControlRefusal extends Error {}

export interface ControlRequest {
  query: URLSearchParams
  body: unknown
}

type Handler = (control: SimulatorControl, request: ControlRequest) => unknown

function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ControlRefusal('want an object')
  return value as Record<string, unknown>
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new ControlRefusal(`${name} must be a text`)
  return value
}

function marketOf(value: unknown): SimulatedMarket {
  const market = SIMULATED_MARKETS.find(each => each === value)
  if (market === undefined) throw new ControlRefusal(`market must be one of ${SIMULATED_MARKETS.join(', ')}`)
  return market
}

function state(control: SimulatorControl): unknown {
  const day = control.day()
  const { tradeDate, time } = day
  const markets = SIMULATED_MARKETS.map(market => {
    const { receipts, trades, reportCounts, lastOrderNo, lastTradeNo } = day.exchanges[market]
    const counts = {
      receipts: receipts.size,
      trades: trades.length,
      allOrders: lastOrderNo,
      allTrades: lastTradeNo,
    }
    return [
      market,
      {
        phase: marketPhase(day, market),
        isOver: isOver(day, market),
        ...counts,
        reports: Object.fromEntries(reportCounts),
        sessions: [...control.doors[market].sessions],
      },
    ]
  })
  const { mode } = control.clock
  const clock = { mode, speed: speedOf(control.clock) }
  return {
    tradeDate,
    time,
    timeText: formatTimeOfDay(time),
    ...clock,
    markets: Object.fromEntries(markets) as unknown,
  }
}

/**
 * The time that 'HH:MM', 'HH:MM:SS' or a phase's name means. A phase means the first time from now on at which a market is in
 * it.
 */
function targetOf(control: SimulatorControl, to: string): TimeOfDay {
  if (/^\d\d:\d\d(:\d\d)?$/.test(to)) return timeOfDay(to)
  if (!MARKET_PHASES.includes(to as MarketPhase))
    throw new ControlRefusal(`to is neither a time nor a phase: ${to}`)
  const time = timeOfPhase(control.day(), to as MarketPhase)
  if (time === undefined) throw new ControlRefusal(`no ${to} any more today`)
  return time
}

async function setClock(control: SimulatorControl, { body }: ControlRequest): Promise<unknown> {
  const { mode, speed, to } = recordOf(body)
  if (mode !== undefined && !CLOCK_MODES.includes(mode as ClockMode)) throw new ControlRefusal('unknown mode')
  if (speed !== undefined && !(typeof speed === 'number' && speed > 0 && speed <= 10_000)) {
    throw new ControlRefusal('speed must be a number above 0, at most 10000')
  }
  const target = to === undefined ? undefined : targetOf(control, textOf(to, 'to'))
  if (mode !== undefined || speed !== undefined) {
    control.setClock((mode as ClockMode | undefined) ?? control.clock.mode, speed ?? control.clock.speed)
  }
  if (target !== undefined) await control.stepTo(target)
  return state(control)
}

/** A test that moves the market step by step closes the gate, and lets the waiting orders in when the step is complete. */
function setGate(control: SimulatorControl, { body }: ControlRequest): unknown {
  const { closed } = recordOf(body)
  if (typeof closed !== 'boolean') throw new ControlRefusal('closed must be true or false')
  if (closed) control.gate.close()
  else control.gate.open()
  return gateState(control)
}

/**
 * What waits at the gate, and how much was received and reported. A test that steps the market compares it with what the
 * counter knows.
 */
function gateState({ gate, tellings, doors }: SimulatorControl): unknown {
  const all = SIMULATED_MARKETS.map(market => doors[market])
  const sum = (what: 'heard' | 'told'): number => all.reduce((total, door) => total + door[what], 0)
  return { held: gate.held, tellings, heard: sum('heard'), told: sum('told') }
}

async function startDay(control: SimulatorControl, { body }: ControlRequest): Promise<unknown> {
  const tradeDate = textOf(recordOf(body)['tradeDate'], 'tradeDate')
  if (!isBusinessDate(tradeDate)) throw new ControlRefusal('tradeDate must be yyyy-mm-dd')
  if (tradeDate <= control.day().tradeDate)
    throw new ControlRefusal('tradeDate must be later than the present one')
  await control.startDay(tradeDate)
  return state(control)
}

/** Sets all holdings, or none when one is wrong. */
function setHoldings(control: SimulatorControl, { body }: ControlRequest): unknown {
  if (!Array.isArray(body)) throw new ControlRefusal('want an array of holdings')
  const holdings = body.map(each => {
    const { securitiesAccount, tradingUnit, market, code, quantity } = recordOf(each)
    if (!Number.isSafeInteger(quantity)) throw new ControlRefusal('quantity must be an integer')
    const key = {
      market: marketOf(market),
      securitiesAccount: textOf(securitiesAccount, 'securitiesAccount'),
      tradingUnit: textOf(tradingUnit ?? '', 'tradingUnit'),
      code: textOf(code, 'code'),
    }
    return { key, quantity: quantity as number }
  })
  for (const { key, quantity } of holdings) control.setHolding(key, quantity)
  return { set: holdings.length }
}

function holdings(control: SimulatorControl, { query }: ControlRequest): unknown {
  const account = query.get('securitiesAccount')
  return [...control.depository.holdings.values()].filter(
    holding => account === null || holding.securitiesAccount === account,
  )
}

/** Sets all openings, or none when one is wrong. */
async function openHoldings(control: SimulatorControl, { body }: ControlRequest): Promise<unknown> {
  if (!Array.isArray(body)) throw new ControlRefusal('want an array of shares')
  const openings = body.map(openingOf)
  await control.openHoldings(openings)
  return { opened: openings.length }
}

function openingOf(value: unknown): OpeningShares {
  const { market, securitiesAccount, tradingUnit, code, shareNature, acquiredOn, quantity, cost } =
    recordOf(value)
  if (!Number.isSafeInteger(quantity) || (quantity as number) < 1)
    throw new ControlRefusal('quantity must be a positive integer')
  if (!Number.isSafeInteger(cost) || (cost as number) < 0)
    throw new ControlRefusal('cost must be an integer, in fen, not below 0')
  if (typeof acquiredOn !== 'string' || !isBusinessDate(acquiredOn))
    throw new ControlRefusal('acquiredOn must be yyyy-mm-dd')
  if (shareNature !== undefined && shareNature !== 'tradable' && shareNature !== 'pledged')
    throw new ControlRefusal('shareNature must be tradable or pledged')
  return {
    market: marketOf(market),
    securitiesAccount: textOf(securitiesAccount, 'securitiesAccount'),
    tradingUnit: textOf(tradingUnit ?? '', 'tradingUnit'),
    code: textOf(code, 'code'),
    ...(shareNature === undefined ? {} : { shareNature }),
    acquiredOn,
    quantity: quantity as number,
    cost: cost as number,
  }
}

/** Lets all shares arrive, or none when one is wrong. */
function arrive(control: SimulatorControl, { body }: ControlRequest): unknown {
  if (!Array.isArray(body)) throw new ControlRefusal('want an array of shares')
  const arriving = body.map(each => {
    const { market, securitiesAccount, tradingUnit, fromUnit, code, quantity } = recordOf(each)
    if (!Number.isSafeInteger(quantity) || (quantity as number) < 1)
      throw new ControlRefusal('quantity must be a positive integer')
    return {
      market: marketOf(market),
      securitiesAccount: textOf(securitiesAccount, 'securitiesAccount'),
      tradingUnit: textOf(tradingUnit ?? '', 'tradingUnit'),
      fromUnit: textOf(fromUnit ?? '', 'fromUnit'),
      code: textOf(code, 'code'),
      quantity: quantity as number,
    }
  })
  for (const shares of arriving) control.arrive(shares)
  return { arriving: arriving.length }
}

const MANNERS: readonly CustodyManner[] = ['by-holdings', 'silent', 'refuse']

function setManner(control: SimulatorControl, { body }: ControlRequest): unknown {
  const { manner } = recordOf(body)
  const known = MANNERS.find(each => each === manner)
  if (known === undefined) throw new ControlRefusal(`manner must be one of ${MANNERS.join(', ')}`)
  control.setManner(known)
  return { manner: known }
}

function setFeeDeviation(control: SimulatorControl, { body }: ControlRequest): unknown {
  const { by } = recordOf(body)
  if (!Number.isSafeInteger(by)) throw new ControlRefusal('by must be an integer, in fen')
  control.depository.feeDeviation = by as number
  return { by }
}

function setPayment(control: SimulatorControl, { body }: ControlRequest): unknown {
  const { payment } = recordOf(body)
  const known = PAYMENTS.find(each => each === payment)
  if (known === undefined) throw new ControlRefusal(`payment must be one of ${PAYMENTS.join(', ')}`)
  control.depository.payment = known
  return { payment: known }
}

function suspend(control: SimulatorControl, { body }: ControlRequest): unknown {
  const { market, code, isSuspended } = recordOf(body)
  if (typeof isSuspended !== 'boolean') throw new ControlRefusal('isSuspended must be true or false')
  if (!control.suspend(marketOf(market), textOf(code, 'code'), isSuspended))
    throw new ControlRefusal('unknown code')
  return { isSuspended }
}

function orderView(order: ExchangeOrder): unknown {
  const { request, status, filled, filledAmount, open, enteredAt } = order
  return {
    ...request,
    exchangeOrderId: exchangeOrderId(order),
    status,
    filled,
    filledAmount,
    open,
    enteredAt,
  }
}

/** An order or cancel as it was received, and how often it came. */
function receiptView(receipt: Receipt): unknown {
  const { kind, times, order, request, refusal } = receipt
  const view =
    kind === 'order' && order !== undefined
      ? (orderView(order) as object)
      : { ...request, status: 'rejected' }
  const outcome = kind === 'cancel' ? { status: refusal === undefined ? 'done' : 'rejected' } : {}
  return { kind, times, ...view, ...outcome, ...(refusal === undefined ? {} : { refusal }) }
}

const wanted = (query: URLSearchParams): readonly SimulatedMarket[] =>
  query.has('market') ? [marketOf(query.get('market'))] : SIMULATED_MARKETS

function orders(control: SimulatorControl, { query }: ControlRequest): unknown {
  const unit = query.get('tradingUnit')
  return wanted(query).flatMap(market =>
    [...control.day().exchanges[market].receipts.values()]
      .filter(receipt => unit === null || receipt.tradingUnit === unit)
      .map(receipt => ({ market, ...(receiptView(receipt) as object) })),
  )
}

/** What counters asked about designations, how often it came, and how it was answered. */
function designations(control: SimulatorControl, { query }: ControlRequest): unknown {
  return wanted(query).flatMap(market =>
    [...control.day().exchanges[market].designations.values()].map(({ request, ...rest }) => ({
      market,
      ...request,
      ...rest,
    })),
  )
}

/** One row for each side that belongs to a trading unit. */
function tradeViews(market: SimulatedMarket, trade: ExchangeTrade): Record<string, unknown>[] {
  const { buy, sell, ...rest } = trade
  return [buy, sell].flatMap(({ request }) => {
    const { tradingUnit, clOrdId, securitiesAccount, side } = request
    return tradingUnit === '' ? [] : [{ market, ...rest, tradingUnit, clOrdId, securitiesAccount, side }]
  })
}

function trades(control: SimulatorControl, { query }: ControlRequest): unknown {
  const unit = query.get('tradingUnit')
  return wanted(query)
    .flatMap(market => control.day().exchanges[market].trades.flatMap(trade => tradeViews(market, trade)))
    .filter(view => unit === null || view['tradingUnit'] === unit)
}

function addFault(control: SimulatorControl, { body }: ControlRequest): unknown {
  const fault = recordOf(body)
  const wrong = 'file' in fault ? setFileFault(control.depository, fault) : undefined
  if (wrong !== undefined) throw new ControlRefusal(wrong)
  if ('file' in fault) return Object.fromEntries(control.depository.fileFaults)
  const markets = fault['market'] === undefined ? SIMULATED_MARKETS : [marketOf(fault['market'])]
  for (const market of markets) {
    const problem = orderFault(control.doors[market], fault)
    if (problem !== undefined) throw new ControlRefusal(problem)
  }
  return faults(control)
}

async function actHostile(control: SimulatorControl, { body }: ControlRequest): Promise<unknown> {
  const request = recordOf(body)
  const problem = await hostileAct(control.doors[marketOf(request['market'])], request)
  if (problem !== undefined) throw new ControlRefusal(problem)
  return { done: true }
}

function faults(control: SimulatorControl): unknown {
  return Object.fromEntries(
    SIMULATED_MARKETS.map(market => {
      const { faults: line, rejectNext } = control.doors[market]
      return [market, { ...line, cutAfter: line.cutAfter ?? null, reject: rejectNext }]
    }),
  )
}

function removeFaults(control: SimulatorControl): unknown {
  for (const market of SIMULATED_MARKETS) clearFaults(control.doors[market])
  return faults(control)
}

/** Enters an order of somebody else, in decimals: '{market, code, side, price: "10.05", quantity}'. */
function enterOutside(control: SimulatorControl, { body }: ControlRequest): unknown {
  const { market, code, side, price, quantity } = recordOf(body)
  if (side !== 'buy' && side !== 'sell') throw new ControlRefusal('side must be buy or sell')
  if (!Number.isSafeInteger(quantity)) throw new ControlRefusal('quantity must be an integer')
  const amount = Number(textOf(price, 'price'))
  if (!(amount > 0)) throw new ControlRefusal('price must be above 0')
  const known = marketOf(market)
  if (!control.day().exchanges[known].listings.has(textOf(code, 'code')))
    throw new ControlRefusal('unknown code')
  control.enterOutside(known, {
    tradingUnit: '',
    clOrdId: '',
    securitiesAccount: '',
    code: textOf(code, 'code'),
    side,
    type: 'limit',
    quantity: quantity as number,
    price: Math.round(amount * 10_000),
  })
  return { entered: true }
}

const HANDLERS: Record<string, Handler> = {
  'GET /state': state,
  'POST /clock': setClock,
  'GET /gate': gateState,
  'POST /gate': setGate,
  'POST /release': control => ({ released: control.gate.release() }),
  'POST /start-day': startDay,
  'GET /holdings': holdings,
  'POST /holdings': setHoldings,
  'POST /opening': openHoldings,
  'POST /arriving-shares': arrive,
  'POST /custody-manner': setManner,
  'POST /fee-deviation': setFeeDeviation,
  'POST /payment': setPayment,
  'POST /suspensions': suspend,
  'GET /orders': orders,
  'GET /designations': designations,
  'POST /orders': enterOutside,
  'GET /trades': trades,
  'GET /faults': faults,
  'POST /faults': addFault,
  'DELETE /faults': removeFaults,
  'POST /hostile': actHostile,
}

/** Undefined when there is no such request. */
export async function runControl(
  control: SimulatorControl,
  name: string,
  request: ControlRequest,
): Promise<unknown> {
  return Object.hasOwn(HANDLERS, name) ? await HANDLERS[name]?.(control, request) : undefined
}
