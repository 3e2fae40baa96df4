/**
 * Every balance is the sum of its entries: the balance at the end of the last day, and every entry since.
 *
 * Accounts have a row only for days on which they moved, so the last row counts. An account without a row began at zero.
 */
import { ALL_BALANCES } from './balances.ts'
import type { ProofLine } from './proof-line.ts'

export const balancesEqualEntries: ProofLine = {
  name: 'balances-equal-entries',
  title: { zh: '余额等于流水之和', en: 'Every balance equals its entries' },
  isInternal: true,
  sql: `
with before as (
  select distinct on (account_no, asset) account_no, asset, balance from everyday.balance
  where business_date < $1::date order by account_no, asset, business_date desc
), since as (
  select leg.account_no, e.asset, sum(leg.amount) as amount
  from everyday.entry e cross join lateral (values (e.debit_account, -e.amount), (e.credit_account, e.amount)) leg (account_no, amount)
  where e.business_date > coalesce((select max(business_date) from everyday.balance where business_date < $1::date), '-infinity')
  group by leg.account_no, e.asset
), now as (${ALL_BALANCES}
)
select account_no, asset, coalesce(before.balance, 0) as before, coalesce(since.amount, 0) as entries, coalesce(now.balance, 0) as now
from now full join before using (account_no, asset) full join since using (account_no, asset)
where coalesce(now.balance, 0) <> coalesce(before.balance, 0) + coalesce(since.amount, 0)`,
}
