/**
 * The steps of a business day as shipped. This is the only place that knows their order (core/rules/day-plan.ts reads it). A
 * new function of the day is a row here. All of these rows are fixed, because each step works on the results of the one before.
 */
import type { DayPlanRow } from '../parameters.ts'

const shipped = {
  from: '1970-01-01',
  source: "the firm's own choice",
  auto: true,
  days: ['trading'],
  notBefore: null,
  skippable: false,
  fixed: true,
} as const
const perMarket = { input: { market: '{market}' }, per: 'market' } as const
const onceADay = { input: {}, per: null } as const

export const DAY_PLAN: readonly DayPlanRow[] = [
  {
    ...shipped,
    key: 'X03',
    title: { zh: '系统初始化', en: 'Start of day' },
    function: 'X03',
    input: { tradeDate: '{date}' },
    per: null,
    after: [],
    needs: [],
    // The person who opens a day gives the date.
    auto: false,
    longestMinutes: 1,
  },
  {
    ...shipped,
    ...perMarket,
    key: 'X04',
    title: { zh: '代码初始化', en: 'Load securities' },
    function: 'X04',
    after: ['X03'],
    needs: ['file'],
    longestMinutes: 5,
    // Without its list a market takes no orders; the others go on.
    skippable: true,
  },
  {
    ...shipped,
    ...perMarket,
    key: 'E27',
    title: { zh: '到期撤销', en: 'Expire orders' },
    function: 'E27',
    after: ['X03'],
    needs: ['stream'],
    longestMinutes: 5,
  },
  {
    ...shipped,
    ...perMarket,
    key: 'E01',
    title: { zh: '成交数据转换', en: 'Import fills' },
    function: 'E01',
    after: ['E27'],
    needs: ['file'],
    longestMinutes: 10,
  },
  {
    ...shipped,
    ...perMarket,
    key: 'E02',
    title: { zh: '成交结算转换', en: 'Import settlement' },
    function: 'E02',
    after: ['E01'],
    needs: ['file'],
    longestMinutes: 10,
  },
  {
    ...shipped,
    ...onceADay,
    key: 'E03',
    title: { zh: '成交配对', en: 'Match fills' },
    function: 'E03',
    after: ['E02'],
    needs: [],
    longestMinutes: 5,
  },
  {
    ...shipped,
    ...onceADay,
    key: 'E11',
    title: { zh: '成交清算', en: 'Clear trades' },
    function: 'E11',
    after: ['E03'],
    needs: ['tills'],
    longestMinutes: 10,
  },
  {
    ...shipped,
    ...onceADay,
    key: 'E12',
    title: { zh: '成交结算', en: 'Settle trades' },
    function: 'E12',
    after: ['E11'],
    needs: [],
    longestMinutes: 15,
  },
  {
    ...shipped,
    ...onceADay,
    key: 'E13',
    title: { zh: '数据汇总', en: 'Summarise the day' },
    function: 'E13',
    after: ['E12'],
    needs: [],
    longestMinutes: 10,
  },
  {
    ...shipped,
    ...onceADay,
    key: 'E28',
    title: { zh: '倒库', en: 'Move the day to history' },
    function: 'E28',
    after: ['E13'],
    needs: [],
    longestMinutes: 2,
  },
]
