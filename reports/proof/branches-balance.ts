/**
 * Every branch's accounts balance for themselves, clients' and the firm's together, in every asset: what went to another branch stands on
 * transit, and there the other way round.
 */
import { HOLDING_BALANCES, CASH_BALANCES } from './balances.ts'
import type { ProofLine } from './proof-line.ts'

export const branchesBalance: ProofLine = {
  name: 'branches-balance',
  title: { zh: '各营业部各种资产合计为零', en: 'Every branch balances for itself' },
  isInternal: true,
  sql: `
with house as (
  select branch_no, asset, kind, qualifier, balance::numeric from current.house_account
), every as (
  select a.branch_no, b.asset, b.balance from (${CASH_BALANCES}) b join current.cash_account a using (account_no)
  union all select c.branch_no, b.asset, b.balance from (${HOLDING_BALANCES}) b
    join current.holding h on h.holding_no = b.account_no join current.client c using (client_no)
  union all select branch_no, asset, balance from house
)
select branch_no, asset, sum(balance) as sum, null as other_branch from every group by branch_no, asset having sum(balance) <> 0
union all
select here.branch_no, here.asset, here.balance + coalesce(there.balance, 0), there.branch_no from house here
left join lateral (select branch_no, balance from house h
  where h.kind = 'transit' and h.asset = here.asset and h.branch_no::text = here.qualifier and h.qualifier = here.branch_no::text) there on true
where here.kind = 'transit' and here.qualifier <> '' and here.balance + coalesce(there.balance, 0) <> 0`,
}
