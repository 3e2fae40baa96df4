/**
 * Per market, trading unit and currency: the sum of our trades of the day equals the depository's money file; and per market
 * what comes back with interest from repos that have matured since the day before. A maturity date that became a holiday has no
 * evening of its own.
 */
import type { ProofLine } from './proof-line.ts'

/** The buyer pays, and so does the lender of a repo, which is a sale. */
export const PAYS = "(t.side = 'buy') <> (i.kind = 'repo')"

/** Trades of no client that stand on the error account: they are the house's own, and in the depository's sums. */
const ON_ERROR_ACCOUNT = `select d.market, d.trading_unit, s.instrument_no, d.side, d.amount
    from everyday.depository_trade d join current.instrument s using (market, code)
    join everyday.discrepancy x on x.subject = d.trade_key and x.business_date = d.trade_date
    where d.trade_date = $1::date and x.kind = 'missing-here' and x.resolution = 'error-account'`

const DUE_BY = `maturity_date <= $1::date and maturity_date >
      coalesce((select max(business_date) from current.business_day where business_date < $1::date), '-infinity')`

export const moneyReconciliation: ProofLine = {
  name: 'money-reconciliation',
  title: { zh: '成交资金与登记结算相符', en: "The day's money equals the depository's" },
  isInternal: false,
  sql: `
with ours as (
  select t.market, t.trading_unit, i.currency, coalesce(sum(t.amount) filter (where ${PAYS}), 0) as buys,
    coalesce(sum(t.amount) filter (where not (${PAYS})), 0) as sells
  from (
    select market, trading_unit, instrument_no, side, amount from everyday.trade where trade_date = $1::date
    union all ${ON_ERROR_ACCOUNT}
  ) t join current.instrument i using (instrument_no) group by 1, 2, 3
), theirs as (
  select * from everyday.depository_money where trade_date = $1::date
), back as (
  select market, coalesce(sum(amount + interest) filter (where side = 'lend'), 0) as back,
    coalesce(sum(amount + interest) filter (where side = 'borrow'), 0) as repaid
  from (
    select market, side, amount, interest from current.repo where ${DUE_BY}
    union all select market, side, amount, interest from current.error_repo where ${DUE_BY}
  ) r group by market
), their_back as (
  select market, sum(repo_back) as back, sum(repo_repaid) as repaid from theirs group by market
)
select 'trades' as what, market, trading_unit, currency, coalesce(o.buys, 0) as our_buys, coalesce(t.buys, 0) as their_buys,
  coalesce(o.sells, 0) as our_sells, coalesce(t.sells, 0) as their_sells
from ours o full join theirs t using (market, trading_unit, currency)
where (coalesce(o.buys, 0), coalesce(o.sells, 0)) is distinct from (coalesce(t.buys, 0), coalesce(t.sells, 0))
union all
select 'repos', market, '', 'CNY', coalesce(o.repaid, 0), coalesce(t.repaid, 0), coalesce(o.back, 0), coalesce(t.back, 0)
from back o full join their_back t using (market)
where (coalesce(o.back, 0), coalesce(o.repaid, 0)) is distinct from (coalesce(t.back, 0), coalesce(t.repaid, 0))`,
}
