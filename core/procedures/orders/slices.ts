/** Quantities that orders may have: slices of one that is too large, and the whole lots of a sale. */
import type { Shares } from '../../base/money.ts'
import type { LotRow } from '../../rules/parameters.ts'

/** Makes as few orders as possible, none below the smallest. */
export function sliced(quantity: Shares, largest: Shares, smallest: Shares): readonly Shares[] {
  const slices: Shares[] = []
  for (let rest = quantity; rest > 0; rest -= largest) slices.push(Math.min(rest, largest))
  const [before, last] = [slices.at(-2), slices.at(-1)]
  if (before !== undefined && last !== undefined && last < smallest && largest >= 2 * smallest)
    slices.splice(-2, 2, before - smallest, last + smallest)
  return slices
}

/** A sale of everything includes the odd part; any other part is whole lots. */
export function saleOf(lot: LotRow, wanted: Shares, sellable: Shares): Shares {
  if (wanted <= 0) return 0
  if (wanted >= sellable) return sellable
  const whole = wanted - (wanted % lot.sellStep)
  return whole < lot.minimumSell ? 0 : whole
}
