/**
 * The one close of value and profit: a row for each day and security, which E12 writes. What a client held on a past day is worth this
 * price. The accrued interest of a bond that is quoted clean is kept with it, because its list has another one tomorrow.
 */
import type { Price } from '../../../base/money.ts'
import type { PriceSource } from '../../../words/price-source.ts'
import { date, defineTable, int4, orNull, price, text, type RowOf } from '../define-table.ts'

export const closingPrice = defineTable({
  name: 'closing_price',
  key: 'priceKey',
  owner: 'nobody',
  collection: 'closingPrices',
  columns: {
    /** 'business date/instrument number'. */
    priceKey: text(),
    businessDate: date(),
    instrumentNo: int4(),
    price: price(),
    source: text<PriceSource>(),
    accruedInterest: orNull<Price | null>(price()),
  },
  loaded: [{ businessDate: 'today' }],
  updates: ['price', 'source', 'accruedInterest'],
})

export type ClosingPrice = RowOf<typeof closingPrice>
