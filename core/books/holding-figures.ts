/** The figures of a holding for a date: what it has in all, what can be sold, what a freeze may take. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Shares } from '../base/money.ts'
import { FREE_SHARES, type Holding } from './accounts.ts'
import type { UnsettledShares } from './tables/custody/unsettled-shares.ts'

export function isMaturedShares(lot: Readonly<UnsettledShares>, today: BusinessDate): boolean {
  return lot.sellableFrom <= today && lot.settlementDate <= today
}

export interface HoldingFigures {
  total: Shares
  boughtToday: Shares
  soldToday: Shares
  onHold: Shares
  frozen: Shares
  sellable: Shares
}

/** sellable = max(0, settled − sold − holds − freezes − restricted + bought where it may be sold already). */
export function sellableQuantity(holding: Readonly<Holding>, today: BusinessDate): Shares {
  let quantity = holding.settled - holding.onHold - holding.frozen - holding.restricted
  for (const lot of holding.unsettled) {
    quantity += lot.settledSold - lot.settledBought - lot.sold
    if (lot.sellableFrom <= today) quantity += lot.bought
  }
  return Math.max(0, quantity)
}

/** The shares on which a freeze may take effect. It includes restricted shares, but neither what orders and transfers hold nor what is not sellable yet. */
export function freezableQuantity(holding: Readonly<Holding>, today: BusinessDate): Shares {
  return sellableQuantity({ ...holding, restricted: 0 }, today)
}

export function holdingFigures(holding: Readonly<Holding>, today: BusinessDate): HoldingFigures {
  let total = holding.settled
  let boughtToday = 0
  let soldToday = 0
  for (const lot of holding.unsettled) {
    total += lot.bought - lot.settledBought - lot.sold + lot.settledSold
    if (lot.tradeDate !== today) continue
    boughtToday += lot.bought
    soldToday += lot.sold
  }
  return {
    total,
    boughtToday,
    soldToday,
    onHold: holding.onHold,
    frozen: holding.frozen,
    sellable: holding.shareNature === FREE_SHARES ? sellableQuantity(holding, today) : 0,
  }
}
