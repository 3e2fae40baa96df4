/**
 * A till's day: its business by kind and currency, and as totals the opening, what came in and went out, and the closing. It is read
 * for one teller, for the tellers of some branches, or for all.
 *
 * A voucher and its reversal on the same day are left out: they cancel out in the till and stay in the journal. What came in
 * and went out is added up from the ledger, so opening + in − out = closing whatever a voucher says.
 */
import type { Database } from '../frame/database.ts'
import type { ReportColumn, ReportResult, Row } from '../frame/define-report.ts'
import { businessDay } from '../frame/filters.ts'
import { OVER_TRANSIT } from './till-journal.ts'
import { NOT_PAIRED } from '../trades/same-day-pairs.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { TILL_STATUS_WORDS } from '@guitai/core/words/till.ts'
import { VOUCHER_KIND_WORDS } from '@guitai/core/words/voucher-kind.ts'
import { currencySql } from '../frame/currency-sql.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const CURRENCY = `${currencySql('asset')} as currency`

/** Every voucher with its teller; cash that another teller moved through the till counts for the till. */
const BUSINESS = `
select "tellerNo", t.full_name as "tellerName", ${CURRENCY}, kind, count(*) as count, sum(amount)::int8 as amount,
  coalesce(sum(amount) filter (where way = 'in'), 0)::int8 as "cashIn", coalesce(sum(amount) filter (where way = 'out'), 0)::int8 as "cashOut"
from (
  select coalesce(h.qualifier::int8, v.teller_no) as "tellerNo", h.branch_no as place, v.kind, e.asset, e.amount,
    case h.account_no when e.debit_account then 'in' when e.credit_account then 'out' end as way
  from everyday.entry e join everyday.voucher v on v.voucher_no = e.voucher_no
  left join current.house_account h on h.kind = 'till' and h.account_no in (e.debit_account, e.credit_account)
  where e.business_date = $1::date and e.asset <= 3 and ${NOT_PAIRED} and (h.account_no is not null or not ${OVER_TRANSIT})
) b left join current.teller t on t.teller_no = b."tellerNo"
where ($2::int8 is null or "tellerNo" = $2) and ($3::int4[] is null or coalesce(b.place, t.branch_no) = any($3))
group by 1, 2, asset, kind order by 1, asset, kind`

const TILLS = `
with moved as (
  select h.account_no, coalesce(sum(e.amount) filter (where e.business_date = $1::date and e.debit_account = h.account_no and ${NOT_PAIRED}), 0)::int8 as came_in,
    coalesce(sum(e.amount) filter (where e.business_date = $1::date and e.credit_account = h.account_no and ${NOT_PAIRED}), 0)::int8 as went_out,
    coalesce(sum(case when e.debit_account = h.account_no then e.amount else -e.amount end) filter (where e.business_date > $1::date), 0)::int8 as later
  from current.house_account h
  join everyday.entry e on e.business_date >= $1::date and (e.debit_account = h.account_no or e.credit_account = h.account_no)
  left join everyday.voucher v on v.voucher_no = e.voucher_no
  where h.kind = 'till' group by 1
), till as (
  select h.qualifier::int8 as "tellerNo", t.full_name as "tellerName", h.asset, ${CURRENCY}, -h.balance - coalesce(m.later, 0) as closing,
    coalesce(m.came_in, 0) as "cashIn", coalesce(m.went_out, 0) as "cashOut"
  from current.house_account h left join moved m using (account_no) left join current.teller t on t.teller_no::text = h.qualifier
  where h.kind = 'till' and ($2::int8 is null or h.qualifier::int8 = $2) and ($3::int4[] is null or h.branch_no = any($3))
)
select till."tellerNo", "tellerName", till.currency, till.closing - "cashIn" + "cashOut" as opening, "cashIn", "cashOut", till.closing,
  case when l.status = 'closed' then l.counted end as counted, case when l.status = 'closed' then l.difference end as difference, l.status
from till left join everyday.till l on l.business_date = $1::date and l.teller_no = till."tellerNo" and l.currency = till.currency
where l.till_key is not null or till.closing <> 0 or "cashIn" <> 0 or "cashOut" <> 0
order by till."tellerNo", till.asset`

export const TILL_SUMMARY_COLUMNS: readonly ReportColumn[] = [
  { name: 'tellerNo', title: { zh: '柜员', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
  { name: 'tellerName', title: { zh: '柜员姓名', en: "Teller's name" }, type: 'text' },
  { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
  { name: 'kind', title: { zh: '业务', en: 'Kind' }, type: 'enum', labels: VOUCHER_KIND_WORDS },
  { name: 'count', title: { zh: '笔数', en: 'Count' }, type: 'integer' },
  { name: 'amount', title: { zh: '金额', en: 'Amount' }, type: 'money' },
  { name: 'opening', title: { zh: '期初现金', en: 'Opening' }, type: 'money', total: true },
  { name: 'cashIn', title: { zh: '现金收入', en: 'Cash in' }, type: 'money', total: true },
  { name: 'cashOut', title: { zh: '现金付出', en: 'Cash out' }, type: 'money', total: true },
  { name: 'closing', title: { zh: '期末现金', en: 'Closing' }, type: 'money', total: true },
  { name: 'counted', title: { zh: '实点', en: 'Counted' }, type: 'money', total: true },
  { name: 'difference', title: { zh: '长短款', en: 'Over or short' }, type: 'money', total: true },
  { name: 'status', title: { zh: '尾箱', en: 'Till' }, type: 'enum', labels: TILL_STATUS_WORDS },
]

export async function readTillSummary(
  database: Database,
  date: string | undefined,
  { tellerNo, branches }: { tellerNo: number | null; branches: readonly number[] | null },
): Promise<ReportResult> {
  const values = [date ?? (await businessDay(database)), tellerNo, branches]
  return {
    rows: await database.query<Row>(BUSINESS, values),
    totals: await database.query<Row>(TILLS, values),
  }
}
