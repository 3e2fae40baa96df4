/**
 * Every hold has its reason: what is on hold on an account is held by its open orders, in money and in shares, or by custody
 * transfers under way (their shares, going out or coming in, and the fee). An order that has ended holds nothing.
 */
import type { ProofLine } from './proof-line.ts'
import { UNDER_WAY_STATUSES } from '@guitai/core/words/custody-transfer.ts'
import { ENDED_STATUSES } from '@guitai/core/words/order-status.ts'
import { sqlList } from '@guitai/core/words/words.ts'

const ENDED = `(${sqlList(ENDED_STATUSES)})`

export const holdsExplained: ProofLine = {
  name: 'holds-explained',
  title: { zh: '冻结与委托、转托管相符', en: 'Holds are explained by open orders and custody transfers' },
  isInternal: true,
  sql: `
with open_order as (
  select cash_account_no, holding_no, hold_cash, hold_shares from current.orders
  where (hold_cash <> 0 or hold_shares <> 0) and status not in ${ENDED}
), cash as (select cash_account_no as account_no, sum(hold_cash) as held from open_order where hold_cash <> 0 group by cash_account_no),
transfer as (select holding_no, cash_account_no, fee, case when kind in ('transfer-out', 'transfer-in') then quantity else 0 end as quantity
  from everyday.custody_transfer where status in (${sqlList(UNDER_WAY_STATUSES)})),
shares as (select holding_no, sum(held) as held from (
    select holding_no, hold_shares as held from open_order where hold_shares <> 0
    union all select holding_no, quantity from transfer where quantity <> 0) h group by holding_no),
fees as (select cash_account_no as account_no, sum(fee) as held from transfer where fee <> 0 group by cash_account_no)
select 'cash' as object, account_no, coalesce(a.on_hold, 0) as on_hold, coalesce(cash.held, 0) as orders_hold
from current.cash_account a full join cash using (account_no) where coalesce(a.on_hold, 0) <> coalesce(cash.held, 0)
union all
select 'holding', holding_no, coalesce(h.on_hold, 0), coalesce(shares.held, 0)
from current.holding h full join shares using (holding_no) where coalesce(h.on_hold, 0) <> coalesce(shares.held, 0)
union all
select 'ended order', order_id, hold_cash, hold_shares from everyday.orders
where trade_date >= $1::date and status in ${ENDED} and (hold_cash <> 0 or hold_shares <> 0)
union all
select 'transfer', account_no, coalesce(a.on_transfer_hold, 0), coalesce(fees.held, 0)
from current.cash_account a full join fees using (account_no) where coalesce(a.on_transfer_hold, 0) <> coalesce(fees.held, 0)`,
}
