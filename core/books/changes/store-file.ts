/** storeFile — rows of a depository's file, as they came. Nothing here reads them again: matching and proof are SQL. */
import type { MutableBooks } from '../books.ts'
import type { DepositoryHolding, DepositoryMoney, DepositoryTrade } from '../day.ts'
import { inserted } from '../dirty.ts'

export type StoreFile =
  | { kind: 'storeFile'; table: 'depository_trade'; rows: readonly DepositoryTrade[] }
  | { kind: 'storeFile'; table: 'depository_holding'; rows: readonly DepositoryHolding[] }
  | { kind: 'storeFile'; table: 'depository_money'; rows: readonly DepositoryMoney[] }

export function applyStoreFile(books: MutableBooks, change: StoreFile): void {
  for (const row of change.rows) inserted(books.dirty, change.table, row)
}
