/** Requests to the depository that it has not answered: what the day's requests files are made of. */
import type pg from 'pg'
import type { Market } from '@guitai/core/base/market.ts'
import type { CustodyTransfer } from '@guitai/core/books/tables/custody/custody-transfer.ts'
import { UNDER_WAY_STATUSES } from '@guitai/core/words/custody-transfer.ts'
import { sqlList } from '@guitai/core/words/words.ts'

export interface OpenCustodyRequest extends Pick<
  CustodyTransfer,
  'transferNo' | 'clientNo' | 'kind' | 'fromUnit' | 'toUnit' | 'quantity' | 'status' | 'isByMessage'
> {
  market: Market
  securitiesAccount: string
  code: string
}

export async function openCustodyRequests(db: pg.Pool): Promise<OpenCustodyRequest[]> {
  const { rows } = await db.query<OpenCustodyRequest>(
    `select t.transfer_no::float8 as "transferNo", t.client_no::float8 as "clientNo", t.kind, t.market, t.status, t.is_by_message as "isByMessage",
      split_part(t.securities_account_id, '.', 1) as "securitiesAccount", t.from_unit as "fromUnit", t.to_unit as "toUnit",
      coalesce(i.code, '') as code, t.quantity::float8 as quantity
    from current.custody_transfer t left join current.instrument i using (instrument_no)
    where t.status in (${sqlList(UNDER_WAY_STATUSES)}) order by t.transfer_no`,
  )
  return rows
}
