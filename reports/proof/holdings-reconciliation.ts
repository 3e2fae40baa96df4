/**
 * Per securities account, trading unit, instrument, and pledged or not: our holding, unsettled included, equals the
 * depository's file of the day: its holding before the day, and what was bought and sold on it. Shares that were booked ahead
 * of its answer (C13) are on their way and not in the file yet.
 */
import { HOLDING_BALANCES } from './balances.ts'
import type { ProofLine } from './proof-line.ts'
import { UNDER_WAY_STATUSES } from '@guitai/core/words/custody-transfer.ts'
import { sqlList } from '@guitai/core/words/words.ts'

export const holdingsReconciliation: ProofLine = {
  name: 'holdings-reconciliation',
  title: { zh: '客户证券与登记结算相符', en: "Holdings equal the depository's" },
  isInternal: false,
  sql: `
with coming as (
  select holding_no, sum(quantity) as quantity from everyday.custody_transfer
  where kind = 'transfer-in' and status in (${sqlList(UNDER_WAY_STATUSES)}) group by holding_no
), ours as (
  select h.securities_account_id, h.trading_unit, i.market, i.code, h.share_nature = 'pledged' as pledged,
    sum(b.balance - coalesce(coming.quantity, 0)) as total
  from (${HOLDING_BALANCES}) b left join coming on coming.holding_no = b.account_no
  join current.holding h on h.holding_no = b.account_no join current.instrument i on i.instrument_no = h.instrument_no
  group by h.securities_account_id, h.trading_unit, i.market, i.code, pledged
), theirs as (
  select securities_account_id, trading_unit, market, code, share_nature = 'pledged' as pledged, sum(quantity + bought - sold) as total
  from everyday.depository_holding where trade_date = $1::date group by securities_account_id, trading_unit, market, code, pledged
)
select securities_account_id, trading_unit, market, code, pledged, coalesce(ours.total, 0) as ours, coalesce(theirs.total, 0) as theirs
from ours full join theirs using (securities_account_id, trading_unit, market, code, pledged)
where coalesce(ours.total, 0) <> coalesce(theirs.total, 0)`,
}
