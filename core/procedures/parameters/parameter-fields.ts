/** Fields of parameter tables, and what the words in them are called. */
import { Type } from 'typebox'
import type { OrderType } from '../../base/order-type.ts'
import type { Market } from '../../base/market.ts'
import { Choice } from '../../frame/fields.ts'
import type { Board, InstrumentKind } from '../../rules/instrument.ts'
import type { SessionPhase } from '../../rules/parameters.ts'
import { productClassPattern } from '../../rules/product-class.ts'
import type { DecimalUnit } from './parameter-codec.ts'

export interface Titles {
  zh: string
  en: string
}

type Labels<Word extends string> = Record<Word, Titles>

const titled = (title: Titles) => ({ title: title.zh, 'x-title': title })
const words = <Word extends string>(labels: Labels<Word>): Word[] => Object.keys(labels) as Word[]

const DIGITS = { rate: 6, 'yearly-rate': 4, 'basis-points': 2 } as const

/** A share of something, as percent: '0.00341'. At most 100. */
export const Percent = (title: Titles, unit: Exclude<DecimalUnit, 'money' | 'price'>) => {
  const withUnit = { zh: `${title.zh} %`, en: `${title.en} %` }
  return Type.Unsafe<number>(
    Type.String({
      ...titled(withUnit),
      pattern: `^(100(\\.0{1,${DIGITS[unit]}})?|\\d{1,2}(\\.\\d{1,${DIGITS[unit]}})?)$`,
      'x-decode': unit,
    }),
  )
}

/** An amount as a limit: up to the largest that one command may carry, and it included. */
export const Amount = (title: Titles) =>
  Type.Unsafe<number>(
    Type.String({ ...titled(title), pattern: '^(0|[1-9]\\d{0,11})(\\.\\d{1,2})?$', 'x-decode': 'money' }),
  )

/** '09:30' or '09:30:15'. */
export const TimeField = (title: Titles) =>
  Type.Unsafe<number>(
    Type.String({
      ...titled(title),
      pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$',
      'x-decode': 'time',
    }),
  )

/** Several of the words, each at most once. */
export const Choices = <Word extends string>(title: Titles, labels: Labels<Word>, minItems = 1) =>
  Type.Array(Choice(title, words(labels), labels), { ...titled(title), minItems, uniqueItems: true })

export const OneOf = <Word extends string>(title: Titles, labels: Labels<Word>) =>
  Choice(title, words(labels), labels)

/** `parts`: what the parts of the key between dots and strokes are called; others are shown as they are. */
export const KeyField = (title: Titles, pattern: string, example: string, parts?: Labels<string>) =>
  Type.String({
    ...titled(title),
    pattern: `^${pattern}$`,
    'x-example': example,
    ...(parts === undefined ? {} : { 'x-part-labels': parts }),
  })

export const MARKET_LABELS = {
  XSHG: { zh: '上海', en: 'Shanghai' },
  XSHE: { zh: '深圳', en: 'Shenzhen' },
  BJSE: { zh: '北京', en: 'Beijing' },
} as const satisfies Labels<Market>

export const KIND_LABELS = {
  stock: { zh: '股票', en: 'Stock' },
  'depositary-receipt': { zh: '存托凭证', en: 'Depositary receipt' },
  'b-share': { zh: 'B股', en: 'B share' },
  etf: { zh: 'ETF', en: 'ETF' },
  lof: { zh: 'LOF', en: 'LOF' },
  'closed-fund': { zh: '封闭式基金', en: 'Closed fund' },
  reit: { zh: '不动产基金', en: 'REIT' },
  convertible: { zh: '可转债', en: 'Convertible' },
  'government-bond': { zh: '国债', en: 'Government bond' },
  'corporate-bond': { zh: '公司债', en: 'Corporate bond' },
  repo: { zh: '回购', en: 'Repo' },
} as const satisfies Labels<InstrumentKind>

export const BOARD_LABELS = {
  main: { zh: '主板', en: 'Main' },
  star: { zh: '科创板', en: 'STAR' },
  chinext: { zh: '创业板', en: 'ChiNext' },
  beijing: { zh: '北交所', en: 'Beijing' },
} as const satisfies Labels<Board>

const ALL = { '*': { zh: '全部', en: 'All' } } as const
export const CLASS_PARTS = { ...ALL, ...MARKET_LABELS, ...KIND_LABELS, ...BOARD_LABELS }

export const ClassKey = KeyField(
  { zh: '品种', en: 'Class' },
  productClassPattern(),
  'XSHG.stock.star',
  CLASS_PARTS,
)

export const PHASE_LABELS = {
  'before-open': { zh: '开市前', en: 'Before the opening' },
  'opening-call': { zh: '开盘集合竞价', en: 'Opening call' },
  'opening-call-no-cancel': { zh: '开盘集合竞价（不可撤）', en: 'Opening call, no cancels' },
  'pre-continuous': { zh: '连续竞价前', en: 'Before continuous trading' },
  continuous: { zh: '连续竞价', en: 'Continuous' },
  break: { zh: '午间休市', en: 'Noon break' },
  'closing-call': { zh: '收盘集合竞价', en: 'Closing call' },
  'after-hours': { zh: '盘后定价', en: 'After hours' },
  closed: { zh: '闭市', en: 'Closed' },
} as const satisfies Labels<SessionPhase>

export const ORDER_TYPE_LABELS = {
  limit: { zh: '限价', en: 'Limit' },
  'best-five-then-cancel': { zh: '五档即成剩撤', en: 'Best five, rest canceled' },
  'best-five-then-limit': { zh: '五档即成剩转', en: 'Best five, rest limit' },
  'own-best': { zh: '本方最优', en: 'Own best' },
  'opposite-best': { zh: '对手方最优', en: 'Opposite best' },
  'immediate-or-cancel': { zh: '即成剩撤', en: 'Immediate or cancel' },
  'fill-or-kill': { zh: '全额成交或撤', en: 'Fill or kill' },
  'after-hours-fixed-price': { zh: '盘后定价', en: 'After-hours fixed price' },
} as const satisfies Labels<OrderType>

export const CURRENCY_LABELS = {
  CNY: { zh: '人民币', en: 'CNY' },
  USD: { zh: '美元', en: 'USD' },
  HKD: { zh: '港币', en: 'HKD' },
} as const

/** Boards of which a client has the right. */
export const BOARD_PARTS = {
  ...BOARD_LABELS,
  convertible: KIND_LABELS.convertible,
  'risk-warning': { zh: '风险警示', en: 'Risk warning' },
  'repo-borrow': { zh: '回购融资', en: 'Borrowing by repo' },
}

/** Of functions, currencies and classes of clients. */
export const RULE_PARTS = { ...ALL, ...CURRENCY_LABELS }

export const UNIT_PARTS = {
  ...ALL,
  ...MARKET_LABELS,
  market: { zh: '市场', en: 'Market' },
  branch: { zh: '营业部', en: 'Branch' },
}

export const CHANNEL_LABELS = {
  counter: { zh: '柜台', en: 'Counter' },
  phone: { zh: '电话', en: 'Phone' },
  kiosk: { zh: '自助', en: 'Kiosk' },
  web: { zh: '网上', en: 'Web' },
  program: { zh: '程序', en: 'Program' },
} as const

export const DAY_COUNTS = [360, 365] as const
export const DayCount = Type.Unsafe<360 | 365>(
  Type.Enum([...DAY_COUNTS], { ...titled({ zh: '计息年天数', en: 'Days of a year' }) }),
)
