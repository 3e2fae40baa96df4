/**
 * What a command moves, as tellers' limits see it: cash at its amount, and shares at the day's reference price (the previous
 * close of the day's list, bonds with accrued interest) or at their cost, whichever is more. So the figure is the same at the
 * request and at the approval, a missing price makes nothing worthless, and a typed cost cannot make it smaller.
 */
import type { Fen, Moved, Shares } from '../../base/money.ts'
import type { Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { shareBalance } from '../../books/changes/post.ts'
import { amountOfOrder } from '../../rules/ticks-and-lots.ts'
import { costOf } from '../custody/move-shares.ts'

export function movedCash(books: Books, cashAccountNo: number, amount: Fen): Moved[] {
  const account = books.cashAccounts.get(cashAccountNo)
  return account === undefined ? [] : [{ amount, currency: account.currency }]
}

export function movedShares(
  books: Books,
  { instrumentNo, quantity, cost }: { instrumentNo: number; quantity: Shares; cost: Fen },
): Moved[] {
  const instrument = books.instruments.get(instrumentNo)
  if (instrument === undefined) return []
  const worth = amountOfOrder(instrument, instrument.previousClose, quantity)
  return [{ amount: Math.max(worth, cost), currency: instrument.currency }]
}

export function movedFrom(books: Books, holding: Readonly<Holding> | undefined, quantity: Shares): Moved[] {
  if (holding === undefined) return []
  const { instrumentNo } = holding
  return movedShares(books, { instrumentNo, quantity, cost: costOf(holding, quantity) })
}

/** Everything that a securities account holds. */
export function movedAccount(books: Books, securitiesAccountId: string): Moved[] {
  const account = books.securitiesAccounts.get(securitiesAccountId)
  const holdings = books.clients.get(account?.clientNo ?? 0)?.holdings ?? []
  return holdings
    .filter(holding => holding.securitiesAccountId === securitiesAccountId)
    .flatMap(holding => movedFrom(books, holding, Math.max(0, shareBalance(holding))))
}
