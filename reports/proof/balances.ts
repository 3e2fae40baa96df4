/** The balance of every account, settled and unsettled together, as SQL: (account_no, asset, balance). */
import { assetSql } from '../frame/currency-sql.ts'
export const CASH_BALANCES = `
  select a.account_no, ${assetSql('a.currency')} as asset, a.settled + coalesce(l.net, 0) as balance
  from current.cash_account a
  left join (select account_no, sum(proceeds - purchases - settled_proceeds + settled_purchases) as net from current.unsettled_cash group by account_no) l
    using (account_no)`

export const HOLDING_BALANCES = `
  select h.holding_no as account_no, h.instrument_no as asset, h.settled + coalesce(l.net, 0) as balance
  from current.holding h
  left join (select holding_no, sum(bought - sold - settled_bought + settled_sold) as net from current.unsettled_shares group by holding_no) l
    using (holding_no)`

export const HOUSE_BALANCES = 'select account_no, asset, balance::numeric from current.house_account'

export const ALL_BALANCES = `${CASH_BALANCES}\n  union all ${HOLDING_BALANCES}\n  union all ${HOUSE_BALANCES}`
