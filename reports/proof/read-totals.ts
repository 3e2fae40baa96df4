/** The day's totals, as the close certificate states them. Money is in decimal texts. */
import type pg from 'pg'
import { formatMoneyIn } from '../frame/format-money-in.ts'
import { CASH_PARTS, PLACE_COLUMNS } from './cash-parts.ts'
import { currencySql } from '../frame/currency-sql.ts'

export interface DayTotals {
  /** Per market, side and currency: trades, quantity, turnover and each kind of fee. */
  turnover: Record<string, unknown>[]
  /** Per currency. */
  fees: Record<string, unknown>[]
  /** Each kind of fee that the depository computes differently: both figures, and the result. */
  feeDifferences: Record<string, unknown>[]
  /** Per currency: clients' cash and where it is. */
  cash: Record<string, unknown>[]
  /** Per currency: what was credited, and what was charged for overdrafts. */
  interest: Record<string, unknown>[]
  counts: Record<string, number>
}

const FEES = ['commission', 'stamp_duty', 'transfer_fee', 'exchange_fee', 'regulatory_fee', 'settlement_fee']
const inCamelCase = (column: string): string =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const feeSums = FEES.map(fee => `sum(t.${fee})::float8 as "${inCamelCase(fee)}"`).join(', ')
const FEE_NAMES = FEES.map(inCamelCase)

const TURNOVER = `select t.market, t.side, i.currency, (count(*) filter (where t.quantity > 0))::float8 as trades, sum(t.quantity)::float8 as quantity, sum(t.amount)::float8 as amount
from everyday.trade t left join current.instrument i using (instrument_no)
where t.trade_date = $1::date group by t.market, t.side, i.currency order by 1, 2, 3`

const FEES_BY_KIND = `select i.currency, ${feeSums}
from everyday.trade t left join current.instrument i using (instrument_no)
where t.trade_date = $1::date group by i.currency order by 1`

const FEE_DIFFERENCES = `select split_part(subject, ' ', 1) as market, split_part(subject, ' ', 2) as "tradingUnit",
  split_part(subject, ' ', 3) as currency, split_part(subject, ' ', 4) as fee, ours, theirs, resolution
from everyday.discrepancy where business_date = $1::date and kind = 'fee' order by discrepancy_key`

const CASH_COLUMNS = ['clients', ...PLACE_COLUMNS, 'house_money']
const CASH_NAMES = CASH_COLUMNS.map(inCamelCase)
const CASH = `select currency, ${CASH_COLUMNS.map(column => `${column}::float8 as "${inCamelCase(column)}"`).join(', ')}
  from (${CASH_PARTS}) p order by asset`

const INTEREST = `select ${currencySql('asset')} as currency,
  coalesce(sum(amount) filter (where kind = 'interest'), 0)::float8 as credited,
  coalesce(sum(amount) filter (where kind = 'penalty-interest'), 0)::float8 as penalty
from everyday.entry where business_date = $1::date and kind in ('interest', 'penalty-interest') group by asset order by asset`

const COUNTS = `select
  o.orders, o.canceled, o.rejected, o.expired, o.filled,
  (select count(*)::float8 from everyday.trade where trade_date = $1::date and quantity > 0) as trades,
  (select count(*)::float8 from everyday.entry where business_date = $1::date) as entries,
  (select count(*)::float8 from everyday.command where business_date = $1::date) as commands,
  (select count(*)::float8 from everyday.voucher where business_date = $1::date) as vouchers,
  (select count(*)::float8 from current.client) as clients,
  (select count(*)::float8 from everyday.unplaced where business_date = $1::date) as unplaced
from (select count(*)::float8 as orders,
    count(*) filter (where status = 'canceled')::float8 as canceled, count(*) filter (where status = 'rejected')::float8 as rejected,
    count(*) filter (where status = 'expired')::float8 as expired, count(*) filter (where status = 'filled')::float8 as filled
  from everyday.orders where trade_date = $1::date) o`

export async function readTotals(client: pg.ClientBase, businessDate: string): Promise<DayTotals> {
  const read = async (text: string, values: unknown[]): Promise<Record<string, unknown>[]> =>
    (await client.query<Record<string, unknown>>(text, values)).rows
  const counts = (await read(COUNTS, [businessDate]))[0] as Record<string, number>
  return {
    turnover: formatMoneyIn(await read(TURNOVER, [businessDate]), ['amount']),
    fees: formatMoneyIn(await read(FEES_BY_KIND, [businessDate]), FEE_NAMES),
    feeDifferences: await read(FEE_DIFFERENCES, [businessDate]),
    cash: formatMoneyIn(await read(CASH, []), CASH_NAMES),
    interest: formatMoneyIn(await read(INTEREST, [businessDate]), ['credited', 'penalty']),
    counts,
  }
}
