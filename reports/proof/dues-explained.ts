/**
 * The firm's clearing is paid. After E11 nothing is left on a market's clearing account but trades that came later and shares that wait for
 * their settlement date. What stands as due on a date is what the trading units' trades and repos come to on it, less what the depository
 * has moved and the fees that it will take. A repo is posted the evening before it matures, and is reckoned to its trading unit only by
 * E11 of its maturity date, or of the next day if that date became a holiday; in between it explains what is due by itself.
 */
import { assetSql } from '../frame/currency-sql.ts'
import { PAYS } from './money-reconciliation.ts'
import type { SqlLine } from './proof-line.ts'

const FEES =
  't.commission + t.stamp_duty + t.transfer_fee + t.exchange_fee + t.regulatory_fee + t.settlement_fee'
const BACK = "case when side = 'lend' then amount + interest else -amount - interest end"

export const duesExplained: SqlLine = {
  name: 'dues-explained',
  title: {
    zh: '清算款已结转，应收付交收款逐日有据',
    en: 'Clearing is carried to what is due, and every due is explained',
  },
  isInternal: true,
  sql: `
with cleared as (
  select s.business_date from everyday.day_step s join current.business_day d on d.business_date = s.business_date and d.clearing_run = s.run
  where s.business_date = $1::date and s.code = 'E11' and s.status = 'done'
), noted (up_to) as (
  select coalesce(max(business_date), '-infinity') from current.business_day
  where business_date < $1::date or business_date in (select business_date from cleared)
), late as (
  select t.branch_no, t.market, i.instrument_no, ${assetSql('i.currency')} as asset,
    case when ${PAYS} then -t.amount - (${FEES}) else t.amount - (${FEES}) end as money,
    case when i.kind = 'repo' then 0 when t.side = 'buy' then t.quantity else -t.quantity end as shares
  from current.trade t join current.instrument i using (instrument_no) where t.clearing_run = 0 and t.trade_date <= $1::date
), left_there (key, amount) as (
  select branch_no || '/clearing/' || asset || '/' || market, money from late
  union all select branch_no || '/clearing/' || instrument_no || '/' || market, shares from late
  union all select credit, amount from current.pending_move where not is_posted and entry = 'shares-delivered'
  union all select key, balance from current.house_account where kind = 'clearing'
), due (market, asset, settlement_date, amount) as (
  select split_part(qualifier, '/', 1), asset, split_part(qualifier, '/', 2), balance from current.house_account where kind = 'settlement-due'
  union all select split_part(credit, '/', 4), asset, split_part(credit, '/', 5), amount
    from current.pending_move where not is_posted and entry = 'fees-collected'
  union all select market, ${assetSql('currency')}, settlement_date::text, ours - paid from current.settlement_due
  union all select market, 1, maturity_settlement_date::text, ${BACK} from current.repo
    where status = 'due' and maturity_date > (select up_to from noted)
  union all select market, 1, maturity_settlement_date::text, ${BACK} from current.error_repo
    where status = 'matured' and maturity_date > (select up_to from noted)
)
select key as subject, sum(amount)::float8 as difference from left_there
where exists (select from cleared) group by key having sum(amount) <> 0
union all
select market || ' ' || asset || ' ' || settlement_date, sum(amount)::float8 from due group by market, asset, settlement_date having sum(amount) <> 0`,
}
