/**
 * E25 结算备付 — what the firm receives from the depository and pays to it, by market, currency and settlement date: what has stayed due,
 * with its age, and what is coming on the next three settlement days. Trades that E11 has not cleared yet and repos that mature are
 * expected already. The forecast is what the reserve comes to when everything up to that date is paid.
 */
import { Type } from 'typebox'
import { collectedFees } from '@guitai/core/rules/collected-fees.ts'
import { calendarOf, nextTradingDay } from '@guitai/core/rules/calendar.ts'
import type { OutsideFee } from '@guitai/core/rules/fee-sums.ts'
import { CurrencyField, MarketField } from '@guitai/core/frame/fields.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { assetSql } from '../frame/currency-sql.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { businessDay } from '../frame/filters.ts'
import { parametersInForce } from '../frame/parameters-in-force.ts'
import { PAYS } from '../proof/money-reconciliation.ts'

const SETTLEMENT_DAYS = 3

const FEE_COLUMNS: Readonly<Record<OutsideFee, string>> = {
  stampDuty: 'stamp_duty',
  transferFee: 'transfer_fee',
  exchangeFee: 'exchange_fee',
  regulatoryFee: 'regulatory_fee',
  settlementFee: 'settlement_fee',
}

const BACK = "case when side = 'lend' then amount + interest else -amount - interest end"

/** `today` and `until` are placeholders; `fees` is what the depository takes with the money of a trade. */
const select = (today: string, until: string, fees: string): string => `with noted (up_to) as (
  select coalesce(max(d.business_date), '-infinity') from current.business_day d where d.business_date < ${today}::date
    or exists (select from current.day_step s where s.business_date = d.business_date and s.code = 'E11' and s.status = 'done')
), due (market, currency, settlement_date, ours, theirs, paid, expected) as (
  select market, currency, settlement_date, ours, theirs, paid, 0 from current.settlement_due
    where is_open or settlement_date >= ${today}::date
  union all
  select t.market, i.currency, t.settlement_date, 0, null, 0, case when ${PAYS} then -t.amount else t.amount end - (${fees})
    from current.trade t join current.instrument i using (instrument_no) where t.clearing_run = 0 and t.trade_date <= ${today}::date
  union all select market, 'CNY', maturity_settlement_date, 0, null, 0, ${BACK} from current.repo where maturity_date > (select up_to from noted)
  union all select market, 'CNY', maturity_settlement_date, 0, null, 0, ${BACK} from current.error_repo where maturity_date > (select up_to from noted)
), summed as (
  select market, currency, settlement_date, sum(ours)::int8 as ours, sum(theirs)::int8 as theirs, sum(paid)::int8 as paid,
    sum(ours - paid)::int8 as unpaid, sum(expected)::int8 as expected
  from due where settlement_date <= ${until}::date group by market, currency, settlement_date
), reserve as (
  select qualifier as market, asset, sum(-balance)::int8 as amount from current.house_account where kind = 'reserve' group by qualifier, asset
)
select s.market, s.currency, s.settlement_date as "settlementDate", s.ours, s.theirs, s.paid, s.unpaid, s.expected,
  case when s.unpaid <> 0 and s.settlement_date < ${today}::date then ${today}::date - s.settlement_date end as age,
  coalesce(r.amount, 0)::int8 as reserve,
  (coalesce(r.amount, 0) + sum(s.unpaid + s.expected) over (partition by s.market, s.currency order by s.settlement_date))::int8 as forecast
from summed s left join reserve r on r.market = s.market and r.asset = ${assetSql('s.currency')}`

const money = (name: string, zh: string, en: string) => ({ name, title: { zh, en }, type: 'money' }) as const

export const settlementDues = defineReport({
  code: 'E25',
  name: 'settlement-dues',
  title: { zh: '结算备付', en: 'Settlement dues' },
  module: 'day-end',
  kind: 'query',
  about: 'headquarters',
  input: Type.Object(
    { market: Type.Optional(MarketField), currency: Type.Optional(CurrencyField) },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'settlementDate', title: { zh: '交收日', en: 'Settlement date' }, type: 'date' },
    money('ours', '应收付（本方）', 'Due, ours'),
    money('theirs', '应收付（登记结算）', 'Due, theirs'),
    money('paid', '已交收', 'Paid'),
    money('unpaid', '未交收', 'Still due'),
    money('expected', '预计（未清算）', 'Expected, not cleared'),
    { name: 'age', title: { zh: '逾期天数', en: 'Days late' }, type: 'integer' },
    money('reserve', '备付金余额', 'Reserve'),
    money('forecast', '预计备付金', 'Reserve after it'),
  ],
  async run(database, input) {
    const today = await businessDay(database)
    const parameters = await parametersInForce(database)
    const calendar = calendarOf(parameters.holidays)
    let until = today
    for (let day = 0; day < SETTLEMENT_DAYS; day++) until = nextTradingDay(calendar, until)
    const fees = ['0', ...collectedFees(parameters, today).map(fee => `t.${FEE_COLUMNS[fee]}`)].join(' + ')
    const filter = conditions()
    const sql = select(filter.place(today), filter.place(until), fees)
    filter.add('s.market = ?', input.market)
    filter.add('s.currency = ?', input.currency)
    return {
      rows: await database.query(
        `${sql} ${filter.where()} order by s.market, s.currency, s.settlement_date`,
        filter.values,
      ),
    }
  },
})
