/**
 * storeFile — rows of a depository's file, as they came, and lines of a batch of orders. Nothing here reads them again:
 * matching, proof and lists are SQL.
 */
import type { MutableBooks } from '../books.ts'
import type { DepositoryHolding, DepositoryMoney, DepositoryTrade } from '../day.ts'
import { inserted } from '../dirty.ts'
import type { BatchAnswerRow, BatchLineRow } from '../batch-rows.ts'

export type StoreFile =
  | { kind: 'storeFile'; table: 'depository_trade'; rows: readonly DepositoryTrade[] }
  | { kind: 'storeFile'; table: 'depository_holding'; rows: readonly DepositoryHolding[] }
  | { kind: 'storeFile'; table: 'depository_money'; rows: readonly DepositoryMoney[] }
  | { kind: 'storeFile'; table: 'batch_line'; rows: readonly BatchLineRow[] }
  | { kind: 'storeFile'; table: 'batch_answer'; rows: readonly BatchAnswerRow[] }

export function applyStoreFile(books: MutableBooks, change: StoreFile): void {
  for (const row of change.rows) inserted(books.dirty, change.table, row)
}
