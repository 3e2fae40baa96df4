/**
 * post — one balanced entry: the debit account gives, the credit account gets, the asset's sum stays zero.
 *
 * A client's leg may be *unsettled* (a trade): it then goes to the lot with those dates and matures by comparing them.
 * An entry names at most one client; between two clients it goes through transit. It lies in one branch: what moves between
 * two is an entry in each, over transit, so that each branch's accounts balance for themselves. No balance is checked here:
 * commands check before they post, outside facts may overdraw.
 */
import { useNumber } from '../counters.ts'
import { assert, present } from '../../base/assert.ts'
import { addDays, type BusinessDate } from '../../base/business-date.ts'
import { bringForward } from '../../rules/interest.ts'
import { houseKey, type CashAccount, type Holding } from '../accounts.ts'
import type { HouseAccount } from '../tables/cash/house-account.ts'
import type { UnsettledCash } from '../tables/cash/unsettled-cash.ts'
import type { UnsettledShares } from '../tables/custody/unsettled-shares.ts'
import { bookingDate } from '../booking-date.ts'
import { interestBalances } from '../figures.ts'
import type { MutableBooks } from '../books.ts'
import { inserted, updated } from '../dirty.ts'
import type { CashDates, ShareDates } from '../lot-dates.ts'
import type { EntryKind } from '../../words/entry-kind.ts'
import type { HouseKind } from '../../words/house-kind.ts'
import type { Stage } from '../../words/stage.ts'

export type Leg =
  | { cashAccount: number; unsettled?: CashDates }
  | { holding: number; unsettled?: ShareDates }
  | { house: string }

export interface Post {
  kind: 'post'
  entry: EntryKind
  asset: number
  amount: number
  debit: Leg
  credit: Leg
  tradeDate: BusinessDate
  orderId?: number
  tradeSeq?: number
  voucherNo?: number
  /** Money that came in by transfer or remittance and is not withdrawable today. */
  isUncleared?: boolean
  /** It takes back an entry: what that brought to a lot leaves it, as if it had never been there. */
  isMirror?: true
}

/** A row of the journal. Stage 'S' settled, 'U' unsettled; house accounts are always 'S'. */
export interface Entry {
  entryNo: number
  tradeDate: BusinessDate
  businessDate: BusinessDate
  commandNo: number
  at: number
  kind: EntryKind
  asset: number
  amount: number
  debitAccount: number
  debitStage: Stage
  creditAccount: number
  creditStage: Stage
  clientNo: number | null
  orderId: number | null
  tradeSeq: number | null
  voucherNo: number | null
  /** The client's balance (settled and unsettled) after this entry. */
  balanceAfter: number | null
  branchNo: number
  /** The client's when it was booked; empty where it is nobody's. */
  clientClass: string
  /** The run of the clearing (E11 to E13) that has made it, or taken it back; 0 for all others. */
  run: number
}

export function applyPost(books: MutableBooks, change: Post): void {
  const [from, to] = [branchOfLeg(books, change.debit), branchOfLeg(books, change.credit)]
  if (from === to) return postEntry(books, change, from)
  const { asset } = change
  postEntry(books, { ...change, credit: { house: houseKey(from, 'transit', asset, String(to)) } }, from)
  postEntry(books, { ...change, debit: { house: houseKey(to, 'transit', asset, String(from)) } }, to)
}

function branchOfLeg(books: MutableBooks, leg: Leg): number {
  if ('house' in leg) return Number.parseInt(leg.house, 10)
  if ('cashAccount' in leg) return present(books.cashAccounts.get(leg.cashAccount), 'cash account').branchNo
  const { clientNo } = present(books.holdings.get(leg.holding), 'holding')
  return present(books.clients.get(clientNo), 'client of the holding').branchNo
}

