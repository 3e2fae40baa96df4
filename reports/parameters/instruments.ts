/** Finds instruments by code, pinyin initials or name, with the day's limits and the last price, for order entry. */
import { Type } from 'typebox'
import { instrumentsTyped } from '@guitai/core/base/instrument-typed.ts'
import { MarketField, Text } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { likePrefix } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { BOARD_WORDS } from '@guitai/core/words/board.ts'
import { INSTRUMENT_KIND_WORDS } from '@guitai/core/words/instrument-kind.ts'
import { TURNOVER_WORDS } from '@guitai/core/words/turnover.ts'

const SELECT = `select i.instrument_no as "instrumentNo", i.code || '.' || i.market as instrument, i.market, i.code, i.name, i.pinyin, i.kind, i.board,
  i.currency, i.turnover, i.listed_on as "listedOn", i.is_risk_warning as "isRiskWarning", i.is_suspended as "isSuspended",
  i.is_delisted as "isDelisted", i.previous_close as "previousClose", i.upper_limit as "upperLimit", i.lower_limit as "lowerLimit",
  (q.content ->> 'last')::int8 as "lastPrice", m.trade_date as "tradeDate"
from current.instrument i
left join quotes.quote q on q.instrument = i.code || '.' || i.market
left join current.market m on m.market = i.market`

export const instruments = defineReport({
  code: 'instruments',
  name: 'instruments',
  title: { zh: '查找证券', en: 'Find instruments' },
  module: 'queries',
  kind: 'query',
  about: 'firm',
  input: Type.Object(
    {
      text: Type.Optional(Text({ zh: '证券', en: 'Instrument' }, 40)),
      market: Type.Optional(MarketField),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'instrument', title: { zh: '证券', en: 'Instrument' }, type: 'listed', isDetail: true },
    { name: 'code', title: { zh: '代码', en: 'Code' }, type: 'text' },
    { name: 'name', title: { zh: '名称', en: 'Name' }, type: 'text' },
    { name: 'pinyin', title: { zh: '拼音', en: 'Pinyin' }, type: 'text', isDetail: true },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'kind', title: { zh: '种类', en: 'Kind' }, type: 'enum', labels: INSTRUMENT_KIND_WORDS },
    { name: 'board', title: { zh: '板块', en: 'Board' }, type: 'enum', labels: BOARD_WORDS },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'turnover', title: { zh: '回转', en: 'Turnover' }, type: 'enum', labels: TURNOVER_WORDS },
    { name: 'previousClose', title: { zh: '昨收', en: 'Previous close' }, type: 'price' },
    { name: 'upperLimit', title: { zh: '涨停价', en: 'Upper limit' }, type: 'price' },
    { name: 'lowerLimit', title: { zh: '跌停价', en: 'Lower limit' }, type: 'price' },
    { name: 'lastPrice', title: { zh: '最新价', en: 'Last price' }, type: 'price' },
    { name: 'isSuspended', title: { zh: '停牌', en: 'Suspended' }, type: 'boolean' },
    { name: 'isRiskWarning', title: { zh: '风险警示', en: 'Risk warning' }, type: 'boolean' },
    { name: 'isDelisted', title: { zh: '退市', en: 'Delisted' }, type: 'boolean' },
    { name: 'listedOn', title: { zh: '上市日期', en: 'Listed' }, type: 'date' },
    { name: 'tradeDate', title: { zh: '交易日', en: 'Trade date' }, type: 'date' },
    { name: 'instrumentNo', title: { zh: '证券内码', en: 'Instrument number' }, type: 'no', isDetail: true },
  ],
  run(database, input) {
    const filter = conditions()
    const text = input.text?.trim() ?? ''
    const prefix = text === '' ? undefined : likePrefix(text)
    filter.add(
      `(i.code || '.' || i.market like ? or i.code || '.' || i.market = any(?::text[]) or i.pinyin like lower(?) or i.name like ?)`,
      prefix?.toUpperCase(),
      prefix && instrumentsTyped(text),
      prefix,
      prefix,
    )
    filter.add('i.market = ?', input.market)
    const key = [
      { sql: 'i.code', type: 'text', field: 'code' },
      { sql: 'i.market', type: 'text', field: 'market' },
    ] as const
    return readPage(
      database,
      { limit: 20, ...input },
      { select: SELECT, conditions: filter, key, direction: 'asc' },
    )
  },
})
