/** How the markets trade: sessions, sizes, prices, order types, and when bought securities may be sold. */
import { Type } from 'typebox'
import { MAX_SHARES } from '../../base/money.ts'
import { Flag, PriceField, Shares, Whole, Choice } from '../../frame/fields.ts'
import type { LotRow, Session } from '../../rules/parameters.ts'
import { Choices, ClassKey, Percent, TimeField } from './parameter-fields.ts'
import { parameterTable, type ParameterTable } from './parameter-table.ts'
import { ORDER_TYPE_WORDS } from '../../words/order-type.ts'
import { SESSION_PHASE_WORDS } from '../../words/session-phase.ts'
import { TURNOVER_WORDS } from '../../words/turnover.ts'
import { titled } from '../../frame/schema-notes.ts'

const closed = { additionalProperties: false }
const rows = (title: { zh: string; en: string }) => ({
  ...titled(title),
  minItems: 1,
  maxItems: 24,
})
const trading = { editedBy: 'S04', takesEffect: 'before-trading', key: ClassKey } as const

const session = Type.Object(
  {
    phase: Choice({ zh: '阶段', en: 'Phase' }, SESSION_PHASE_WORDS),
    start: TimeField({ zh: '开始', en: 'From' }),
    end: TimeField({ zh: '结束', en: 'To' }),
    acceptsOrders: Flag({ zh: '接受委托', en: 'Takes orders' }),
    acceptsCancels: Flag({ zh: '接受撤单', en: 'Takes cancels' }),
    isMatching: Flag({ zh: '即时成交', en: 'Matches as they come' }),
  },
  closed,
)

/** Each session must begin where the one before ends. */
function sessionsProblem(sessions: readonly Session[]): string | undefined {
  const fine = sessions.every(
    ({ start, end }, i) => start < end && (i === 0 || sessions[i - 1]?.end === start),
  )
  return fine ? undefined : 'sessions'
}

function lotProblem(row: LotRow): string | undefined {
  if (row.minimumBuy % row.buyStep !== 0) return 'buyStep'
  if (row.minimumSell % row.sellStep !== 0) return 'sellStep'
  return (['maximumLimit', 'maximumMarket', 'maximumAfterHours'] as const).find(
    field => row[field] < Math.max(row.minimumBuy, row.minimumSell),
  )
}

const limit = (title: { zh: string; en: string }) => Percent(title, 'basis-points')

