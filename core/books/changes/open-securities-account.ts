/**
 * openSecuritiesAccount — registers the depository's account number of a client. A number whose registration was ended may be
 * registered again, for whoever it belonged to under a new client number: the account goes over, and with it its holdings,
 * of which nothing is left.
 */
import { assert, present } from '../../base/assert.ts'
import type { SecuritiesAccount } from '../tables/clients/securities-account.ts'
import type { MutableBooks } from '../books.ts'
import { inserted, updated } from '../dirty.ts'
import { shareBalance } from './post.ts'

export interface OpenSecuritiesAccount {
  kind: 'openSecuritiesAccount'
  account: SecuritiesAccount
}

export function applyOpenSecuritiesAccount(books: MutableBooks, { account }: OpenSecuritiesAccount): void {
  const client = present(books.clients.get(account.clientNo), 'client')
  const known = books.securitiesAccounts.get(account.securitiesAccountId)
  const record = known === undefined ? { ...account } : takenBack(books, known, account)
  client.securitiesAccounts.push(record)
  if (known !== undefined) return updated(books.dirty, 'securities_account', record)
  books.securitiesAccounts.set(account.securitiesAccountId, record)
  inserted(books.dirty, 'securities_account', record)
}

function takenBack(
  books: MutableBooks,
  known: SecuritiesAccount,
  account: SecuritiesAccount,
): SecuritiesAccount {
  assert(known.status === 'closed', 'a securities account is registered once')
  const before = present(books.clients.get(known.clientNo), 'client before')
  const after = present(books.clients.get(account.clientNo), 'client')
  before.securitiesAccounts = before.securitiesAccounts.filter(each => each !== known)
  const emptied = before.holdings.filter(
    ({ securitiesAccountId }) => securitiesAccountId === known.securitiesAccountId,
  )
  before.holdings = before.holdings.filter(holding => !emptied.includes(holding))
  for (const holding of emptied) {
    assert(shareBalance(holding) === 0 && holding.onHold === 0 && holding.frozen === 0, 'nothing was left')
    holding.clientNo = after.clientNo
    after.holdings.push(holding)
    updated(books.dirty, 'holding', holding)
  }
  return Object.assign(known, account)
}
