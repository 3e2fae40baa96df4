/**
 * R15 成交排名 — the clients of a day or period by turnover, those with the most first, and a last line for all others.
 *
 * Turnover is what was bought and sold, repos included, as F14 counts it; a fill that was taken back is none. Amounts of different
 * currencies are not added, so each currency has its own ranking. Equals share a rank (1 2 2 4) and are not parted by `top`, so
 * there can be more lines than were asked for. Shares are given by the largest remainder over the lines shown: they add up to 100.00.
 */
import { Type } from 'typebox'
import { MarketField, Whole } from '@guitai/core/frame/fields.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { RANKING_LINE_WORDS } from '@guitai/core/words/ranking-line.ts'
import { conditions } from '../frame/conditions.ts'
import { addCovered } from '../frame/covered.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { addPeriod, PERIOD } from '../frame/filters.ts'

const USUAL_TOP = 20

/** Of each client that traded, one line a currency. */
const traded = (
  where: string,
): string => `select t.client_no, i.currency, count(*) filter (where t.quantity > 0) as trades,
    coalesce(sum(t.amount) filter (where t.side = 'buy'), 0) as bought, coalesce(sum(t.amount) filter (where t.side = 'sell'), 0) as sold,
    sum(t.amount) as turnover, rank() over (partition by i.currency order by sum(t.amount) desc) as rank
  from everyday.trade t join current.instrument i on i.instrument_no = t.instrument_no
  ${where} group by t.client_no, i.currency having sum(t.amount) > 0`

/** Shares are whole hundredths of a percent; those that rounding down leaves over go to the largest remainders. */
const ranking = (where: string, top: string): string => `with traded as (
  ${traded(where)}
), lines as (
  select 'client' as line, rank, client_no, currency, 1 as clients, trades, bought, sold, turnover from traded where rank <= ${top}
  union all
  select 'rest', null, null, currency, count(*), sum(trades), sum(bought), sum(sold), sum(turnover) from traded where rank > ${top}
    group by currency
), floored as (
  select *, div(turnover * 10000, total) as points, mod(turnover * 10000, total) as remainder
  from (select *, sum(turnover) over (partition by currency) as total from lines) l
), shared as (
  select *, 10000 - sum(points) over (partition by currency) as "left",
    row_number() over (partition by currency order by remainder desc, rank, client_no) as turn
  from floored
)
select s.line, s.rank, s.client_no as "clientNo", c.name as "clientName", s.currency, s.clients, s.trades, s.bought, s.sold, s.turnover,
  s.points + case when s.turn <= s.left then 1 else 0 end as share
from shared s left join current.client c on c.client_no = s.client_no
order by s.currency, s.rank nulls last, s.client_no`

export const turnoverRanking = defineReport({
  code: 'R15',
  name: 'turnover-ranking',
  title: { zh: '成交排名', en: 'Ranking by turnover' },
  module: 'reports',
  kind: 'report',
  about: 'clients',
  input: Type.Object(
    {
      ...PERIOD,
      market: Type.Optional(MarketField),
      top: Type.Optional(Whole({ zh: '前几名', en: 'Top' }, 1, 500)),
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'line', title: { zh: '行', en: 'Line' }, type: 'enum', labels: RANKING_LINE_WORDS },
    { name: 'rank', title: { zh: '名次', en: 'Rank' }, type: 'no' },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'clients', title: { zh: '客户数', en: 'Clients' }, type: 'integer', total: true },
    { name: 'trades', title: { zh: '成交笔数', en: 'Trades' }, type: 'integer', total: true },
    { name: 'bought', title: { zh: '买入金额', en: 'Bought' }, type: 'money', total: true },
    { name: 'sold', title: { zh: '卖出金额', en: 'Sold' }, type: 'money', total: true },
    { name: 'turnover', title: { zh: '成交金额', en: 'Turnover' }, type: 'money', total: true },
    { name: 'share', title: { zh: '占比（%）', en: 'Share (%)' }, type: 'price', total: true },
  ],
  async run(database, input, context) {
    const filter = conditions()
    await addPeriod(database, filter, 't.trade_date', input)
    addCovered(filter, 't.client_no', context)
    filter.add('t.market = ?', input.market)
    const where = filter.where()
    const top = `${filter.place(input.top ?? USUAL_TOP)}::int8`
    const found = await database.query<Line>(ranking(where, top), filter.values)
    const rows = found.map(row => ({ ...row, share: row.share * PRICE_OF_A_POINT }))
    return { rows, totals: totalsOf(rows) }
  },
})

/** A column of the type price is in 1/10000; a share is in 1/100 of a percent. */
const PRICE_OF_A_POINT = 100

const SUMMED = ['clients', 'trades', 'bought', 'sold', 'turnover', 'share'] as const
type Line = Row & { currency: string } & Record<(typeof SUMMED)[number], number>

function totalsOf(rows: readonly Line[]): Row[] {
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, lines]) => ({
    rows: lines.length,
    currency,
    ...Object.fromEntries(SUMMED.map(name => [name, lines.reduce((sum, line) => sum + line[name], 0)])),
  }))
}
