/**
 * storeFile — rows of a depository's file, as they came, and lines of a batch of orders. Nothing here reads them again:
 * matching, proof and lists are SQL. With `isCorrecting` the rows take the place of rows with the same keys.
 */
import type { MutableBooks } from '../books.ts'
import type { DepositoryHolding } from '../tables/day/depository-holding.ts'
import type { DepositoryMoney } from '../tables/day/depository-money.ts'
import type { DepositoryMovement } from '../tables/day/depository-movement.ts'
import type { DepositoryTrade } from '../tables/day/depository-trade.ts'
import { inserted, updated } from '../dirty.ts'
import type { BatchAnswerRow } from '../tables/orders/batch-answer.ts'
import type { BatchLineRow } from '../tables/orders/batch-line.ts'

export type StoreFile =
  | { kind: 'storeFile'; table: 'depository_trade'; rows: readonly DepositoryTrade[]; isCorrecting?: true }
  | {
      kind: 'storeFile'
      table: 'depository_holding'
      rows: readonly DepositoryHolding[]
      isCorrecting?: true
    }
  | { kind: 'storeFile'; table: 'depository_money'; rows: readonly DepositoryMoney[]; isCorrecting?: true }
  | {
      kind: 'storeFile'
      table: 'depository_movement'
      rows: readonly DepositoryMovement[]
      isCorrecting?: true
    }
  | { kind: 'storeFile'; table: 'batch_line'; rows: readonly BatchLineRow[] }
  | { kind: 'storeFile'; table: 'batch_answer'; rows: readonly BatchAnswerRow[] }

export function applyStoreFile(books: MutableBooks, change: StoreFile): void {
  const isCorrecting = 'isCorrecting' in change
  for (const row of change.rows) (isCorrecting ? updated : inserted)(books.dirty, change.table, row)
}