function postEntry(books: MutableBooks, change: Post, branchNo: number): void {
  assert(Number.isSafeInteger(change.amount) && change.amount > 0, 'an entry moves a positive integer')
  const debit = move(books, change, change.debit, -change.amount)
  const credit = move(books, change, change.credit, change.amount)
  assert(debit.clientNo === null || credit.clientNo === null, 'an entry names at most one client')
  const client = debit.clientNo === null ? credit : debit
  const entry: Entry = {
    entryNo: useNumber(books, 'entryNo'),
    tradeDate: change.tradeDate,
    businessDate: bookingDate(books),
    commandNo: books.command.commandNo,
    at: books.command.at,
    kind: change.entry,
    asset: change.asset,
    amount: change.amount,
    debitAccount: debit.accountNo,
    debitStage: debit.stage,
    creditAccount: credit.accountNo,
    creditStage: credit.stage,
    clientNo: client.clientNo,
    orderId: change.orderId ?? null,
    tradeSeq: change.tradeSeq ?? null,
    voucherNo: change.voucherNo ?? null,
    balanceAfter: client.balance,
    branchNo,
    clientClass: client.clientNo === null ? '' : (books.clients.get(client.clientNo)?.clientClass ?? ''),
    run: runOf(books),
  }
  inserted(books.dirty, 'entry', entry)
}

/**
 * While the day is being closed the clearing posts, and what comes from outside: a fill that is late bears the run, too, and stays when
 * the run is taken back, because no step of it has made the fill.
 */
export function runOf({ day: { phase, clearingRun } }: MutableBooks): number {
  return phase === 'closing' ? clearingRun : 0
}

interface Moved {
  accountNo: number
  stage: Stage
  clientNo: number | null
  balance: number | null
}

function move(books: MutableBooks, change: Post, leg: Leg, amount: number): Moved {
  if ('house' in leg) return moveHouse(books, leg.house, amount)
  if ('cashAccount' in leg) return moveCash(books, change, leg, amount)
  return moveShares(books, leg, { amount, isMirror: change.isMirror === true })
}

function moveHouse(books: MutableBooks, key: string, amount: number): Moved {
  const account = houseAccount(books, key)
  account.balance += amount
  assert(Number.isSafeInteger(account.balance), 'house balance out of range')
  updated(books.dirty, 'house_account', account)
  return { accountNo: account.accountNo, stage: 'S', clientNo: null, balance: null }
}

/** House accounts come into being with their first entry, or with their branch. */
export function houseAccount(books: MutableBooks, key: string): HouseAccount {
  const known = books.houseAccounts.get(key)
  if (known !== undefined) return known
  const [branch = '', kind = '', asset = '', ...qualifier] = key.split('/')
  const account: HouseAccount = {
    accountNo: useNumber(books, 'houseAccountNo'),
    key,
    branchNo: Number(branch),
    kind: kind as HouseKind,
    asset: Number(asset),
    qualifier: qualifier.join('/'),
    balance: 0,
  }
  books.houseAccounts.set(key, account)
  inserted(books.dirty, 'house_account', account)
  return account
}

function moveCash(
  books: MutableBooks,
  change: Post,
  leg: { cashAccount: number; unsettled?: CashDates },
  amount: number,
): Moved {
  const account = present(books.cashAccounts.get(leg.cashAccount), 'cash account')
  if (leg.unsettled === undefined) {
    accrue(books, account)
    account.settled += amount
    if (change.isUncleared === true) addUncleared(books, account, amount)
    updated(books.dirty, 'cash_account', account)
  } else {
    // A lot whose settlement date is over counts from today on.
    if (leg.unsettled.settlementDate < bookingDate(books)) {
      accrue(books, account)
      updated(books.dirty, 'cash_account', account)
    }
    const lot = cashLot(books, account, leg.unsettled)
    if (amount < 0 === (change.isMirror === true)) lot.proceeds += amount
    else lot.purchases -= amount
    updated(books.dirty, 'unsettled_cash', lot)
  }
  const balance = cashBalance(account)
  assert(Number.isSafeInteger(balance), 'the balance of a cash account is out of range')
  const stage = leg.unsettled === undefined ? 'S' : 'U'
  return { accountNo: account.accountNo, stage, clientNo: account.clientNo, balance }
}

