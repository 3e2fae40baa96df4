/**
 * Calculates what a trade is worth and costs, and books it at once into lots, in every settlement mode. A correction by the
 * depository's record moves the difference in the lots of the trade.
 */
import type { ErrorRepo, Holding, Order, Trade } from '../ledger/ledger.ts'
import {
  ASSET,
  HEADQUARTERS,
  houseName,
  moveHouse,
  moveUnsettledCash,
  settleTrade,
  shareLot,
  shareTotal,
} from '../ledger/money.ts'
import type { Listed, TradeRow } from '../read/reference.ts'
import { pays, worthAt } from '../rules/amounts.ts'
import {
  added,
  difference,
  feesAt,
  GOES_TO,
  noFees,
  outerFees,
  sumOf,
  type Fees,
  type OuterFees,
  type Worth,
} from '../rules/fees.ts'
import { repoDates, repoInterest } from '../rules/repos.ts'
import { modeOf, tradeDates } from '../rules/settlement.ts'
import { share } from '../rules/whole.ts'
import { chainOf, chargedOf } from './holds.ts'
import { cashOf, clientOf, found, holdingOf, listedOf, type Replay } from './replay.ts'

export interface Fill {
  price: number
  quantity: number
}

/** `row` is how the counter named this trade. Its figures are not used. */
export function bookFill(
  replay: Replay,
  order: Order,
  { fill: { price, quantity }, row }: { fill: Fill; row: TradeRow },
): void {
  const { ledger, rules } = replay
  const instrument = listedOf(replay, order.instrumentNo)
  const client = clientOf(replay, order.clientNo)
  const worth = worthOf(replay, { instrument, fill: { price, quantity }, row })
  const { amount } = worth
  const fees = feesOfFill(replay, order, worth)
  const isRepo = instrument.kind === 'repo'
  const trade: Trade = {
    tradeKey: row.tradeKey,
    tradeSeq: row.tradeSeq,
    tradeDate: order.tradeDate,
    tradeNo: row.tradeNo,
    orderId: order.orderId,
    clientNo: order.clientNo,
    accountNo: order.accountNo,
    holdingNo: isRepo ? 0 : ownHolding(replay, order, row),
    instrumentNo: order.instrumentNo,
    market: order.market,
    side: order.side,
    price,
    quantity,
    ...worth,
    fees,
    net: netOf(instrument, { side: order.side, amount, fees }),
    ...tradeDates(rules, instrument, order.tradeDate),
    settledOn: null,
    isCleared: false,
  }
  if (!isRepo) {
    order.holdingNo = trade.holdingNo
    const holding = holdingOf(replay, trade.holdingNo)
    holding.cost += costChange(holding, trade)
  }
  ledger.trades.set(trade.tradeKey, trade)
  order.filledQuantity += quantity
  order.filledAmount += amount
  order.filledInterest += worth.interest
  order.fees = added(order.fees, fees)
  if (order.filledQuantity + order.canceledQuantity >= order.quantity) order.isEnded = true
  book(replay, trade, { net: trade.net, quantity })
  if (isRepo) openRepo(replay, trade, instrument)
  if (modeOf(rules, client, { market: order.market, tradeDate: order.tradeDate }) === 1)
    settleTrade(ledger, rules, trade)
}

/**
 * The worth of a trade; for a bond with the interest accrued on the trade date. The list of an earlier day is gone, so the
 * figure in the trade is used.
 */
function worthOf(
  replay: Replay,
  { instrument, fill: { price, quantity }, row }: { instrument: Listed; fill: Fill; row: TradeRow },
): Worth {
  if (instrument.accruedInterest === undefined || instrument.listedFor === row.tradeDate)
    return worthAt(instrument, price, quantity)
  const { amount } = worthAt({ ...instrument, accruedInterest: 0 }, price, quantity)
  return { amount: amount + row.accruedInterest, interest: row.accruedInterest }
}

function feesOfFill(replay: Replay, order: Order, { amount, interest }: Worth): Fees {
  const cumulative = { amount: order.filledAmount + amount, interest: order.filledInterest + interest }
  return difference(
    feesAt(replay.rules, { of: chargedOf(replay, order), worth: cumulative, others: chainOf(replay, order) }),
    order.fees,
  )
}

