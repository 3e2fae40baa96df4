/** What of a batch of orders is still to be entered, and what became of it: read only. */
import type pg from 'pg'
import type { Side } from '@guitai/core/base/market.ts'
import type { OrderType } from '@guitai/core/base/order-type.ts'

export interface GoodLine {
  lineNo: number
  sliceNo: number
  clientNo: number
  instrument: string
  side: Side
  orderType: OrderType
  price: number
  quantity: number
}

/** Lines that the dry run found good and that have no answer yet, in the order of the file. */
export async function goodLinesWithoutAnswer(
  db: pg.Pool,
  batchNo: number,
  limit: number,
): Promise<GoodLine[]> {
  const { rows } = await db.query<GoodLine>(
    `select l.line_no as "lineNo", l.slice_no as "sliceNo", l.client_no::float8 as "clientNo", l.instrument, l.side,
      l.order_type as "orderType", l.price::float8 as price, l.quantity::float8 as quantity
    from everyday.batch_line l left join everyday.batch_answer a using (batch_no, line_no, slice_no)
    where l.batch_no = $1 and l.code = '' and a.batch_no is null order by l.line_no, l.slice_no limit $2`,
    [batchNo, limit],
  )
  return rows
}

export async function countWithoutAnswer(db: pg.Pool, batchNo: number): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::float8 as n from everyday.batch_line l left join everyday.batch_answer a using (batch_no, line_no, slice_no)
    where l.batch_no = $1 and l.code = '' and a.batch_no is null`,
    [batchNo],
  )
  return rows[0]?.n ?? 0
}

export async function batchCounts(
  db: pg.Pool,
  batchNo: number,
): Promise<{ accepted: number; pending: number; rejected: number }> {
  const { rows } = await db.query<{ accepted: number; pending: number; rejected: number }>(
    `select count(*) filter (where status = 'accepted')::int as accepted, count(*) filter (where status = 'pending')::int as pending,
      count(*) filter (where status = 'rejected')::int as rejected from everyday.batch_answer where batch_no = $1`,
    [batchNo],
  )
  return rows[0] ?? { accepted: 0, pending: 0, rejected: 0 }
}