function addUncleared(books: MutableBooks, account: CashAccount, amount: number): void {
  const today = account.unclearedOn === books.day.businessDate ? account.uncleared : 0
  account.uncleared = Math.max(0, today + amount)
  account.unclearedOn = books.day.businessDate
}

/** Accrues the interest of past dates before the balance that bears it changes. */
export function accrue(books: MutableBooks, account: CashAccount): void {
  const to = addDays(bookingDate(books), -1)
  if (account.accruedTo < to) bringForward(books.parameters, account, interestBalances(account), to)
}

export function cashLot(books: MutableBooks, account: CashAccount, dates: CashDates): UnsettledCash {
  const known = account.unsettled.find(lot => isCashLot(lot, dates))
  if (known !== undefined) return known
  const lot: UnsettledCash = {
    accountNo: account.accountNo,
    tradeDate: dates.tradeDate,
    settlementDate: dates.settlementDate,
    usableFrom: dates.usableFrom,
    withdrawableFrom: dates.withdrawableFrom,
    purchases: 0,
    proceeds: 0,
    settledPurchases: 0,
    settledProceeds: 0,
  }
  account.unsettled.push(lot)
  inserted(books.dirty, 'unsettled_cash', lot)
  return lot
}

function moveShares(
  books: MutableBooks,
  leg: { holding: number; unsettled?: ShareDates },
  { amount, isMirror }: { amount: number; isMirror: boolean },
): Moved {
  const holding = present(books.holdings.get(leg.holding), 'holding')
  if (leg.unsettled === undefined) {
    holding.settled += amount
    updated(books.dirty, 'holding', holding)
  } else {
    const lot = shareLot(books, holding, leg.unsettled)
    if (amount < 0 === isMirror) lot.bought += amount
    else lot.sold -= amount
    updated(books.dirty, 'unsettled_shares', lot)
  }
  const balance = shareBalance(holding)
  assert(Number.isSafeInteger(balance), 'the balance of a holding is out of range')
  const stage = leg.unsettled === undefined ? 'S' : 'U'
  return { accountNo: holding.holdingNo, stage, clientNo: holding.clientNo, balance }
}

export function shareLot(books: MutableBooks, holding: Holding, dates: ShareDates): UnsettledShares {
  const known = holding.unsettled.find(lot => isShareLot(lot, dates))
  if (known !== undefined) return known
  const lot: UnsettledShares = {
    holdingNo: holding.holdingNo,
    tradeDate: dates.tradeDate,
    settlementDate: dates.settlementDate,
    sellableFrom: dates.sellableFrom,
    bought: 0,
    sold: 0,
    settledBought: 0,
    settledSold: 0,
  }
  holding.unsettled.push(lot)
  inserted(books.dirty, 'unsettled_shares', lot)
  return lot
}

export function isCashLot(lot: Readonly<CashDates>, dates: CashDates): boolean {
  return (
    lot.tradeDate === dates.tradeDate &&
    lot.settlementDate === dates.settlementDate &&
    lot.usableFrom === dates.usableFrom &&
    lot.withdrawableFrom === dates.withdrawableFrom
  )
}

export function isShareLot(lot: Readonly<ShareDates>, dates: ShareDates): boolean {
  return (
    lot.tradeDate === dates.tradeDate &&
    lot.settlementDate === dates.settlementDate &&
    lot.sellableFrom === dates.sellableFrom
  )
}

/** Settled plus unsettled: the sum of all entries of the account. */
export function cashBalance(account: Readonly<CashAccount>): number {
  let balance = account.settled
  for (const lot of account.unsettled)
    balance += lot.proceeds - lot.purchases - lot.settledProceeds + lot.settledPurchases
  return balance
}

export function shareBalance(holding: Readonly<Holding>): number {
  let balance = holding.settled
  for (const lot of holding.unsettled) balance += lot.bought - lot.sold - lot.settledBought + lot.settledSold
  return balance
}
