/** The most that a sum of money can buy: the largest allowed quantity whose amount and maximum fees it covers. */
import type { Fen, Price, Shares } from '../base/money.ts'
import { chargeableOf, maximumFees, type FeeSchedule } from './fees.ts'
import type { LotRow } from './parameters.ts'
import { accruedInterestOf, amountOfOrder, type Valued } from './ticks-and-lots.ts'

export function mostBuyable(
  instrument: Valued,
  { lot, schedule, price, available }: { lot: LotRow; schedule: FeeSchedule; price: Price; available: Fen },
): Shares {
  if (price <= 0) return 0
  const cost = (quantity: Shares): Fen => {
    const amount = amountOfOrder(instrument, price, quantity)
    const interest = accruedInterestOf(instrument, price, quantity)
    return amount + maximumFees(schedule, 'buy', chargeableOf(schedule, amount, interest))
  }
  const quantityOf = (steps: number): Shares => lot.minimumBuy + steps * lot.buyStep
  if (cost(lot.minimumBuy) > available) return 0
  let low = 0
  let high = Math.floor((lot.maximumLimit - lot.minimumBuy) / lot.buyStep)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (cost(quantityOf(middle)) <= available) low = middle
    else high = middle - 1
  }
  return quantityOf(low)
}
