/**
 * Q03 查个人证券信息 — what a client holds now, how much of it can be sold, what it cost and what it is worth.
 *
 * The last price is the feed's; without one (before the first quote, a suspended security) it is the previous close.
 */
import { Type } from 'typebox'
import type { Holding } from '@guitai/core/books/accounts.ts'
import type { UnsettledShares } from '@guitai/core/books/tables/custody/unsettled-shares.ts'
import { holdingFigures } from '@guitai/core/books/holding-figures.ts'
import { amountOf, mulDiv } from '@guitai/core/base/money.ts'
import { amountOfOrder } from '@guitai/core/rules/ticks-and-lots.ts'
import { conditions } from '../frame/conditions.ts'
import { figuresDate } from '../frame/figures-date.ts'
import type { Database } from '../frame/database.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { addClient, businessDay, NAMED_CLIENT } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import type { InstrumentKind } from '@guitai/core/words/instrument-kind.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { SHARE_NATURE_WORDS } from '@guitai/core/words/share-nature.ts'

const HOLDINGS = `select h.holding_no as "holdingNo", h.client_no as "clientNo", h.securities_account_id as "securitiesAccountId",
  h.instrument_no as "instrumentNo", h.trading_unit as "tradingUnit", h.share_nature as "shareNature", h.settled,
  h.on_hold as "onHold", h.frozen, h.restricted, h.cost, i.market, i.code, i.name, i.kind, i.accrued_interest as "accruedInterest", i.currency,
  coalesce((q.content ->> 'last')::int8, i.previous_close) as "lastPrice"
from current.holding h
join current.instrument i on i.instrument_no = h.instrument_no
left join quotes.quote q on q.instrument = i.code || '.' || i.market`

const LOTS = `select holding_no as "holdingNo", trade_date as "tradeDate", settlement_date as "settlementDate",
  sellable_from as "sellableFrom", bought, sold, settled_bought as "settledBought", settled_sold as "settledSold"
from current.unsettled_shares where holding_no = any($1::int8[]) order by trade_date, settlement_date, sellable_from`

type HoldingRow = Omit<Holding, 'unsettled'> & ToBeValued & { lastPrice: number } & Row

async function lotsOf(
  database: Database,
  holdings: readonly HoldingRow[],
): Promise<Map<number, UnsettledShares[]>> {
  const lots = await database.query<UnsettledShares>(LOTS, [holdings.map(holding => holding.holdingNo)])
  return Map.groupBy(lots, lot => lot.holdingNo)
}

export interface ToBeValued {
  kind: InstrumentKind
  /** For a bond that is quoted clean; its cost also contains accrued interest. */
  accruedInterest: number | null
}

export function marketValueOf({ kind, accruedInterest }: ToBeValued, price: number, total: number): number {
  return total > 0 ? amountOfOrder({ kind, accruedInterest: accruedInterest ?? 0 }, price, total) : 0
}

/** The price per unit at which the position breaks even so far, rounded half up; null when nothing is held. */
export function averagePrice(kind: InstrumentKind, cost: number, total: number): number | null {
  if (total <= 0) return null
  const unit = amountOfOrder({ kind }, 10_000, 10_000) === amountOf(10_000, 10_000) ? 100 : 10_000
  return cost < 0 ? -mulDiv(-cost, unit, total) : mulDiv(cost, unit, total)
}

/** Bought and sold on the business day; sellable for the date that an order entered now would have. */
function figuresOf(
  row: HoldingRow,
  unsettled: UnsettledShares[],
  { today, date }: { today: string; date: string },
): Row {
  const { sellable } = holdingFigures({ ...row, unsettled }, date)
  const figures = { ...holdingFigures({ ...row, unsettled }, today), sellable }
  const marketValue = marketValueOf(row, row.lastPrice, figures.total)
  return {
    ...row,
    ...figures,
    marketValue,
    profit: marketValue - row.cost,
    averagePrice: averagePrice(row.kind, row.cost, figures.total),
    lots: unsettled,
  }
}