export const MARKET_TABLES: readonly ParameterTable[] = [
  parameterTable<'sessions'>({
    ...trading,
    name: 'sessions',
    title: { zh: '交易时段', en: 'Sessions' },
    value: Type.Object({ sessions: Type.Array(session, rows({ zh: '时段', en: 'Sessions' })) }, closed),
    problem: row => sessionsProblem(row.sessions),
  }),
  parameterTable<'ticks'>({
    ...trading,
    name: 'ticks',
    title: { zh: '价格最小变动', en: 'Ticks' },
    value: Type.Object(
      {
        tick: PriceField({ zh: '最小变动', en: 'Tick' }),
        priceBelow: PriceField({ zh: '价格须低于', en: 'Price below' }),
      },
      closed,
    ),
    problem: row => (row.tick === 0 ? 'tick' : row.priceBelow < row.tick ? 'priceBelow' : undefined),
  }),
  parameterTable<'lots'>({
    ...trading,
    name: 'lots',
    title: { zh: '委托数量', en: 'Lots and order sizes' },
    value: Type.Object(
      {
        minimumBuy: Shares({ zh: '买入最少', en: 'Least to buy' }),
        buyStep: Shares({ zh: '买入递增', en: 'Buy step' }),
        minimumSell: Shares({ zh: '卖出最少', en: 'Least to sell' }),
        sellStep: Shares({ zh: '卖出递增', en: 'Sell step' }),
        maximumLimit: Shares({ zh: '限价最多', en: 'Most in a limit order' }),
        maximumMarket: Shares({ zh: '市价最多', en: 'Most in a market order' }),
        maximumAfterHours: Shares({ zh: '盘后最多', en: 'Most after hours' }),
      },
      closed,
    ),
    problem: lotProblem,
  }),
  parameterTable<'priceLimits'>({
    ...trading,
    name: 'priceLimits',
    title: { zh: '涨跌幅限制', en: 'Price limits' },
    value: Type.Object(
      {
        rate: Type.Optional(limit({ zh: '涨跌幅（空为不限）', en: 'Limit (empty: none)' })),
        riskWarningRate: Type.Optional(limit({ zh: '风险警示涨跌幅', en: 'Limit under risk warning' })),
        unlimitedDays: Whole({ zh: '上市后不限天数', en: 'Days without limit after listing' }, 0, 60),
        firstDay: Type.Optional(
          Type.Object(
            {
              up: limit({ zh: '首日涨幅', en: 'First day up' }),
              down: limit({ zh: '首日跌幅', en: 'First day down' }),
            },
            { ...closed, ...titled({ zh: '首日', en: 'First day' }) },
          ),
        ),
      },
      closed,
    ),
  }),
  parameterTable<'priceCages'>({
    ...trading,
    name: 'priceCages',
    title: { zh: '有效申报价格范围', en: 'Price cages' },
    value: Type.Object(
      {
        rate: Type.Optional(limit({ zh: '偏离基准（空为不限）', en: 'From the reference (empty: none)' })),
        atLeastTicks: Whole({ zh: '至少变动单位数', en: 'At least so many ticks' }, 0, 1000),
      },
      closed,
    ),
  }),
  parameterTable<'orderTypes'>({
    ...trading,
    name: 'orderTypes',
    title: { zh: '委托类型', en: 'Order types' },
    value: Type.Object(
      {
        types: Type.Array(
          Type.Object(
            {
              type: Choice({ zh: '类型', en: 'Type' }, ORDER_TYPE_WORDS),
              phases: Choices({ zh: '可用阶段', en: 'Phases' }, SESSION_PHASE_WORDS),
            },
            closed,
          ),
          rows({ zh: '类型', en: 'Types' }),
        ),
        allowsMarketWithoutLimits: Flag({
          zh: '无涨跌幅时可市价',
          en: 'Market orders on days without limits',
        }),
        requiresProtectivePrice: Flag({
          zh: '市价须带保护限价',
          en: 'Market orders name a protective price',
        }),
      },
      closed,
    ),
    problem: row =>
      new Set(row.types.map(({ type }) => type)).size < row.types.length ? 'types' : undefined,
  }),
  parameterTable<'riskWarningCaps'>({
    ...trading,
    name: 'riskWarningCaps',
    title: { zh: '风险警示买入上限', en: 'Risk-warning buying caps' },
    value: Type.Object(
      { quantity: Whole({ zh: '每账户每日每股', en: 'Per account, day and stock' }, 0, MAX_SHARES) },
      closed,
    ),
  }),
  parameterTable<'settlementCycles'>({
    ...trading,
    name: 'settlementCycles',
    title: { zh: '交收周期', en: 'Settlement cycles' },
    value: Type.Object(
      {
        settleAfter: Whole({ zh: '交收 T+', en: 'Settles T+' }, 0, 10),
        usableAfter: Whole({ zh: '资金可用 T+', en: 'Money usable T+' }, 0, 10),
        withdrawableAfter: Whole({ zh: '资金可取 T+', en: 'Money withdrawable T+' }, 0, 10),
        sellableAfter: Whole({ zh: '证券可卖 T+', en: 'Securities sellable T+' }, 0, 10),
      },
      closed,
    ),
    problem: row => (row.withdrawableAfter < row.usableAfter ? 'withdrawableAfter' : undefined),
  }),
  parameterTable<'turnover'>({
    ...trading,
    name: 'turnover',
    title: { zh: '回转交易', en: 'Turnover' },
    value: Type.Object(
      {
        turnover: Choice({ zh: '回转', en: 'Turnover' }, TURNOVER_WORDS),
      },
      closed,
    ),
  }),
]
