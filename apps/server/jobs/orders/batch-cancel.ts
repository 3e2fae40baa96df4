/** C04 批量撤单: the open orders that the filter finds now, of the branches that the teller reaches. */
import type pg from 'pg'
import type { OpenOrderFilterInput } from '@guitai/core/frame/open-order-filter.ts'
import { batchCancel as declaration } from '@guitai/core/functions/orders/batch-cancel.ts'
import { branchesFor } from '@guitai/core/procedures/people/reach.ts'
import { permissionOf } from '@guitai/core/procedures/people/rights.ts'
import { openOrderConditions, OPEN_ORDERS_FROM } from '@guitai/reports/orders/open-order-conditions.ts'
import { oneChunk } from '../chunks.ts'
import { defineJob } from '../define-job.ts'

export const batchCancel = defineJob<OpenOrderFilterInput>({
  name: 'batch-cancel',
  afterKill: 'ask',
  async read({ input, command }, { db, books }) {
    const branches = branchesFor(books(), command.principal, permissionOf(declaration))
    const orderIds = await openOrderIds(db, input, branches)
    return oneChunk({ from: 'open-orders', orderIds, isFirst: true, isLast: true })
  },
})

async function openOrderIds(
  db: pg.Pool,
  input: OpenOrderFilterInput,
  branches: readonly number[] | null,
): Promise<number[]> {
  const filter = openOrderConditions(input, { branches, clientClasses: null })
  const { rows } = await db.query<{ order_id: number }>(
    `select o.order_id::float8 as order_id ${OPEN_ORDERS_FROM} ${filter.where()} order by o.order_id`,
    filter.values,
  )
  return rows.map(row => row.order_id)
}