/** The counter's row names the holding. It must belong to this client and security. */
function ownHolding(replay: Replay, order: Order, row: TradeRow): number {
  const holding = holdingOf(replay, row.holdingNo)
  if (holding.clientNo !== order.clientNo || holding.instrumentNo !== order.instrumentNo)
    found(replay, {
      subject: `trade ${row.tradeKey}`,
      what: 'holding',
      stored: String(row.holdingNo),
      right: `one of client ${order.clientNo}`,
    })
  return row.holdingNo
}

export function netOf(
  instrument: Listed,
  { side, amount, fees }: { side: Order['side']; amount: number; fees: Readonly<Fees> },
): number {
  return pays(instrument, side) ? -(amount + sumOf(fees)) : amount - sumOf(fees)
}

/** A buy costs its amount and fees. A sale takes out its part of the average cost. */
function costChange(holding: Holding, trade: Trade): number {
  if (trade.side === 'buy') return trade.amount + sumOf(trade.fees)
  const total = shareTotal(holding)
  if (total <= 0 || holding.cost <= 0) return 0
  return -Math.min(holding.cost, share(holding.cost, trade.quantity, total))
}

/** Moves the money and shares of a trade, or of a correction of it, between the client and the market's clearing account. */
function book(replay: Replay, trade: Trade, { net, quantity }: { net: number; quantity: number }): void {
  const { ledger, rules } = replay
  const { branchNo } = clientOf(replay, trade.clientNo)
  const { currency } = listedOf(replay, trade.instrumentNo)
  moveUnsettledCash({ ledger, rules }, cashOf(replay, trade.accountNo), {
    dates: trade,
    amount: net,
    house: houseName(branchNo, 'clearing', ASSET[currency], trade.market),
  })
  if (trade.holdingNo === 0 || quantity === 0) return
  const lot = shareLot(holdingOf(replay, trade.holdingNo), trade)
  const comesIn = trade.side === 'buy' ? quantity : -quantity
  if (comesIn > 0) lot.bought += comesIn
  else lot.sold -= comesIn
  moveHouse(ledger, houseName(branchNo, 'clearing', trade.instrumentNo, trade.market), -comesIn)
}

function openRepo(replay: Replay, trade: Trade, instrument: Listed): void {
  const { tradeKey, clientNo, accountNo } = trade
  const tradingUnit = replay.ledger.orders.get(trade.orderId)?.tradingUnit ?? ''
  const status = trade.quantity === 0 ? 'matured' : 'open'
  replay.ledger.repos.set(tradeKey, {
    ...repoOf(replay, { ...trade, tradingUnit }, instrument),
    clientNo,
    accountNo,
    status,
  })
}

function repoOf(
  { rules }: Replay,
  {
    tradeKey,
    tradingUnit,
    side,
    amount,
    price: rate,
    tradeDate,
  }: Pick<Trade, 'tradeKey' | 'side' | 'amount' | 'price' | 'tradeDate'> & { tradingUnit: string },
  instrument: Listed,
): ErrorRepo {
  return {
    tradeKey,
    tradingUnit,
    market: instrument.market,
    instrumentNo: instrument.instrumentNo,
    lends: pays(instrument, side),
    amount,
    rate,
    tradeDate,
    ...repoDates(rules, instrument, tradeDate),
    interest: repoInterest(rules, instrument, { amount, rate, tradeDate }),
    status: 'open',
  }
}

