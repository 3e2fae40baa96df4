/**
 * settle — moves what a lot still has unsettled to settled, in the same account (交割).
 *
 * The settlement mode decides when and by whose act; the lot's dates, and with them the three figures, do not change.
 */
import { present } from '../../base/assert.ts'
import type { UnsettledCash, UnsettledShares } from '../accounts.ts'
import { bookingDate } from '../booking-date.ts'
import type { MutableBooks } from '../books.ts'
import { inserted, updated } from '../dirty.ts'
import { CURRENCY_ASSET } from '../accounts.ts'
import { accrue, cashBalance, isCashLot, isShareLot, shareBalance, type CashDates, type Entry, type ShareDates } from './post.ts'

export interface SettleCash {
  kind: 'settleCash'
  accountNo: number
  lot: CashDates
  purchases: number
  proceeds: number
}

export interface SettleShares {
  kind: 'settleShares'
  holdingNo: number
  lot: ShareDates
  bought: number
  sold: number
}

export function applySettleCash(books: MutableBooks, change: SettleCash): void {
  const account = present(books.cashAccounts.get(change.accountNo), 'cash account')
  const lot: UnsettledCash = present(account.unsettled.find(known => isCashLot(known, change.lot)), 'unsettled lot')
  accrue(books, account)
  account.settled += change.proceeds - change.purchases
  lot.settledPurchases += change.purchases
  lot.settledProceeds += change.proceeds
  updated(books.dirty, 'cash_account', account)
  updated(books.dirty, 'unsettled_cash', lot)
  const net = change.proceeds - change.purchases
  if (net !== 0) writeEntry(books, CURRENCY_ASSET[account.currency], account.accountNo, account.clientNo, lot.tradeDate, net, cashBalance(account))
}

export function applySettleShares(books: MutableBooks, change: SettleShares): void {
  const holding = present(books.holdings.get(change.holdingNo), 'holding')
  const lot: UnsettledShares = present(holding.unsettled.find(known => isShareLot(known, change.lot)), 'unsettled lot')
  holding.settled += change.bought - change.sold
  lot.settledBought += change.bought
  lot.settledSold += change.sold
  updated(books.dirty, 'holding', holding)
  updated(books.dirty, 'unsettled_shares', lot)
  const net = change.bought - change.sold
  if (net !== 0) writeEntry(books, holding.instrumentNo, holding.holdingNo, holding.clientNo, lot.tradeDate, net, shareBalance(holding))
}

function writeEntry(books: MutableBooks, asset: number, accountNo: number, clientNo: number, tradeDate: string, net: number, balanceAfter: number): void {
  const toSettled = net > 0
  const entry: Entry = {
    entryNo: books.counters.entryNo++, tradeDate, businessDate: bookingDate(books),
    commandNo: books.command.commandNo, at: books.command.at, kind: 'settle', asset, amount: Math.abs(net),
    debitAccount: accountNo, debitStage: toSettled ? 'U' : 'S', creditAccount: accountNo, creditStage: toSettled ? 'S' : 'U',
    clientNo, orderId: null, tradeSeq: null, voucherNo: null, balanceAfter,
  }
  inserted(books.dirty, 'entry', entry)
}
