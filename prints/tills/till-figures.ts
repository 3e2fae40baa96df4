/**
 * A till's day by currency: what was in it, what came in and went out, the balance in the books, the count.
 *
 * What came in and went out is read from the ledger, never added up from vouchers. The opening is read from the ledger, too,
 * where nobody has recorded one. A till is debited with money that comes in.
 */
import type { Database } from '@guitai/reports/frame/database.ts'
import { currencySql } from '@guitai/reports/frame/currency-sql.ts'

export interface TillRow {
  tellerNo: number
  tellerName: string | null
  asset: number
  status: string | null
  cameIn: number
  wentOut: number
  balance: number
  counted: number | null
  difference: number | null
  denominations: Record<string, number> | null
}

/** Cash belongs to the business of the till through which it moved; a command that moved none belongs to its maker. */
export interface BusinessRow {
  tellerNo: number
  kind: string
  asset: number
  count: number
  cameIn: number
  wentOut: number
  notCash: number
}

const TILLS = `with moved as (
  select h.account_no, coalesce(sum(e.amount) filter (where e.debit_account = h.account_no), 0)::int8 as came_in,
    coalesce(sum(e.amount) filter (where e.credit_account = h.account_no), 0)::int8 as went_out
  from current.house_account h join everyday.entry e on e.business_date = $1 and (e.debit_account = h.account_no or e.credit_account = h.account_no)
  where h.kind = 'till' group by 1),
later as (
  select h.account_no, sum(case when e.debit_account = h.account_no then e.amount else -e.amount end)::int8 as amount
  from current.house_account h join everyday.entry e on e.business_date > $1 and (e.debit_account = h.account_no or e.credit_account = h.account_no)
  where h.kind = 'till' group by 1)
select h.qualifier::int8 as "tellerNo", t.full_name as "tellerName", h.asset, l.status, coalesce(m.came_in, 0) as "cameIn",
  coalesce(m.went_out, 0) as "wentOut", -h.balance - coalesce(x.amount, 0) as balance,
  case when l.status = 'closed' then l.counted end as counted, case when l.status = 'closed' then l.difference end as difference, l.denominations
from current.house_account h
left join moved m using (account_no) left join later x using (account_no)
left join current.teller t on t.teller_no::text = h.qualifier
left join everyday.till l on l.business_date = $1 and l.teller_no::text = h.qualifier
  and l.currency = ${currencySql('h.asset')}
where h.kind = 'till' and ($2::int8 is null or h.qualifier = $2::text) and ($3::int4[] is null or h.branch_no = any($3))
order by h.qualifier::int8, h.asset`

const BUSINESS = `with cash as (
  select h.qualifier::int8 as teller_no, h.branch_no, e.kind, e.asset, e.voucher_no, case when e.debit_account = h.account_no then e.amount else 0 end as came_in,
    case when e.credit_account = h.account_no then e.amount else 0 end as went_out, 0::int8 as not_cash
  from current.house_account h join everyday.entry e on e.business_date = $1 and (e.debit_account = h.account_no or e.credit_account = h.account_no)
  where h.kind = 'till'),
done as (
  select * from cash union all select teller_no, null, kind, asset, voucher_no, 0, 0, amount from everyday.voucher
  where business_date = $1 and asset <= 3 and voucher_no not in (select voucher_no from cash where voucher_no is not null))
select teller_no as "tellerNo", kind, asset, count(distinct voucher_no) as count, sum(came_in)::int8 as "cameIn", sum(went_out)::int8 as "wentOut",
  sum(not_cash)::int8 as "notCash"
from done where ($2::int8 is null or teller_no = $2)
  and ($3::int4[] is null or coalesce(branch_no, (select t.branch_no from current.teller t where t.teller_no = done.teller_no)) = any($3)) group by 1, 2, 3 order by 1, 3, 2`

/** One teller's, or all of these branches; null: of all. */
export interface Whose {
  tellerNo: number | null
  branches: readonly number[] | null
}

export function readTills(
  database: Database,
  date: string,
  { tellerNo, branches }: Whose,
): Promise<TillRow[]> {
  return database.query<TillRow>(TILLS, [date, tellerNo, branches])
}

/** Opened, with cash in it, or used on that day. Other tills are empty, or came later. */
export function isInUse({ status, balance, cameIn, wentOut }: TillRow): boolean {
  return status !== null || balance !== 0 || cameIn !== 0 || wentOut !== 0
}

export function readBusiness(
  database: Database,
  date: string,
  { tellerNo, branches }: Whose,
): Promise<BusinessRow[]> {
  return database.query<BusinessRow>(BUSINESS, [date, tellerNo, branches])
}