/** Replaces our figures with the depository's, or with zero when it has no such trade. */
export function correctTrade(
  replay: Replay,
  trade: Trade,
  { fill: { price, quantity }, row }: { fill: Fill; row: TradeRow },
): void {
  const order = replay.ledger.orders.get(trade.orderId)
  if (order === undefined) return
  const instrument = listedOf(replay, trade.instrumentNo)
  const worth =
    quantity === 0
      ? { amount: 0, interest: 0 }
      : worthOf(replay, { instrument, fill: { price, quantity }, row })
  const { amount, interest } = worth
  const feesBefore = difference(order.fees, trade.fees)
  const filledBefore = order.filledAmount - trade.amount
  const interestBefore = order.filledInterest - trade.interest
  const without: Order = {
    ...order,
    filledAmount: filledBefore,
    filledInterest: interestBefore,
    fees: feesBefore,
  }
  const fees =
    filledBefore + amount === 0 ? difference(noFees(), feesBefore) : feesOfFill(replay, without, worth)
  const net = netOf(instrument, { side: trade.side, amount, fees })
  const more = { net: net - trade.net, quantity: quantity - trade.quantity }
  if (trade.holdingNo !== 0)
    correctCost(holdingOf(replay, trade.holdingNo), trade, { amount, fees, quantity })
  book(replay, trade, { net: more.net, quantity: more.quantity })
  Object.assign(trade, { price, quantity, amount, interest, fees, net })
  if (quantity === 0) trade.settledOn ??= replay.ledger.today
  if (instrument.kind === 'repo') openRepo(replay, trade, instrument)
  order.filledQuantity += more.quantity
  order.filledAmount = filledBefore + amount
  order.filledInterest = interestBefore + interest
  order.fees = added(feesBefore, fees)
  order.isEnded ||= order.filledQuantity + order.canceledQuantity >= order.quantity
}

function correctCost(
  holding: Holding,
  before: Trade,
  after: { amount: number; fees: Fees; quantity: number },
): void {
  if (before.side === 'buy') {
    holding.cost += after.amount + sumOf(after.fees) - before.amount - sumOf(before.fees)
    return
  }
  const total = shareTotal(holding)
  const back = before.quantity - after.quantity
  const part = total <= 0 || holding.cost <= 0 ? 0 : share(holding.cost, Math.abs(back), total)
  holding.cost += back > 0 ? part : -Math.min(holding.cost, part)
}

/** A depository's trade of no client becomes headquarters' own, at its price and with the depository's fees. */
export function toErrorAccount(
  replay: Replay,
  instrument: Listed,
  { side, tradeNo, price, quantity }: Fill & { side: Order['side']; tradeNo: string },
): void {
  const { ledger, rules } = replay
  const move = (asset: number, amount: number): void => {
    moveHouse(ledger, houseName(HEADQUARTERS, 'clearing', asset, instrument.market), -amount)
    moveHouse(ledger, houseName(HEADQUARTERS, 'suspense', asset), amount)
  }
  const worth = worthAt(instrument, price, quantity)
  const { amount } = worth
  move(ASSET[instrument.currency], pays(instrument, side) ? -amount : amount)
  if (instrument.kind !== 'repo') move(instrument.instrumentNo, side === 'buy' ? quantity : -quantity)
  const { today } = ledger
  const { market, instrumentNo } = instrument
  const fees = outerFees(rules, { instrument, side, tradeDate: today, plan: '' }, worth)
  const asset = ASSET[instrument.currency]
  for (const kind of Object.keys(fees) as (keyof OuterFees)[]) {
    moveHouse(ledger, houseName(HEADQUARTERS, 'suspense', asset), -fees[kind])
    moveHouse(ledger, houseName(HEADQUARTERS, GOES_TO[kind], asset, market), fees[kind])
  }
  const tradeKey = `${today}/${market}//${tradeNo}/${side}`
  const isBuy = side === 'buy'
  ledger.onErrorAccount.set(tradeKey, {
    market,
    tradingUnit: replay.reference.depositoryTrades.get(tradeKey)?.tradingUnit ?? '',
    instrumentNo,
    date: tradeDates(rules, instrument, today).settlementDate,
    gross: pays(instrument, side) ? -amount : amount,
    comesIn: isBuy ? quantity : -quantity,
    fees,
  })
  if (instrument.kind === 'repo')
    ledger.errorRepos.set(
      tradeKey,
      repoOf(
        replay,
        {
          tradeKey,
          tradingUnit: replay.reference.depositoryTrades.get(tradeKey)?.tradingUnit ?? '',
          side,
          amount,
          price,
          tradeDate: today,
        },
        instrument,
      ),
    )
}
