/** What orders and fills are worth, and who pays. */
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import { share } from './whole.ts'

export type Side = 'buy' | 'sell'
type Priced = Pick<Instrument, 'kind'> & { accruedInterest?: number | undefined }

/** Shares and funds: price × quantity. Bonds: per hundred of face, quoted clean with the day's accrued interest on top. Repo: the face. */
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

/** The same, and what of it has accrued: what the price alone would not have come to. */
export function worthAt(of: Priced, price: number, quantity: number): { amount: number; interest: number } {
  const amount = amountOf(of, price, quantity)
  return { amount, interest: amount - amountOf({ ...of, accruedInterest: 0 }, price, quantity) }
}

/** Who buys pays; of a repo the seller lends. */
export function pays(of: Pick<Instrument, 'kind'>, side: Side): boolean {
  return of.kind === 'repo' ? side === 'sell' : side === 'buy'
}
