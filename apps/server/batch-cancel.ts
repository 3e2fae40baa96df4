/** C04 as the server runs it: finds the orders that the filter names, and cancels each by a command of its own. */
import type pg from 'pg'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import type { OpenOrderFilterInput } from '@guitai/core/frame/open-order-filter.ts'
import { openOrderConditions, OPEN_ORDERS_FROM } from '@guitai/reports/orders/open-order-conditions.ts'
import { runLines, type RunCommand } from './run-lines.ts'

export async function runBatchCancel(command: Command, db: pg.Pool, run: RunCommand): Promise<Outcome> {
  const gathered = await openOrdersFor(command.input as OpenOrderFilterInput, db)
  return runLines(await run({ ...command, gathered }), command, run)
}

export async function openOrdersFor(input: OpenOrderFilterInput, db: pg.Pool): Promise<Gathered> {
  const orderIds = await openOrderIds(db, input)
  return { from: 'open-orders', orderIds, isFirst: true, isLast: true }
}

async function openOrderIds(db: pg.Pool, input: OpenOrderFilterInput): Promise<number[]> {
  const filter = openOrderConditions(input)
  const { rows } = await db.query<{ order_id: number }>(
    `select o.order_id::float8 as order_id ${OPEN_ORDERS_FROM} ${filter.where()} order by o.order_id`,
    filter.values,
  )
  return rows.map(row => row.order_id)
}
