/** What is free on an account for freezes, and for an order fee that takes only what is there. Only dates decide. */
import type { Cash, CashLot, Holding } from '../ledger/ledger.ts'

export interface Held {
  /** Held by open orders. */
  orders: number
  /** Held by transfers out. */
  transfers: number
  frozen: number
}

const hasCome = (lot: CashLot, date: string): boolean =>
  lot.withdrawableFrom <= date && lot.settlementDate <= date

/** Settled money as if nobody had settled early, together with everything whose dates have come. */
function matured(account: Cash, date: string): number {
  return account.lots.reduce(
    (sum, lot) =>
      sum +
      lot.settledPurchases -
      lot.settledProceeds +
      (hasCome(lot, date) ? lot.proceeds - lot.purchases : 0),
    account.settled,
  )
}

export function availableOf(account: Cash, { orders, transfers, frozen }: Held, date: string): number {
  const open = account.lots.filter(lot => !hasCome(lot, date))
  const unsettled = open.reduce(
    (sum, lot) => sum - lot.purchases + (lot.usableFrom <= date ? lot.proceeds : 0),
    0,
  )
  return matured(account, date) + unsettled - orders - transfers - frozen
}

/**
 * Money that a freeze may take. Proceeds that settle no later pay for purchases and holds first; settled money pays for the
 * rest.
 */
export function freeMoney(account: Cash, { orders, transfers, frozen }: Held, date: string): number {
  const open = account.lots.filter(lot => !hasCome(lot, date))
  const dates = [...new Set(open.map(lot => lot.settlementDate))].toSorted()
  let ahead = orders
  let most = dates.length === 0 ? orders : 0
  for (const settles of dates) {
    for (const lot of open) if (lot.settlementDate === settles) ahead += lot.purchases - lot.proceeds
    most = Math.max(most, ahead)
  }
  return Math.max(0, matured(account, date) - frozen - transfers - most)
}

export function freeShares(holding: Holding, { orders, transfers, frozen }: Held, date: string): number {
  const moved = holding.lots.reduce(
    (sum, lot) =>
      sum + lot.settledSold - lot.settledBought - lot.sold + (lot.sellableFrom <= date ? lot.bought : 0),
    holding.settled,
  )
  return Math.max(0, moved - orders - transfers - frozen)
}
