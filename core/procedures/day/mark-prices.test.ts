/** A security has the day's last quote as its closing price, or its previous close; the same prices are written once. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { describeChange } from '../../testing/describe-change.ts'
import { markPrices } from './mark-prices.ts'

test('the last quote, else the previous close; what is known already is not written again', () => {
  const on = books({ day: '2026-11-23 day-end' })
  const noOf = (id: string): number => on.instrumentsById.get(id)!.instrumentNo
  const [quoted, silent] = [noOf('600000.XSHG'), noOf('000001.XSHE')]
  const of = (price: number): string[] =>
    markPrices(on, [[quoted, price]]).map(change => describeChange(on, change))
  expect(of(101_500)).toEqual([
    `insert closing_price 2026-11-23/${quoted} last-quote 101500`,
    `insert closing_price 2026-11-23/${silent} previous-close 100000`,
  ])
  applyChanges(on, markPrices(on, [[quoted, 101_500]]))
  expect(of(101_500)).toEqual([])
  expect(of(101_600)).toEqual([`update closing_price 2026-11-23/${quoted} last-quote 101600`])
})
