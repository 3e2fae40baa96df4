/** openCashAccount — a client's account in one currency. */
import { assert, present } from '../../base/assert.ts'
import { addDays } from '../../base/business-date.ts'
import type { Currency } from '../../base/money.ts'
import type { CashAccount } from '../accounts.ts'
import type { MutableBooks } from '../books.ts'
import { inserted } from '../dirty.ts'
import type { CustodyMode } from '../../words/custody-mode.ts'

export interface OpenCashAccount {
  kind: 'openCashAccount'
  accountNo: number
  clientNo: number
  currency: Currency
  custodyMode: CustodyMode
}

const ACCOUNT_SUFFIX: Record<Currency, number> = { CNY: 1, USD: 2, HKD: 3 }

/** The account number is the client number followed by two digits for the currency. */
export function cashAccountNo(clientNo: number, currency: Currency): number {
  return clientNo * 100 + ACCOUNT_SUFFIX[currency]
}

export function applyOpenCashAccount(books: MutableBooks, change: OpenCashAccount): void {
  const client = present(books.clients.get(change.clientNo), 'client')
  assert(!books.cashAccounts.has(change.accountNo), 'a cash account number is used once')
  const account: CashAccount = {
    accountNo: change.accountNo,
    clientNo: change.clientNo,
    branchNo: client.branchNo,
    currency: change.currency,
    status: 'normal',
    custodyMode: change.custodyMode,
    settled: 0,
    onHold: 0,
    onTransferHold: 0,
    frozen: 0,
    uncleared: 0,
    unclearedOn: null,
    accruedTo: addDays(books.day.businessDate, -1),
    accumulator: 0n,
    penaltyAccumulator: 0n,
    dueAccumulator: 0n,
    duePenaltyAccumulator: 0n,
    unsettled: [],
  }
  books.cashAccounts.set(account.accountNo, account)
  client.cashAccounts.push(account)
  inserted(books.dirty, 'cash_account', account)
}
