/**
 * A fill is recorded once by its key and booked at once, in every settlement mode, between the client and the market's clearing
 * account, into unsettled cash and shares. Its fees are the difference to what the order was charged before.
 */
import { takeNumber } from '../../books/counters.ts'
import { present } from '../../base/assert.ts'
import {
  CURRENCY_ASSET,
  FREE_SHARES,
  holdingKey,
  houseKey,
  type Client,
  type Holding,
} from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { shareBalance } from '../../books/changes/post.ts'
import { isEnded, tradeKey, type Order, type Trade } from '../../books/orders.ts'
import { mulDiv, type Fen, type Price, type Shares } from '../../base/money.ts'
import type { Meta } from '../../frame/meta.ts'
import { calendarOf } from '../../rules/calendar.ts'
import { chargeableOf, feesForFill } from '../../rules/fees.ts'
import { addFees, sumFees } from '../../rules/fee-sums.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { paysMoney } from '../../rules/repo.ts'
import { settlementDatesOf } from '../../rules/settlement-cycle.ts'
import { accruedInterestOf, amountOfOrder } from '../../rules/ticks-and-lots.ts'
import { custodyUnit } from '../orders/check-order.ts'
import { feeScheduleOf } from '../orders/fee-schedule.ts'
import { holdAfter, holdsOfFollowers } from '../freezes/hold-after.ts'
import { elsewhereInChain } from '../orders/order-chain.ts'
import { reEnter } from '../orders/re-enter.ts'
import { openRepo } from './open-repo.ts'
import { settlementModeOf } from './settlement-mode.ts'
import { unplacedFact } from './unplaced-fact.ts'
import type { OrderStatus } from '../../words/order-status.ts'

export interface Fill {
  tradeNo: string
  price: Price
  quantity: Shares
  exchangeOrderId: string
  /** A person books it to this order, who need not be told that the order had ended. */
  isByHand?: true
}

export function bookFill(
  books: Books,
  order: Readonly<Order>,
  fill: Fill,
  meta: Pick<Meta, 'at' | 'time'>,
): Change[] {
  const key = tradeKey(order.tradeDate, order.market, '', fill.tradeNo, order.side)
  const known = books.trades.get(key)
  if (known !== undefined) {
    const otherwise = toldOtherwise(known, order, fill)
    return otherwise === undefined
      ? []
      : [
          unplacedFact(books, {
            source: 'execution-report',
            reason: otherwise,
            content: fill,
            told: { at: meta.at, orderId: order.orderId },
          }),
        ]
  }
  const client = present(books.clients.get(order.clientNo), 'client')
  const instrument = present(books.instruments.get(order.instrumentNo), 'instrument')
  const holding = instrument.kind === 'repo' ? NO_HOLDING : holdingOf(books, order, instrument)
  const dates = datesOf(books, instrument, order.tradeDate)
  const trade = {
    ...tradeOf(books, order, fill, { client, instrument }),
    tradeKey: key,
    holdingNo: holding.holdingNo,
    settlementDate: dates.settlementDate,
    tradedAt: meta.at,
  }
  const figures = {
    filledAmount: order.filledAmount + trade.amount,
    ...interestAfter(order, trade.accruedInterest),
    fees: addFees(order.fees, trade.fees),
    holdingNo: holding.holdingNo,
  }
  const again = enteredAgain(books, order, fill, figures, meta)
  return [
    ...holding.opening,
    ...advance(books, order, fill, figures),
    ...holdsOfFollowers(books, {
      ...order,
      ...figures,
      filledQuantity: order.filledQuantity + fill.quantity,
    }),
    { kind: 'recordTrade', trade },
    instrument.kind === 'repo'
      ? openRepo(books, trade, instrument)
      : { kind: 'addCost', holdingNo: trade.holdingNo, amount: costChange(holding.holding, trade) },
    ...posts(trade, client, instrument, dates),
    ...(trade.settledOn === null ? [] : settleAtOnce(trade, instrument, dates)),
    ...again,
    ...listed(books, order, fill, meta),
  ]
}

/** The same fill again changes nothing. Other figures, or another order, under a known number are for a person to see. */
function toldOtherwise(
  known: Readonly<Trade>,
  { orderId }: Readonly<Order>,
  { price, quantity }: Fill,
): string | undefined {
  if (known.orderId !== orderId) return 'a trade of another order'
  return known.price === price && known.quantity === quantity
    ? undefined
    : 'a trade that was told before with other figures'
}

