/** Checks the stored balances of a day: what each account had before, and the day's entries. */
import type pg from 'pg'
import type { ChainFinding } from './finding.ts'

const WRONG = `
with noted as (select account_no, asset, balance from everyday.balance where business_date = $1::date),
before as (
  select distinct on (account_no, asset) account_no, asset, balance from everyday.balance
  where business_date < $1::date order by account_no, asset, business_date desc
), moved as (
  select leg.account_no, e.asset, sum(leg.amount) as amount
  from everyday.entry e cross join lateral (values (e.debit_account, -e.amount), (e.credit_account, e.amount)) leg (account_no, amount)
  where e.business_date = $1::date group by leg.account_no, e.asset
)
select case when noted.balance is null then 'deleted' when moved.amount is null then 'invented' else 'changed' end as what,
  'balance' as "table", account_no || '/' || $1::date as key, $1::date::text as "businessDate", null as "batchNo"
from moved full join noted using (account_no, asset) left join before using (account_no, asset)
where noted.balance is distinct from coalesce(before.balance, 0) + moved.amount order by account_no limit 10000`

/** For a day that has moved to history. */
export async function checkBalances(client: pg.ClientBase, date: string): Promise<ChainFinding[]> {
  return (await client.query<ChainFinding>(WRONG, [date])).rows
}
