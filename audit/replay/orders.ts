/** Follows orders from entry to end, as persons and exchanges reported them. */
import { ASSET, houseName, moveCash } from '../ledger/money.ts'
import type { Order } from '../ledger/ledger.ts'
import type { Listed, OrderRow, UnplacedRow } from '../read/reference.ts'
import { pays, type Side } from '../rules/amounts.ts'
import { added, noFees } from '../rules/fees.ts'
import { availableOf } from '../rules/figures.ts'
import { setting } from '../rules/rule-book.ts'
import { count, price } from '../rules/whole.ts'
import { bookFill, type Fill } from './fills.ts'
import { heldOfCash } from './holds.ts'
import {
  accountNoOf,
  cashOf,
  clientOf,
  found,
  known,
  listedAs,
  listedOf,
  numberOf,
  orderOf,
  textOf,
  type Input,
  type Replay,
} from './replay.ts'

/** C01 and C08. The row says where the order was placed; the command has what was asked for. */
export function enter(replay: Replay, input: Input, result: Input): void {
  const orderId = numberOf(result['orderId'])
  const row = known(replay.reference.orders.get(orderId), `order ${orderId}`)
  const instrument = listedAs(replay, input['instrument'])
  const client = clientOf(replay, numberOf(input['clientNo']))
  const asked = price(input['price'])
  const order: Order = {
    orderId,
    tradeDate: row.tradeDate,
    clientNo: client.clientNo,
    accountNo: accountNoOf(client.clientNo, instrument.currency),
    holdingNo: row.holdingNo,
    instrumentNo: instrument.instrumentNo,
    market: instrument.market,
    tradingUnit: row.tradingUnit,
    side: input['side'] as Side,
    price: asked,
    holdPrice: holdPriceOf(instrument, row, asked),
    quantity: count(input['quantity']),
    filledQuantity: 0,
    filledAmount: 0,
    filledInterest: 0,
    fees: noFees(),
    canceledQuantity: 0,
    cancelQuantity: 0,
    continues: 0,
    isQueued: result['status'] === 'queued',
    isOffered: false,
    isEnded: result['status'] === 'expired',
  }
  replay.ledger.orders.set(orderId, order)
  if (result['status'] === 'pendingNew') takeFee(replay, order)
}

/** The order's limit or protective price, else the day's upper limit, which for an earlier day only the row knows. */
function holdPriceOf(instrument: Listed, row: OrderRow, asked: number): number {
  if (asked > 0) return asked
  return instrument.listedFor === row.tradeDate ? (instrument.upperLimit ?? row.holdPrice) : row.holdPrice
}

/** 委托费: a payer must have the fee beside the hold; from a receiver only what is there is taken. */
function takeFee(replay: Replay, order: Order): void {
  const { ledger, rules } = replay
  const fee = setting(rules, 'order-fee', ledger.today)
  if (fee === 0) return
  const account = cashOf(replay, order.accountNo)
  const free = availableOf(account, heldOfCash(replay, account), ledger.today)
  const taken = pays(listedOf(replay, order.instrumentNo), order.side)
    ? fee
    : Math.min(fee, Math.max(0, free))
  const income = houseName(account.branchNo, 'counter-fee-income', ASSET[account.currency])
  moveCash(ledger, rules, { account, amount: -taken, house: income })
}

/** A queued order may now leave. Its row says whether it did and whether it was refused. */
export function offered(replay: Replay, input: Input): void {
  const order = replay.ledger.orders.get(numberOf(input['orderId']))
  if (order === undefined) return
  order.isOffered = true
  if (replay.reference.feesTakenAt.has(replay.told.no)) takeFee(replay, order)
}

/** O02. */
export function cancel(replay: Replay, input: Input, result: Input): void {
  const order = orderOf(replay, numberOf(input['orderId']))
  const open = order.quantity - order.filledQuantity - order.canceledQuantity
  const part = count(input['quantity'])
  order.cancelQuantity = part === open ? 0 : part
  if (result['status'] !== 'canceled') return
  order.canceledQuantity = order.quantity
  endCanceled(replay, order)
}