/** What the fill states and what it costs. In settlement mode 1 it is settled at once. */
function tradeOf(
  books: Books,
  order: Readonly<Order>,
  { tradeNo, price, quantity }: Fill,
  { client, instrument }: { client: Readonly<Client>; instrument: Readonly<Instrument> },
): Omit<Trade, 'tradeKey' | 'holdingNo' | 'settlementDate' | 'tradedAt'> {
  const { tradeDate, market, orderId, clientNo, cashAccountNo, securitiesAccountId } = order
  const amount = amountOfOrder(instrument, price, quantity)
  const accruedInterest = accruedInterestOf(instrument, price, quantity)
  const schedule = feeScheduleOf(books, instrument, client.feePlan, tradeDate)
  const { filledInterest = 0 } = interestAfter(order, accruedInterest)
  return {
    tradeSeq: takeNumber(books, 'tradeSeq'),
    tradeDate,
    market,
    tradeNo,
    orderId,
    clientNo,
    cashAccountNo,
    securitiesAccountId,
    instrumentNo: order.instrumentNo,
    tradingUnit: order.tradingUnit,
    side: order.side,
    price,
    quantity,
    amount,
    accruedInterest,
    fees: feesForFill(order.fees, schedule, {
      side: order.side,
      cumulativeAmount: chargeableOf(schedule, order.filledAmount + amount, filledInterest),
      elsewhere: elsewhereInChain(books, order),
    }),
    settledOn: settlementModeOf(books, client, market, tradeDate) === 1 ? books.day.businessDate : null,
    clearingRun: 0,
    branchNo: client.branchNo,
    clientClass: client.clientClass,
  }
}

/** Orders of anything except bonds quoted clean have no such figure. */
export function interestAfter(
  { filledInterest }: Pick<Order, 'filledInterest'>,
  more: Fen,
): Pick<Order, 'filledInterest'> {
  return filledInterest === undefined && more === 0 ? {} : { filledInterest: (filledInterest ?? 0) + more }
}

interface HoldingFound {
  holdingNo: number
  holding: Readonly<Holding> | undefined
  opening: Change[]
}

/** A repo moves no securities. */
const NO_HOLDING: HoldingFound = { holdingNo: 0, holding: undefined, opening: [] }

function holdingOf(books: Books, order: Readonly<Order>, instrument: Readonly<Instrument>): HoldingFound {
  const known = order.holdingNo === 0 ? undefined : books.holdings.get(order.holdingNo)
  if (known !== undefined && order.side === 'sell')
    return { holdingNo: known.holdingNo, holding: known, opening: [] }
  const tradingUnit = custodyUnit(order.market, order)
  const holding = books.holdingsByKey.get(
    holdingKey(order.securitiesAccountId, instrument.instrumentNo, tradingUnit, FREE_SHARES),
  )
  if (holding !== undefined) return { holdingNo: holding.holdingNo, holding, opening: [] }
  const holdingNo = takeNumber(books, 'holdingNo')
  const { securitiesAccountId, instrumentNo } = order
  return {
    holdingNo,
    holding,
    opening: [
      {
        kind: 'openHolding',
        holdingNo,
        securitiesAccountId,
        instrumentNo,
        tradingUnit,
        shareNature: FREE_SHARES,
      },
    ],
  }
}

type Dates = ReturnType<typeof settlementDatesOf>

const kept = new WeakMap<object, Map<string, Dates>>()

/** Computed once, because it is the same for every fill of a kind of instrument on a day. */
function datesOf(books: Books, instrument: Readonly<Instrument>, tradeDate: string): Dates {
  let known = kept.get(books.parameters)
  if (known === undefined) kept.set(books.parameters, (known = new Map<string, Dates>()))
  const key = `${instrument.market}/${instrument.kind}/${instrument.board}/${instrument.turnover}/${tradeDate}`
  let dates = known.get(key)
  if (dates === undefined)
    known.set(
      key,
      (dates = settlementDatesOf(
        books.parameters,
        instrument,
        tradeDate,
        calendarOf(books.parameters.holidays),
      )),
    )
  return dates
}

/** A fill after the end of the order is a fact: the figures grow, the state stays, and the hold stays zero. Of an expired order less has expired. */
function advance(
  books: Books,
  order: Readonly<Order>,
  fill: Fill,
  figures: Pick<Order, 'filledAmount' | 'filledInterest' | 'fees' | 'holdingNo'>,
): Change[] {
  const filledQuantity = order.filledQuantity + fill.quantity
  const after = {
    ...figures,
    filledQuantity,
    status: statusAfter(order, filledQuantity),
    ...(order.status === 'expired' ? { canceledQuantity: Math.max(0, order.quantity - filledQuantity) } : {}),
    exchangeOrderId: order.exchangeOrderId || fill.exchangeOrderId,
  }
  const { cash, shares } = holdAfter(books, { ...order, ...after })
  return [
    { kind: 'advanceOrder', orderId: order.orderId, ...after },
    { kind: 'setOrderHold', orderId: order.orderId, cash, shares },
  ]
}

/** A confirmed part cancel waited for this fill. Now the rest is certain. */
function enteredAgain(
  books: Books,
  order: Readonly<Order>,
  fill: Fill,
  figures: Pick<Order, 'filledAmount' | 'filledInterest' | 'fees' | 'holdingNo'>,
  meta: Pick<Meta, 'at' | 'time'>,
): Change[] {
  const filledQuantity = order.filledQuantity + fill.quantity
  const status = statusAfter(order, filledQuantity)
  if (isEnded(order.status) || status !== 'canceled') return []
  return reEnter(books, { ...order, ...figures, filledQuantity, status }, { at: meta.at, time: meta.time })
}

