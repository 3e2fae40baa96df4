/**
 * 零股清单 — holdings of which a part is less than the market's lot. An odd part may only be sold whole, alone or with full lots (SSE and
 * SZSE trading rules 3.3; on STAR and in Beijing what is below the minimum goes in one order), so clients are offered to sell it at once:
 * C02 with the odd lot as size. Nobody takes shares away.
 */
import { Type } from 'typebox'
import { instrumentClasses, rowFor } from '@guitai/core/rules/product-class.ts'
import { MarketField } from '@guitai/core/frame/fields.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { figuresDate } from '../frame/figures-date.ts'
import { addClient, CLIENT } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { parametersInForce } from '../frame/parameters-in-force.ts'
import { HOLDING_BALANCES } from '../proof/balances.ts'
import { marketValueOf, type ToBeValued } from './client-holdings.ts'

/** The same as core's `oddPart`, in SQL, so that a page can be filled; a test compares the two. */
const select = (lots: readonly string[]): string => `select * from (
  select h.holding_no as "holdingNo", h.client_no as "clientNo", c.name as "clientName", h.securities_account_id as "securitiesAccountId",
    i.market, i.code, i.name, i.kind, i.currency, i.accrued_interest as "accruedInterest", b.balance::int8 as total,
    (case when l.step > 1 then b.balance % l.step when b.balance < l.minimum then b.balance else 0 end)::int8 as odd,
    coalesce((q.content ->> 'last')::int8, i.previous_close) as "lastPrice"
  from current.holding h join (${HOLDING_BALANCES}) b on b.account_no = h.holding_no
  join current.instrument i on i.instrument_no = h.instrument_no
  join unnest(${lots.join(', ')}) l(market, kind, board, step, minimum)
    on l.market = i.market and l.kind = i.kind and l.board = i.board
  left join current.client c on c.client_no = h.client_no
  left join quotes.quote q on q.instrument = i.code || '.' || i.market
  where b.balance > 0 and h.share_nature = ''
) o`

export const oddLots = defineReport({
  code: 'odd-lots',
  name: 'odd-lots',
  title: { zh: '零股清单', en: 'Odd lots' },
  module: 'reports',
  kind: 'report',
  about: 'clients',
  input: Type.Object(
    { ...CLIENT, market: Type.Optional(MarketField), ...PAGE },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'clientName', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'holdingNo', title: { zh: '持仓编号', en: 'Holding' }, type: 'no', isDetail: true },
    { name: 'securitiesAccountId', title: { zh: '证券账户', en: 'Securities account' }, type: 'listed' },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'name', title: { zh: '证券名称', en: 'Name' }, type: 'text' },
    { name: 'total', title: { zh: '持有', en: 'Held' }, type: 'shares' },
    { name: 'odd', title: { zh: '零股', en: 'Odd lot' }, type: 'shares' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'lastPrice', title: { zh: '最新价', en: 'Last price' }, type: 'price' },
    { name: 'oddValue', title: { zh: '零股市值', en: 'Value of it' }, type: 'money' },
  ],
  async run(database, input, context) {
    const parameters = await parametersInForce(database)
    const date = await figuresDate(database)
    const lots = instrumentClasses().flatMap(of => {
      const row = rowFor(parameters.lots, of, date)
      return row === undefined ? [] : [{ ...of, ...row }]
    })
    const filter = conditions()
    const columns = [
      `${filter.place(lots.map(({ market }) => market))}::text[]`,
      `${filter.place(lots.map(({ kind }) => kind))}::text[]`,
      `${filter.place(lots.map(({ board }) => board))}::text[]`,
      `${filter.place(lots.map(({ sellStep }) => sellStep))}::int8[]`,
      `${filter.place(lots.map(({ minimumSell }) => minimumSell))}::int8[]`,
    ]
    addClient(filter, 'o."clientNo"', input.client, context)
    filter.add('o.market = ?', input.market)
    filter.add('o.odd <> ?', 0)
    const key = [{ sql: 'o."holdingNo"', type: 'int8', field: 'holdingNo' }] as const
    const page = await readPage(database, input, {
      select: select(columns),
      conditions: filter,
      key,
      direction: 'asc',
    })
    return { ...page, rows: page.rows.map(row => valued(row as OddRow)) }
  },
})

type OddRow = Row & ToBeValued & { lastPrice: number; odd: number }

const valued = (row: OddRow): Row => ({ ...row, oddValue: marketValueOf(row, row.lastPrice, row.odd) })
