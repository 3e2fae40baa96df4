/**
 * Marks: the closing price of every security that the counter knows. It is the day's last quote; a security without one, because it was
 * suspended or nobody traded it, keeps its previous close. Run again, only prices that have changed since are written.
 */
import type { Price } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { saved } from '../../books/changes/saved.ts'

/** `lastQuotes` has the day's last price by instrument number. */
export function markPrices(books: Books, lastQuotes: readonly (readonly [number, Price])[]): Change[] {
  const { businessDate } = books.day
  const quoted = new Map(lastQuotes)
  return [...books.instruments.values()].flatMap(
    ({ instrumentNo, previousClose, accruedInterest = null }): Change[] => {
      const last = quoted.get(instrumentNo)
      const priceKey = `${businessDate}/${instrumentNo}`
      const price = last ?? previousClose
      const source = last === undefined ? 'previous-close' : 'last-quote'
      const known = books.closingPrices.get(priceKey)
      const isSame =
        known?.price === price && known.source === source && known.accruedInterest === accruedInterest
      const row = { priceKey, businessDate, instrumentNo, price, source, accruedInterest } as const
      return isSame ? [] : [saved('closing_price', known, row)]
    },
  )
}
