/** What E11 and E12 need found in the tables about what is due with the depository. */
import type pg from 'pg'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { ClearedSum, MaturingSum, MovedDue, StatedGross } from '@guitai/core/frame/gathered.ts'

/** The buyer pays; of a repo the lender, who sells. */
const PAYS = "(t.side = 'buy') <> (i.kind = 'repo')"

const CLEARED = `
  select t.branch_no as "branchNo", t.trading_unit as "tradingUnit", t.instrument_no as "instrumentNo", t.settlement_date::text as "settlementDate",
    sum(case when ${PAYS} then -t.amount else t.amount end)::float8 as amount,
    sum(case when i.kind = 'repo' then 0 when t.side = 'buy' then t.quantity else -t.quantity end)::float8 as shares,
    jsonb_build_object('stampDuty', sum(t.stamp_duty), 'transferFee', sum(t.transfer_fee), 'exchangeFee', sum(t.exchange_fee),
      'regulatoryFee', sum(t.regulatory_fee), 'settlementFee', sum(t.settlement_fee)) as fees
  from current.trade t join current.instrument i using (instrument_no)
  where t.trade_date = $1 and t.clearing_run > 0 group by 1, 2, 3, 4 order by 1, 2, 3, 4`

/** A maturity date that became a holiday has no evening of its own: the next day's finds its repos. */
const DUE_BY = `maturity_date <= $1 and maturity_date >
  coalesce((select max(business_date) from current.business_day where business_date < $1), '-infinity')`

const MATURING = `
  select market, "tradingUnit", "settlementDate", sum(amount)::float8 as amount from (
    select r.market, t.trading_unit as "tradingUnit", r.maturity_settlement_date::text as "settlementDate",
      case when r.side = 'lend' then r.amount + r.interest else -r.amount - r.interest end as amount
    from current.repo r join everyday.trade t on t.trade_key = r.trade_key and t.trade_date = r.trade_date where ${DUE_BY}
    union all
    select r.market, d.trading_unit, r.maturity_settlement_date::text, case when r.side = 'lend' then r.amount + r.interest else -r.amount - r.interest end
    from current.error_repo r join everyday.depository_trade d on d.trade_key = r.trade_key where ${DUE_BY}
  ) back group by 1, 2, 3 order by 1, 2, 3`

const STATED = `
  select market, trading_unit as "tradingUnit", currency, (sells - buys + repo_back - repo_repaid)::float8 as gross
  from everyday.depository_money where trade_date = $1 order by 1, 2, 3`

export interface DuesFound {
  cleared: ClearedSum[]
  maturing: MaturingSum[]
  stated: StatedGross[]
}

/** The day's cleared trades in sums, the repos that have matured since the day before, and what the depository's money file says of both. */
export async function findDues(db: pg.Pool, date: BusinessDate): Promise<DuesFound> {
  const { rows: cleared } = await db.query<ClearedSum>(CLEARED, [date])
  const { rows: maturing } = await db.query<MaturingSum>(MATURING, [date])
  const { rows: stated } = await db.query<StatedGross>(STATED, [date])
  return { cleared, maturing, stated }
}

/** What the depository has moved on the date. */
export async function movedDues(db: pg.Pool, date: BusinessDate): Promise<MovedDue[]> {
  const { rows } = await db.query<MovedDue>(
    `select market, trading_unit as "tradingUnit", currency, settlement_date::text as "settlementDate", amount::float8
    from everyday.depository_movement where trade_date = $1 and amount <> 0 order by 1, 2, 3, 4`,
    [date],
  )
  return rows
}