export const clientHoldings = defineReport({
  code: 'Q03',
  name: 'client-holdings',
  title: { zh: '查个人证券信息', en: 'Client holdings' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ ...NAMED_CLIENT, ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'holdingNo', title: { zh: '持仓编号', en: 'Holding' }, type: 'no', isDetail: true },
    { name: 'securitiesAccountId', title: { zh: '证券账户', en: 'Securities account' }, type: 'listed' },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'code', title: { zh: '证券代码', en: 'Code' }, type: 'text' },
    { name: 'name', title: { zh: '证券名称', en: 'Name' }, type: 'text' },
    { name: 'tradingUnit', title: { zh: '托管单元', en: 'Trading unit' }, type: 'text', isDetail: true },
    {
      name: 'shareNature',
      title: { zh: '股份性质', en: 'Share nature' },
      type: 'enum',
      labels: SHARE_NATURE_WORDS,
    },
    { name: 'total', title: { zh: '持有', en: 'Held' }, type: 'shares' },
    { name: 'sellable', title: { zh: '可卖', en: 'Sellable' }, type: 'shares' },
    { name: 'boughtToday', title: { zh: '今买', en: 'Bought today' }, type: 'shares' },
    { name: 'soldToday', title: { zh: '今卖', en: 'Sold today' }, type: 'shares' },
    { name: 'onHold', title: { zh: '委托冻结', en: 'On hold' }, type: 'shares' },
    { name: 'frozen', title: { zh: '冻结', en: 'Frozen' }, type: 'shares' },
    { name: 'restricted', title: { zh: '限售', en: 'Restricted' }, type: 'shares' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'averagePrice', title: { zh: '成本价', en: 'Cost price' }, type: 'price' },
    { name: 'lastPrice', title: { zh: '最新价', en: 'Last price' }, type: 'price' },
    { name: 'cost', title: { zh: '成本', en: 'Cost' }, type: 'money', total: true },
    { name: 'marketValue', title: { zh: '市值', en: 'Market value' }, type: 'money', total: true },
    { name: 'profit', title: { zh: '浮动盈亏', en: 'Profit' }, type: 'money', tone: 'sign', total: true },
    { name: 'lots', title: { zh: '在途明细', en: 'Unsettled lots' }, type: 'json', isDetail: true },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addClient(filter, 'h.client_no', input.client, context)
    // An emptied holding whose lots have all matured is left out; its row stays.
    filter.add(
      `(h.settled <> ? or h.on_hold <> 0 or h.frozen <> 0 or exists (select from current.unsettled_shares u
      where u.holding_no = h.holding_no and (u.bought <> u.settled_bought or u.sold <> u.settled_sold or u.trade_date >= (select max(business_date) from current.business_day))))`,
      0,
    )
    const key = [{ sql: 'h.holding_no', type: 'int8', field: 'holdingNo' }] as const
    const page = await readPage(database, input, {
      select: HOLDINGS,
      conditions: filter,
      key,
      direction: 'asc',
    })
    const holdings = page.rows as HoldingRow[]
    const dates = { today: await businessDay(database), date: await figuresDate(database) }
    const lots = await lotsOf(database, holdings)
    const rows = holdings.map(row => figuresOf(row, lots.get(row.holdingNo) ?? [], dates))
    // SQL does not compute the figures, so totals are given when one page holds all.
    if (page.next !== undefined || input.after !== undefined) return { ...page, rows }
    return { rows, totals: totalsOf(rows) }
  },
})

function totalsOf(rows: readonly Row[]): Row[] {
  const whose = (row: Row): string => `${String(row['clientNo'])} ${String(row['currency'])}`
  return [...Map.groupBy(rows, whose).values()].map(ofCurrency => {
    const sum = (field: string): number =>
      ofCurrency.reduce((total, row) => total + (row[field] as number), 0)
    return {
      clientNo: ofCurrency[0]?.['clientNo'],
      currency: ofCurrency[0]?.['currency'],
      rows: ofCurrency.length,
      cost: sum('cost'),
      marketValue: sum('marketValue'),
      profit: sum('profit'),
    }
  })
}
