/**
 * Kill switches: whether the owner of an order is blocked. The firm is checked first, then the branch, the trading unit and the
 * client. It is asked when an order is entered, when a queued one is released, and by the gateway before every write. Cancels
 * are never blocked.
 */
import type { Books } from '../../books/books.ts'
import type { Block } from '../../books/tables/orders/block.ts'

export interface Blockable {
  clientNo: number
  branchNo: number
  tradingUnit: string
}

export function blockOf(
  books: Books,
  { clientNo, branchNo, tradingUnit }: Blockable,
): Readonly<Block> | undefined {
  const { blocks } = books
  if (blocks.size === 0) return undefined
  for (const key of ['firm', `branch/${branchNo}`, `unit/${tradingUnit}`, `client/${clientNo}`]) {
    const found = blocks.get(key)
    if (found?.isSet === true) return found
  }
  return undefined
}