function statusAfter(order: Readonly<Order>, filledQuantity: Shares): OrderStatus {
  if (isEnded(order.status)) return order.status
  if (filledQuantity >= order.quantity) return 'filled'
  if (filledQuantity + order.canceledQuantity >= order.quantity) return 'canceled'
  return order.status === 'pendingCancel' ? 'pendingCancel' : 'partiallyFilled'
}

/** A buy costs its amount and fees. A sale takes out its part of the average cost, rounded half up. */
function costChange(holding: Readonly<Holding> | undefined, trade: Trade): number {
  if (trade.side === 'buy') return trade.amount + sumFees(trade.fees)
  const total = holding === undefined ? 0 : shareBalance(holding)
  if (holding === undefined || total <= 0 || holding.cost <= 0) return 0
  return -Math.min(holding.cost, mulDiv(holding.cost, trade.quantity, total))
}

function posts(
  trade: Trade,
  client: Readonly<Client>,
  instrument: Readonly<Instrument>,
  dates: Dates,
): Change[] {
  const currency = CURRENCY_ASSET[instrument.currency]
  const clearing = { house: houseKey(client.branchNo, 'clearing', currency, trade.market) }
  const cash = { cashAccount: trade.cashAccountNo, unsettled: cashDates(trade, dates) }
  const shares = { holding: trade.holdingNo, unsettled: shareDates(trade, dates) }
  const depository = { house: houseKey(client.branchNo, 'clearing', trade.instrumentNo, trade.market) }
  const refs = {
    tradeDate: trade.tradeDate,
    orderId: trade.orderId,
    tradeSeq: trade.tradeSeq,
    entry: trade.side,
  }
  const net = netCash(trade, instrument)
  const cashPost: Change[] =
    net === 0
      ? []
      : [
          {
            kind: 'post',
            ...refs,
            asset: currency,
            amount: Math.abs(net),
            debit: net < 0 ? cash : clearing,
            credit: net < 0 ? clearing : cash,
          },
        ]
  if (instrument.kind === 'repo') return cashPost
  const isBuy = trade.side === 'buy'
  return [
    ...cashPost,
    {
      kind: 'post',
      ...refs,
      asset: trade.instrumentNo,
      amount: trade.quantity,
      debit: isBuy ? depository : shares,
      credit: isBuy ? shares : depository,
    },
  ]
}

/** The change of the client's cash in fen; negative for the one who pays. */
export function netCash(
  trade: Pick<Trade, 'side' | 'amount' | 'fees'>,
  instrument: Pick<Instrument, 'kind'>,
): number {
  const fees = sumFees(trade.fees)
  return paysMoney(instrument, trade.side) ? -(trade.amount + fees) : trade.amount - fees
}

const cashDates = (
  trade: Trade,
  { settlementDate, usableFrom, withdrawableFrom }: Dates,
): { tradeDate: string; settlementDate: string; usableFrom: string; withdrawableFrom: string } => ({
  tradeDate: trade.tradeDate,
  settlementDate,
  usableFrom,
  withdrawableFrom,
})

const shareDates = (
  trade: Trade,
  { settlementDate, sellableFrom }: Dates,
): { tradeDate: string; settlementDate: string; sellableFrom: string } => ({
  tradeDate: trade.tradeDate,
  settlementDate,
  sellableFrom,
})

/** Settlement mode 1: each fill is settled when it arrives. */
function settleAtOnce(trade: Trade, instrument: Readonly<Instrument>, dates: Dates): Change[] {
  const net = netCash(trade, instrument)
  const isBuy = trade.side === 'buy'
  const cash: Change[] =
    net === 0
      ? []
      : [
          {
            kind: 'settleCash',
            accountNo: trade.cashAccountNo,
            lot: cashDates(trade, dates),
            purchases: net < 0 ? -net : 0,
            proceeds: net > 0 ? net : 0,
          },
        ]
  if (instrument.kind === 'repo') return cash
  return [
    ...cash,
    {
      kind: 'settleShares',
      holdingNo: trade.holdingNo,
      lot: shareDates(trade, dates),
      bought: isBuy ? trade.quantity : 0,
      sold: isBuy ? 0 : trade.quantity,
    },
  ]
}

/** What a person should see: a fill after the end, or for more than was ordered. */
function listed(books: Books, order: Readonly<Order>, fill: Fill, meta: Pick<Meta, 'at'>): Change[] {
  const isTooMuch = order.filledQuantity + fill.quantity > order.quantity
  const isAfterEnd = isEnded(order.status) && fill.isByHand !== true
  if (!isAfterEnd && !isTooMuch) return []
  return [
    unplacedFact(books, {
      source: 'execution-report',
      reason: isTooMuch ? 'booked, but more than the order asked for' : 'booked, but the order had ended',
      content: fill,
      told: { at: meta.at, orderId: order.orderId },
    }),
  ]
}
