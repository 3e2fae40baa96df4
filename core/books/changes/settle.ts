/**
 * settle — moves what a lot still has unsettled to settled, in the same account (交割).
 *
 * The settlement mode decides when and by whose act; the lot's dates, and with them the three figures, do not change.
 */
import { present } from '../../base/assert.ts'
import type { UnsettledCash } from '../tables/cash/unsettled-cash.ts'
import type { UnsettledShares } from '../tables/custody/unsettled-shares.ts'
import { bookingDate } from '../booking-date.ts'
import type { MutableBooks } from '../books.ts'
import { inserted, updated } from '../dirty.ts'
import { CURRENCY_ASSET, type CashAccount, type Holding } from '../accounts.ts'
import type { CashDates, ShareDates } from '../lot-dates.ts'
import {
  accrue,
  cashBalance,
  cashLot,
  isCashLot,
  isShareLot,
  runOf,
  shareBalance,
  shareLot,
  type Entry,
} from './post.ts'

export interface SettleCash {
  kind: 'settleCash'
  accountNo: number
  lot: CashDates
  purchases: number
  proceeds: number
  /** All that the lot has brought, where its settlement is taken back (amounts below zero): a lot that matured meanwhile is there again. */
  whole?: { purchases: number; proceeds: number }
}

export interface SettleShares {
  kind: 'settleShares'
  holdingNo: number
  lot: ShareDates
  bought: number
  sold: number
  whole?: { bought: number; sold: number }
}

export function applySettleCash(books: MutableBooks, change: SettleCash): void {
  const account = present(books.cashAccounts.get(change.accountNo), 'cash account')
  const lot: UnsettledCash = present(
    account.unsettled.find(known => isCashLot(known, change.lot)) ?? cashAgain(books, account, change),
    'unsettled lot',
  )
  accrue(books, account)
  account.settled += change.proceeds - change.purchases
  lot.settledPurchases += change.purchases
  lot.settledProceeds += change.proceeds
  updated(books.dirty, 'cash_account', account)
  updated(books.dirty, 'unsettled_cash', lot)
  const net = change.proceeds - change.purchases
  const { accountNo, clientNo, currency } = account
  writeEntry(books, net, {
    asset: CURRENCY_ASSET[currency],
    accountNo,
    clientNo,
    tradeDate: lot.tradeDate,
    balanceAfter: cashBalance(account),
  })
}

export function applySettleShares(books: MutableBooks, change: SettleShares): void {
  const holding = present(books.holdings.get(change.holdingNo), 'holding')
  const lot: UnsettledShares = present(
    holding.unsettled.find(known => isShareLot(known, change.lot)) ?? sharesAgain(books, holding, change),
    'unsettled lot',
  )
  holding.settled += change.bought - change.sold
  lot.settledBought += change.bought
  lot.settledSold += change.sold
  updated(books.dirty, 'holding', holding)
  updated(books.dirty, 'unsettled_shares', lot)
  const net = change.bought - change.sold
  const { holdingNo, clientNo, instrumentNo } = holding
  writeEntry(books, net, {
    asset: instrumentNo,
    accountNo: holdingNo,
    clientNo,
    tradeDate: lot.tradeDate,
    balanceAfter: shareBalance(holding),
  })
}

/** Wholly settled, as it was when it matured. */
function cashAgain(
  books: MutableBooks,
  account: CashAccount,
  { lot, whole }: SettleCash,
): UnsettledCash | undefined {
  if (whole === undefined) return undefined
  const settled = { settledPurchases: whole.purchases, settledProceeds: whole.proceeds }
  return Object.assign(cashLot(books, account, lot), whole, settled)
}

function sharesAgain(
  books: MutableBooks,
  holding: Holding,
  { lot, whole }: SettleShares,
): UnsettledShares | undefined {
  if (whole === undefined) return undefined
  const settled = { settledBought: whole.bought, settledSold: whole.sold }
  return Object.assign(shareLot(books, holding, lot), whole, settled)
}

interface Settled extends Pick<Entry, 'asset' | 'tradeDate' | 'balanceAfter'> {
  accountNo: number
  clientNo: number
}

/** Purchases and proceeds of the same amount move nothing. */
function writeEntry(books: MutableBooks, net: number, { accountNo, ...settled }: Settled): void {
  if (net === 0) return
  const toSettled = net > 0
  const { branchNo, clientClass } = present(books.clients.get(settled.clientNo), 'client')
  const entry: Entry = {
    ...settled,
    entryNo: books.counters.entryNo++,
    businessDate: bookingDate(books),
    commandNo: books.command.commandNo,
    at: books.command.at,
    kind: 'settle',
    amount: Math.abs(net),
    debitAccount: accountNo,
    debitStage: toSettled ? 'U' : 'S',
    creditAccount: accountNo,
    creditStage: toSettled ? 'S' : 'U',
    orderId: null,
    tradeSeq: null,
    voucherNo: null,
    branchNo,
    clientClass,
    run: runOf(books),
  }
  inserted(books.dirty, 'entry', entry)
}
