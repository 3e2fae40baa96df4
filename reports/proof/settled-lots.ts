/**
 * After settlement nothing of the day or before is left unsettled with clients of modes 1 (real-time) and 2 (automatic).
 * What modes 3 and 4 leave open waits for a teller, and is listed, not proved.
 */
import type { ProofLine } from './proof-line.ts'

export const settledLots: ProofLine = {
  name: 'settled-lots',
  title: { zh: '自动交割已全部完成', en: 'Automatic settlement is complete' },
  isInternal: true,
  sql: `
select 'cash' as object, l.account_no, l.trade_date, l.purchases - l.settled_purchases as open_out, l.proceeds - l.settled_proceeds as open_in
from current.unsettled_cash l join current.cash_account a using (account_no) join current.client c using (client_no)
where c.settlement_mode in (1, 2) and l.trade_date <= $1::date and (l.purchases <> l.settled_purchases or l.proceeds <> l.settled_proceeds)
union all
select 'holding', l.holding_no, l.trade_date, l.sold - l.settled_sold, l.bought - l.settled_bought
from current.unsettled_shares l join current.holding h using (holding_no) join current.client c using (client_no)
where c.settlement_mode in (1, 2) and l.trade_date <= $1::date and (l.sold <> l.settled_sold or l.bought <> l.settled_bought)
union all
select 'trade', t.trade_seq, t.trade_date, t.amount, t.quantity
from everyday.trade t join current.client c using (client_no)
where c.settlement_mode in (1, 2) and t.trade_date = $1::date and t.settled_on is null`,
}