/** The rest after a part cancel is an order of its own, under the first order's commission. */
function endCanceled(replay: Replay, order: Order): void {
  order.isEnded = true
  const rest = order.canceledQuantity - order.cancelQuantity
  if (order.cancelQuantity === 0 || rest <= 0) return
  const first = order.continues === 0 ? order.orderId : order.continues
  const { at } = replay.told
  const row = (replay.reference.continuing.get(first) ?? []).find(
    each => each.enteredAt === at && !replay.ledger.orders.has(each.orderId),
  )
  if (row === undefined) return
  if (row.quantity > rest)
    found(replay, {
      subject: `order ${row.orderId}`,
      what: 'quantity',
      stored: String(row.quantity),
      right: `at most ${rest}`,
    })
  replay.ledger.orders.set(row.orderId, {
    ...order,
    orderId: row.orderId,
    holdingNo: row.holdingNo,
    tradingUnit: row.tradingUnit,
    quantity: Math.min(row.quantity, rest),
    filledQuantity: 0,
    filledAmount: 0,
    filledInterest: 0,
    fees: noFees(),
    canceledQuantity: 0,
    cancelQuantity: 0,
    continues: first,
    isQueued: row.clOrdId === '',
    isOffered: false,
    isEnded: false,
  })
}

/** Our clOrdIds are a letter and the order's number in base 36. Other orders are recognised by the exchange's number. */
function reportedOrder(replay: Replay, report: Input): Order | undefined {
  const clOrdId = textOf(report['clOrdId'])
  const { orders } = replay.ledger
  if (/^[C-Z][0-9A-Z]{9}$/.test(clOrdId)) {
    const order = orders.get(Number.parseInt(clOrdId.slice(1), 36))
    if (order !== undefined) return order
  }
  const exchangeOrderId = textOf(report['exchangeOrderId'])
  if (exchangeOrderId === '') return undefined
  for (const row of replay.reference.supplements.get(`${textOf(report['market'])}/${exchangeOrderId}`) ?? [])
    if (orders.has(row)) return orders.get(row)
  return undefined
}

export function report(replay: Replay, message: Input): void {
  const order = reportedOrder(replay, message)
  if (message['kind'] === 'filled') return filled(replay, message, order)
  if (order === undefined || order.isEnded || isPutAside(replay, order, message)) return
  if (message['kind'] === 'canceled') canceled(replay, order, takenOut(message, order))
  if (message['kind'] === 'cancel-rejected') order.cancelQuantity = 0
  if (message['kind'] === 'rejected' && message['isDuplicate'] !== true && order.filledQuantity === 0)
    order.isEnded = true
}

/** Facts on the list with one of these reasons were booked all the same. */
const FOLLOWED = /^(booked|fills are missing|filled and left|another quantity or limit)/

/**
 * A fact that does not agree with the order it names, or belongs to an earlier submission, waits for a person. Only the fact of
 * that moment does.
 */
function isPutAside(replay: Replay, { orderId }: Order, message: Input): boolean {
  return listedFacts(replay, message).some(
    fact => fact.orderId === orderId && fact.receivedAt === replay.told.at && !FOLLOWED.test(fact.reason),
  )
}

/** The list keeps this many characters of what the exchange sent. */
const LISTED_LENGTH = 2_000

function listedFacts({ reference }: Replay, message: Input): UnplacedRow[] {
  const said = JSON.stringify(message).slice(0, LISTED_LENGTH)
  return [...reference.unplaced.values()].filter(({ content }) => content.startsWith(said))
}

/**
 * The quantity that the exchange states as taken out. Without a statement it is everything not counted as filled (FIX 4.4:
 * CxlQty is optional).
 */
function takenOut(message: Input, order: Order): number {
  const said = message['canceledQuantity']
  if (said !== undefined) return numberOf(said)
  const { cumulative = order.filledQuantity } = (message['told'] ?? {}) as { cumulative?: number }
  return Math.max(0, order.quantity - cumulative)
}

