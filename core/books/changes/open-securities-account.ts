/** openSecuritiesAccount — registers the depository's account number of a client. */
import { assert, present } from '../../base/assert.ts'
import type { SecuritiesAccount } from '../accounts.ts'
import type { MutableBooks } from '../books.ts'
import { inserted } from '../dirty.ts'

export interface OpenSecuritiesAccount {
  kind: 'openSecuritiesAccount'
  account: SecuritiesAccount
}

export function applyOpenSecuritiesAccount(books: MutableBooks, change: OpenSecuritiesAccount): void {
  assert(
    !books.securitiesAccounts.has(change.account.securitiesAccountId),
    'a securities account is registered once',
  )
  const account = { ...change.account }
  books.securitiesAccounts.set(account.securitiesAccountId, account)
  present(books.clients.get(account.clientNo), 'client').securitiesAccounts.push(account)
  inserted(books.dirty, 'securities_account', account)
}
