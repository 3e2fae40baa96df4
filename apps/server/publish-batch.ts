/** Tells live screens what a committed batch changed: orders, trades, cash accounts, the day. */
import type { EventsHub } from '@guitai/adapters/http/events/events-hub.ts'
import { formatFen, formatPrice } from '@guitai/core/base/money.ts'
import type { CashAccount } from '@guitai/core/books/accounts.ts'
import type { Order, Trade } from '@guitai/core/books/orders.ts'
import type { JobRun } from '@guitai/core/books/tables/jobs/job.ts'
import type { Approval } from '@guitai/core/books/tables/approvals/approval.ts'
import type { Batch } from '@guitai/core/engine/ports.ts'

export function publishBatch(events: EventsHub, batch: Batch): void {
  if (events.listeners === 0) return
  const people = [batch.dirty.teller, batch.dirty.role, batch.dirty.credential]
  if (people.some(rows => rows.inserted.size + rows.updated.size > 0)) events.judge()
  const {
    orders,
    trade,
    cash_account: cash,
    approval,
    business_day: day,
    day_step: steps,
    market,
    job: jobs,
  } = batch.dirty
  // Numbers only, because the records are live and their present content may not be on disk yet. A screen that wants the
  // figures reads them.
  for (const { orderId, clientNo } of [...orders.inserted, ...orders.updated] as Order[])
    events.publish('order', String(clientNo), { orderId, clientNo })
  for (const { clientNo, orderId, tradeNo, price, quantity, amount } of trade.inserted as Set<Trade>) {
    events.publish('trade', String(clientNo), {
      clientNo,
      orderId,
      tradeNo,
      price: formatPrice(price),
      quantity,
      amount: formatFen(amount),
    })
  }
  for (const { clientNo, accountNo } of [...cash.inserted, ...cash.updated] as CashAccount[])
    events.publish('cash', String(clientNo), { clientNo, cashAccountNo: accountNo })
  // Its number only, because the request in it may contain the hash of a new password.
  for (const { approvalId, status, branchNo } of [...approval.inserted, ...approval.updated] as Approval[])
    events.publish('approval', String(branchNo), { approvalId, status })
  for (const { jobNo, branchNo } of [...jobs.inserted, ...jobs.updated] as JobRun[])
    events.publish('job', String(branchNo), { jobNo })
  const dayChanged = [day, steps, market].some(rows => rows.inserted.size + rows.updated.size > 0)
  if (dayChanged) events.publish('day', '', { ...batch.books.day })
}