/** Fills made before the cancel may still be on their way; the order waits for them. */
function canceled(replay: Replay, order: Order, quantity: number): void {
  if (quantity === 0) return
  order.canceledQuantity = Math.min(quantity, order.quantity - order.filledQuantity)
  if (order.filledQuantity + order.canceledQuantity >= order.quantity) endCanceled(replay, order)
}

/** Books a fill once. A fill that fitted no order must be on the list for a person. */
function filled(replay: Replay, message: Input, order: Order | undefined): void {
  const tradeNo = textOf(message['tradeNo'])
  const late = order ?? lateOrder(replay, message, tradeNo)
  const row = late && replay.reference.trades.get(`${late.orderId}/${tradeNo}`)
  const fill: Fill = { price: numberOf(message['price']), quantity: numberOf(message['quantity']) }
  if (late === undefined || row === undefined) {
    if (listedFacts(replay, message).length === 0)
      found(replay, {
        subject: `fill ${tradeNo.slice(0, 64)}`,
        what: 'told by the exchange',
        stored: 'nowhere',
        right: 'booked, or listed as unplaced',
      })
    return
  }
  place(replay, late, { fill, tradeNo })
}

/** A fill after the evening of its day: the order has been forgotten and is rebuilt from the trades before this one. */
function lateOrder(replay: Replay, message: Input, tradeNo: string): Order | undefined {
  const { orders, trades } = replay.reference
  const row = orders.get(Number.parseInt(textOf(message['clOrdId']).slice(1), 36))
  const late = trades.get(`${row?.orderId}/${tradeNo}`)
  if (row === undefined || late === undefined) return undefined
  const before = [...trades.values()].filter(
    ({ orderId, tradeSeq }) => orderId === row.orderId && tradeSeq < late.tradeSeq,
  )
  const { orderId, tradeDate, clientNo, accountNo, holdingNo, instrumentNo, market, tradingUnit, side } = row
  const place = {
    orderId,
    tradeDate,
    clientNo,
    accountNo,
    holdingNo,
    instrumentNo,
    market,
    tradingUnit,
    side,
  }
  const { price, holdPrice, quantity, continues } = row
  const order: Order = {
    ...place,
    price,
    holdPrice,
    quantity,
    continues,
    filledQuantity: before.reduce((sum, trade) => sum + trade.quantity, 0),
    filledAmount: before.reduce((sum, trade) => sum + trade.amount, 0),
    filledInterest: before.reduce((sum, trade) => sum + trade.accruedInterest, 0),
    fees: before.reduce((sum, trade) => added(sum, trade.fees), noFees()),
    canceledQuantity: 0,
    cancelQuantity: 0,
    isQueued: false,
    isOffered: false,
    isEnded: true,
  }
  replay.ledger.orders.set(orderId, order)
  return order
}

/** The same fill again changes nothing. */
export function place(
  replay: Replay,
  order: Order,
  { fill, tradeNo }: { fill: Fill; tradeNo: string },
): void {
  const row = replay.reference.trades.get(`${order.orderId}/${tradeNo}`)
  if (row === undefined)
    return found(replay, {
      subject: `order ${order.orderId}`,
      what: `trade ${tradeNo}`,
      stored: 'not booked',
      right: 'booked',
    })
  if (replay.ledger.trades.has(row.tradeKey)) return
  const wasEnded = order.isEnded
  bookFill(replay, order, { fill, row })
  if (!wasEnded && order.isEnded && order.canceledQuantity > 0) endCanceled(replay, order)
}

/**
 * The order never left. One with a requested cancel is over. Others go another way, wait, or were refused; the row says which.
 */
export function keptBack(replay: Replay, input: Input): void {
  const order = replay.ledger.orders.get(numberOf(input['orderId']))
  if (order === undefined || order.isEnded) return
  order.isOffered = true
  const first = order.continues === 0 ? order.orderId : order.continues
  const isAgain = replay.reference.continuing.get(first)?.some(row => row.enteredAt === replay.told.at)
  if (isAgain !== true) return
  order.canceledQuantity = order.quantity
  endCanceled(replay, order)
}
