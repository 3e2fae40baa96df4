/**
 * What has ended and is committed leaves memory, the longest ended first, when there is more of it than the limit: orders with
 * their trades, and vouchers. A large heap of a day's orders makes garbage collections long (decision 0021).
 *
 * Some stay with their client: orders of a part cancel and supplements are found through others, vouchers that reverse or are
 * reversed belong together, and nothing loads vouchers of no client.
 */
import { present } from '../base/assert.ts'
import type { MutableBooks } from '../books/books.ts'
import type { DirtyRows } from '../books/dirty.ts'
import { isEnded, isSupplement, type Order, type Trade } from '../books/orders.ts'
import type { Voucher } from '../books/tables/cash/voucher.ts'
import { dismissOrder } from '../books/past-orders.ts'
import type { Batch, ClientRows } from './ports.ts'

/** Numbers in the order of their last change, each with the number of its batch. */
type Ended = Map<number, number>

/** Nothing leaves before the limit is exceeded by this factor, so that dependants of many are found in one pass. */
const SLACK = 1.25
const ON_DISK = 0

export class EndedThings {
  readonly #limit: number
  readonly #orders: Ended = new Map()
  readonly #vouchers: Ended = new Map()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Notes what a batch on its way to the disk has ended, or changed among ended things. */
  changed({ batchNo, dirty }: Pick<Batch, 'batchNo' | 'dirty'>): void {
    for (const order of rowsOf<Order>(dirty.orders)) {
      this.#orders.delete(order.orderId)
      if (isEnded(order.status) && mayLeave(order)) this.#orders.set(order.orderId, batchNo)
    }
    for (const { orderId } of rowsOf<Trade>(dirty.trade)) {
      if (this.#orders.delete(orderId)) this.#orders.set(orderId, batchNo)
    }
    for (const voucher of rowsOf<Voucher>(dirty.voucher)) {
      this.#vouchers.delete(voucher.voucherNo)
      if (mayBePutAway(voucher)) this.#vouchers.set(voucher.voucherNo, batchNo)
    }
  }

  loaded({ orders, vouchers }: Pick<ClientRows, 'orders' | 'vouchers'>): void {
    for (const order of orders)
      if (isEnded(order.status) && mayLeave(order)) this.#orders.set(order.orderId, ON_DISK)
    for (const voucher of vouchers) if (mayBePutAway(voucher)) this.#vouchers.set(voucher.voucherNo, ON_DISK)
  }

  /**
   * `committedNo` is the last batch on disk. It must not run while something is being loaded, which may be older than what
   * leaves.
   */
  dismiss(books: MutableBooks, committedNo: number): void {
    if (this.#orders.size > this.#limit * SLACK) this.#dismissOrders(books, committedNo)
    if (this.#vouchers.size > this.#limit * SLACK) this.#dismissVouchers(books, committedNo)
  }

  #dismissOrders(books: MutableBooks, committedNo: number): void {
    const trading = new Set(rowsOf<Trade>(books.dirty.trade).map(trade => trade.orderId))
    const leaving = this.#leaving(this.#orders, committedNo).flatMap(orderId => {
      const order = books.orders.get(orderId)
      const isChanging = order !== undefined && (isDirty(books.dirty.orders, order) || trading.has(orderId))
      if (!isChanging) this.#orders.delete(orderId)
      return order === undefined || isChanging ? [] : [order]
    })
    for (const [clientNo, orders] of Map.groupBy(leaving, order => order.clientNo)) {
      const client = present(books.clients.get(clientNo), 'client')
      const trades = Map.groupBy(
        [...client.trades].map(key => present(books.trades.get(key), 'trade')),
        trade => trade.orderId,
      )
      for (const order of orders) dismissOrder(books, order, trades.get(order.orderId) ?? [])
    }
  }

  #dismissVouchers(books: MutableBooks, committedNo: number): void {
    for (const voucherNo of this.#leaving(this.#vouchers, committedNo)) {
      const voucher = books.vouchers.get(voucherNo)
      if (voucher !== undefined && isDirty(books.dirty.voucher, voucher)) continue
      this.#vouchers.delete(voucherNo)
      if (voucher === undefined) continue
      books.vouchers.delete(voucherNo)
      books.clients.get(voucher.clientNo)?.vouchers.delete(voucherNo)
    }
  }

  #leaving(ended: Ended, committedNo: number): number[] {
    const leaving: number[] = []
    for (const [number, batchNo] of ended) {
      if (leaving.length >= ended.size - this.#limit) break
      if (batchNo <= committedNo) leaving.push(number)
    }
    return leaving
  }
}

function rowsOf<Row extends object>({ inserted, updated }: DirtyRows): Row[] {
  return [...inserted, ...updated] as Row[]
}

const isDirty = ({ inserted, updated }: DirtyRows, row: object): boolean =>
  inserted.has(row) || updated.has(row)

const mayLeave = (order: Readonly<Order>): boolean =>
  order.continues === 0 && order.cancelQuantity === 0 && !isSupplement(order)

const mayBePutAway = ({ clientNo, reverses, reversedBy }: Readonly<Voucher>): boolean =>
  clientNo !== 0 && reverses === null && reversedBy === null
