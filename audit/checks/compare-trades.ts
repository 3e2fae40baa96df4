/** Compares every trade and order of the replayed days, one kind after another. */
import type { Order, Trade } from '../ledger/ledger.ts'
import type { OrderRow, TradeRow } from '../read/reference.ts'
import { FEE_KINDS } from '../rules/fees.ts'
import { holdOf } from '../replay/holds.ts'
import type { Replay } from '../replay/replay.ts'
import type { Comparison } from './compare.ts'

/** `isIn` says whether a trade date is among the replayed days. */
export function compareTrades(to: Comparison, replay: Replay, isIn: (date: string) => boolean): void {
  const { reference, ledger } = replay
  const own = new Set<string>()
  for (const row of reference.trades.values()) {
    if (!isIn(row.tradeDate)) continue
    own.add(row.tradeKey)
    compareTrade(to, row, ledger.trades.get(row.tradeKey))
  }
  for (const trade of ledger.trades.values())
    if (isIn(trade.tradeDate) && !own.has(trade.tradeKey)) compareTrade(to, undefined, trade)
}

function compareTrade(to: Comparison, row: TradeRow | undefined, trade: Trade | undefined): void {
  const key = row?.tradeKey ?? trade?.tradeKey ?? ''
  const account = row?.accountNo ?? trade?.accountNo ?? 0
  const subject = `trade ${key} of cash account ${account}`
  if (row === undefined || trade === undefined)
    return to.compare('told', subject, 'told and booked', [
      row === undefined ? 'not booked' : 'booked',
      trade === undefined ? 'never told by exchange or depository' : 'told',
    ])
  to.compareRecords(
    'amounts',
    subject,
    [row, trade],
    ['price', 'quantity', 'amount', 'side', 'orderId', 'accountNo', 'holdingNo', 'instrumentNo'],
  )
  for (const kind of FEE_KINDS) to.compare('fees', subject, kind, [row.fees[kind], trade.fees[kind]])
  to.compare('settlement-dates', subject, 'settlementDate', [row.settlementDate, trade.settlementDate])
  to.compare('settlement-dates', subject, 'settledOn', [row.settledOn, trade.settledOn])
}

const ENDED = new Set(['filled', 'canceled', 'rejected', 'expired'])

/**
 * The row of an order that was filled after the evening of its day shows the later state. Then the order's own trades give its
 * state in the evening.
 */
export function compareOrders(to: Comparison, replay: Replay, isIn: (date: string) => boolean): void {
  const { reference, ledger } = replay
  for (const row of reference.orders.values()) {
    if (!isIn(row.tradeDate) || reference.filledLater.has(row.orderId)) continue
    compareOrder(to, replay, { row, order: ledger.orders.get(row.orderId) })
  }
}

function compareOrder(
  to: Comparison,
  replay: Replay,
  { row, order }: { row: OrderRow; order: Order | undefined },
): void {
  const subject = `order ${row.orderId} of cash account ${row.accountNo}`
  if (order === undefined) return to.compare('told', subject, 'entered by a person', ['there', 'never'])
  to.compareRecords(
    'orders',
    subject,
    [row, order],
    [
      'side',
      'price',
      'quantity',
      'clientNo',
      'accountNo',
      'instrumentNo',
      'filledQuantity',
      'filledAmount',
      'continues',
    ],
  )
  for (const kind of FEE_KINDS) to.compare('fees', subject, kind, [row.fees[kind], order.fees[kind]])
  const isOver = ENDED.has(row.status)
  if (isOver !== order.isEnded && !order.isOffered)
    to.compare('orders', subject, 'status', [row.status, order.isEnded ? 'over' : 'open'])
  const hold = isOver ? { cash: 0, shares: 0 } : holdOf(replay, order)
  to.compare('holds', subject, 'holdCash', [row.holdCash, hold.cash])
  to.compare('holds', subject, 'holdShares', [row.holdShares, hold.shares])
}
