/**
 * Which row of a parameter table applies to an instrument. A row's key names a class of instruments, from wide to narrow: '*',
 * 'XSHG', 'stock', 'stock.star', 'XSHG.stock', 'XSHG.stock.star'. The narrowest row in force wins. A depositary receipt is
 * treated as a stock when no row names it.
 *
 * The result is remembered per table, date and class, because every order needs several rows. Tables are never changed in place
 * (an edit makes a new table), so what is remembered cannot become wrong.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { Market } from '../base/market.ts'
import type { Instrument } from './instrument.ts'
import { inForce, type ParameterRow } from './parameters.ts'
import type { Board } from '../words/board.ts'
import type { InstrumentKind } from '../words/instrument-kind.ts'

export type ProductClass = Pick<Instrument, 'market' | 'kind' | 'board'>

const MARKET_INDEX = { XSHG: 0, XSHE: 1, BJSE: 2 } as const satisfies Record<Market, number>
const BOARD_INDEX = { main: 0, star: 1, chinext: 2, beijing: 3 } as const satisfies Record<Board, number>
const KIND_INDEX = {
  stock: 0,
  'depositary-receipt': 1,
  'b-share': 2,
  etf: 3,
  lof: 4,
  'closed-fund': 5,
  reit: 6,
  convertible: 7,
  'government-bond': 8,
  'corporate-bond': 9,
  repo: 10,
} as const satisfies Record<InstrumentKind, number>

const namesOf = <K extends string>(of: Readonly<Record<K, number>>): K[] => Object.keys(of) as K[]

/** Every class that an instrument can be of. */
export const instrumentClasses = (): ProductClass[] =>
  namesOf(KIND_INDEX).flatMap(kind =>
    namesOf(MARKET_INDEX).flatMap(market => namesOf(BOARD_INDEX).map(board => ({ kind, market, board }))),
  )

/** The number of dates remembered per table, so that a reader of long histories does not fill the memory. */
const REMEMBERED_DATES = 32

function classNumber(of: ProductClass): number {
  return (KIND_INDEX[of.kind] * 3 + MARKET_INDEX[of.market]) * 4 + BOARD_INDEX[of.board]
}

/** The keys that may name a class, the narrowest first. */
export function keysOf(of: ProductClass): string[] {
  const kinds: InstrumentKind[] = of.kind === 'depositary-receipt' ? [of.kind, 'stock'] : [of.kind]
  return [
    ...kinds.map(kind => `${of.market}.${kind}.${of.board}`),
    ...kinds.map(kind => `${of.market}.${kind}`),
    ...kinds.map(kind => `${kind}.${of.board}`),
    ...kinds,
    of.market,
    '*',
  ]
}

/** All keys that a class row may have. A screen offers them, and the default tables are checked with them. */
export function productClassPattern(): string {
  const kind = Object.keys(KIND_INDEX).join('|')
  const market = Object.keys(MARKET_INDEX).join('|')
  const board = Object.keys(BOARD_INDEX).join('|')
  return `(\\*|(${market})|((${market})\\.)?(${kind})(\\.(${board}))?)`
}

export function isProductClassKey(key: string): boolean {
  return new RegExp(`^${productClassPattern()}$`).test(key)
}

function findRow<R extends ParameterRow>(
  rows: readonly R[],
  of: ProductClass,
  tradeDate: BusinessDate,
): R | undefined {
  for (const key of keysOf(of)) {
    const row = inForce(rows, key, tradeDate)
    if (row !== undefined) return row
  }
  return undefined
}

type RowsByClass = (ParameterRow | null | undefined)[]
const remembered = new WeakMap<readonly ParameterRow[], Map<BusinessDate, RowsByClass>>()

function rowsByClass(rows: readonly ParameterRow[], tradeDate: BusinessDate): RowsByClass {
  let byDate = remembered.get(rows)
  if (byDate === undefined) remembered.set(rows, (byDate = new Map<string, RowsByClass>()))
  let byClass = byDate.get(tradeDate)
  if (byClass === undefined) {
    if (byDate.size >= REMEMBERED_DATES) byDate.clear()
    byDate.set(tradeDate, (byClass = []))
  }
  return byClass
}

/** The row in force for an instrument of this class; undefined when the table has none. */
export function rowFor<R extends ParameterRow>(
  rows: readonly R[],
  of: ProductClass,
  tradeDate: BusinessDate,
): R | undefined {
  const byClass = rowsByClass(rows, tradeDate)
  const number = classNumber(of)
  let row = byClass[number] as R | null | undefined
  if (row === undefined) byClass[number] = row = findRow(rows, of, tradeDate) ?? null
  return row ?? undefined
}
