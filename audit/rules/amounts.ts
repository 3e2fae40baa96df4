/** What orders and fills are worth, and who pays. */
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import { share } from './whole.ts'

export type Side = 'buy' | 'sell'
type Priced = Pick<Instrument, 'kind'> & { accruedInterest?: number | undefined }

/**
 * In fen. Shares and funds: price × quantity. Bonds: per hundred of face value, quoted clean, with the day's accrued interest
 * added. Repo: the face value.
 */
export function amountOf(of: Priced, price: number, quantity: number): number {
  switch (of.kind) {
    case 'repo':
      return quantity * 100
    case 'convertible':
      return share(price, quantity, 10_000)
    case 'government-bond':
    case 'corporate-bond':
      return share(price + (of.accruedInterest ?? 0), quantity, 10_000)
    default:
      return share(price, quantity, 100)
  }
}

/** The same amount with its accrued interest, which the price alone does not contain. */
export function worthAt(of: Priced, price: number, quantity: number): { amount: number; interest: number } {
  const amount = amountOf(of, price, quantity)
  return { amount, interest: amount - amountOf({ ...of, accruedInterest: 0 }, price, quantity) }
}

/** The buyer pays. In a repo the seller is the lender and pays. */
export function pays(of: Pick<Instrument, 'kind'>, side: Side): boolean {
  return of.kind === 'repo' ? side === 'sell' : side === 'buy'
}
