/** addCost — changes the cost of a holding, for a trade or for shares that came in with a cost. */
import { present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'

export interface AddCost {
  kind: 'addCost'
  holdingNo: number
  amount: number
}

export function applyAddCost(books: MutableBooks, change: AddCost): void {
  const holding = present(books.holdings.get(change.holdingNo), 'holding')
  holding.cost += change.amount
  updated(books.dirty, 'holding', holding)
}
