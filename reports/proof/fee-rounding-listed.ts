/** What the house bears of the depository's fees equals the list of differences, per market and currency. */
import type { SqlLine } from './proof-line.ts'
import { assetSql } from '../frame/currency-sql.ts'

export const feeRoundingListed: SqlLine = {
  name: 'fee-rounding-listed',
  title: { zh: '费用尾差与所列差异相符', en: 'Fee rounding equals the differences that are listed' },
  isInternal: true,
  sql: `
with posted as (
  select h.qualifier as market, h.asset, sum(case when e.debit_account = h.account_no then e.amount else -e.amount end) as amount
  from everyday.entry e join current.house_account h on h.kind = 'fee-rounding' and h.account_no in (e.debit_account, e.credit_account)
  where e.business_date = $1::date and e.kind = 'fee-rounding' group by 1, 2
), listed as (
  select split_part(subject, ' ', 1) as market,
    ${assetSql("split_part(subject, ' ', 3)")} as asset,
    sum((theirs::numeric - ours::numeric) * 100) as amount
  from everyday.discrepancy
  where business_date = $1::date and kind = 'fee' and resolution in ('rounded', 'accept-depository') group by 1, 2
)
select market, asset, coalesce(p.amount, 0)::float8 as posted, coalesce(l.amount, 0)::float8 as listed
from posted p full join listed l using (market, asset) where coalesce(p.amount, 0) <> coalesce(l.amount, 0)`,
}
