/** The frozen amount is the sum of the freezes in force; an ended freeze freezes nothing. */
import type { ProofLine } from './proof-line.ts'

export const freezesExplained: ProofLine = {
  name: 'freezes-explained',
  title: { zh: '冻结金额与冻结登记相符', en: 'Frozen amounts are explained by freezes' },
  isInternal: true,
  sql: `
with frozen as (select object, account_no, sum(effective) as effective from current.freeze where status = 'in-force' group by object, account_no)
select 'cash' as object, account_no, coalesce(a.frozen, 0) as frozen, coalesce(f.effective, 0) as freezes
from current.cash_account a full join (select * from frozen where object = 'cash') f using (account_no)
where coalesce(a.frozen, 0) <> coalesce(f.effective, 0)
union all
select 'holding', account_no, coalesce(h.frozen, 0), coalesce(f.effective, 0)
from (select holding_no as account_no, frozen from current.holding) h full join (select * from frozen where object = 'holding') f using (account_no)
where coalesce(h.frozen, 0) <> coalesce(f.effective, 0)
union all
select 'ended freeze', freeze_no, ordered, effective from current.freeze where status <> 'in-force' and effective <> 0`,
}
