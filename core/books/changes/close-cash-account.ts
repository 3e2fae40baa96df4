/** closeCashAccount — an empty account ends: nothing is in it, nothing held, nothing frozen, and no interest runs on. */
import { assert, present } from '../../base/assert.ts'
import type { MutableBooks } from '../books.ts'
import { updated } from '../dirty.ts'
import { cashBalance } from './post.ts'

export interface CloseCashAccount {
  kind: 'closeCashAccount'
  accountNo: number
}

export function applyCloseCashAccount(books: MutableBooks, change: CloseCashAccount): void {
  const account = present(books.cashAccounts.get(change.accountNo), 'cash account')
  assert(cashBalance(account) === 0 && account.settled === 0, 'a closed account is empty')
  assert(
    account.onHold === 0 && account.onTransferHold === 0 && account.frozen === 0,
    'nothing is held in a closed account',
  )
  account.status = 'closed'
  updated(books.dirty, 'cash_account', account)
}
