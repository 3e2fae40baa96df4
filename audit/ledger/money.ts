/**
 * Moves money and shares in the audit's ledger: settled at once, into lots with their dates, and from lots to the settled
 * balance.
 */
import type { Currency } from '@guitai/core/base/money.ts'
import { later } from '../rules/days.ts'
import { accrue } from '../rules/interest.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { share } from '../rules/whole.ts'
import type { Cash, CashLot, Holding, Ledger, ShareLot, Trade } from './ledger.ts'

export const ASSET: Readonly<Record<Currency, number>> = { CNY: 1, USD: 2, HKD: 3 }

/** The branch in which lies what is neither a client's nor a till's. */
export const HEADQUARTERS = 1

export const houseName = (branchNo: number, kind: string, asset: number, qualifier = ''): string =>
  `${branchNo}/${kind}/${asset}/${qualifier}`

/** Above zero the house account receives the amount. */
export function moveHouse(ledger: Ledger, name: string, amount: number): void {
  if (amount !== 0) ledger.house.set(name, (ledger.house.get(name) ?? 0) + amount)
}

/** Moves from one of the firm's accounts to another; between two branches over transit, so that each of them stays in balance. */
export function moveBetween(
  ledger: Ledger,
  { from, to }: { from: string; to: string },
  amount: number,
): void {
  moveHouse(ledger, from, -amount)
  moveHouse(ledger, to, amount)
  const [, , asset] = from.split('/')
  overTransit(ledger, { from: branchIn(from), to: branchIn(to), asset: Number(asset) }, amount)
}

const branchIn = (house: string): number => Number(house.split('/')[0])

function overTransit(
  ledger: Ledger,
  { from, to, asset }: { from: number; to: number; asset: number },
  amount: number,
): void {
  if (from === to) return
  moveHouse(ledger, houseName(from, 'transit', asset, String(to)), amount)
  moveHouse(ledger, houseName(to, 'transit', asset, String(from)), -amount)
}

/** Moves settled money between a client and a house account. */
export function moveCash(
  ledger: Ledger,
  rules: RuleBook,
  { account, amount, house }: { account: Cash; amount: number; house: string },
): void {
  accrueToYesterday(ledger, rules, account)
  account.settled += amount
  moveHouse(ledger, house, -amount)
  overTransit(ledger, { from: branchIn(house), to: account.branchNo, asset: ASSET[account.currency] }, amount)
}

/** Accrues interest up to yesterday, because today is not over. */
export function accrueToYesterday(ledger: Ledger, rules: RuleBook, account: Cash): void {
  accrue(rules, account, later(ledger.today, -1))
}

type CashDates = Pick<CashLot, 'tradeDate' | 'settlementDate' | 'usableFrom' | 'withdrawableFrom'>

export function cashLot(account: Cash, dates: CashDates): CashLot {
  const known = account.lots.find(
    lot =>
      lot.tradeDate === dates.tradeDate &&
      lot.settlementDate === dates.settlementDate &&
      lot.usableFrom === dates.usableFrom &&
      lot.withdrawableFrom === dates.withdrawableFrom,
  )
  if (known !== undefined) return known
  const { tradeDate, settlementDate, usableFrom, withdrawableFrom } = dates
  const lot: CashLot = {
    tradeDate,
    settlementDate,
    usableFrom,
    withdrawableFrom,
    purchases: 0,
    proceeds: 0,
    settledPurchases: 0,
    settledProceeds: 0,
  }
  account.lots.push(lot)
  return lot
}

export function shareLot(
  holding: Holding,
  dates: Pick<ShareLot, 'tradeDate' | 'settlementDate' | 'sellableFrom'>,
): ShareLot {
  const known = holding.lots.find(
    lot =>
      lot.tradeDate === dates.tradeDate &&
      lot.settlementDate === dates.settlementDate &&
      lot.sellableFrom === dates.sellableFrom,
  )
  if (known !== undefined) return known
  const { tradeDate, settlementDate, sellableFrom } = dates
  const lot: ShareLot = {
    tradeDate,
    settlementDate,
    sellableFrom,
    bought: 0,
    sold: 0,
    settledBought: 0,
    settledSold: 0,
  }
  holding.lots.push(lot)
  return lot
}

/** Moves the unsettled money of a trade or repo; above zero it comes in. */
export function moveUnsettledCash(
  { ledger, rules }: { ledger: Ledger; rules: RuleBook },
  account: Cash,
  { dates, amount, house }: { dates: CashDates; amount: number; house: string },
): void {
  if (amount === 0) return
  accrueToYesterday(ledger, rules, account)
  const lot = cashLot(account, dates)
  if (amount < 0) lot.purchases -= amount
  else lot.proceeds += amount
  moveHouse(ledger, house, -amount)
}

export function settleCashLot(
  account: Cash,
  lot: CashLot,
  { purchases, proceeds }: { purchases: number; proceeds: number },
): void {
  account.settled += proceeds - purchases
  lot.settledPurchases += purchases
  lot.settledProceeds += proceeds
}

export function settleShareLot(
  holding: Holding,
  lot: ShareLot,
  { bought, sold }: { bought: number; sold: number },
): void {
  holding.settled += bought - sold
  lot.settledBought += bought
  lot.settledSold += sold
}

/** Settles everything that a trade brought. */
export function settleTrade(ledger: Ledger, rules: RuleBook, trade: Trade): void {
  trade.settledOn = ledger.today
  const account = ledger.cash.get(trade.accountNo)
  if (account !== undefined && trade.net !== 0) {
    accrueToYesterday(ledger, rules, account)
    settleCashLot(account, cashLot(account, trade), {
      purchases: Math.max(0, -trade.net),
      proceeds: Math.max(0, trade.net),
    })
  }
  const holding = ledger.holdings.get(trade.holdingNo)
  if (holding === undefined) return
  const [bought, sold] = trade.side === 'buy' ? [trade.quantity, 0] : [0, trade.quantity]
  settleShareLot(holding, shareLot(holding, trade), { bought, sold })
}

export function cashTotal({ settled, lots }: Cash): number {
  return lots.reduce(
    (sum, lot) => sum + lot.proceeds - lot.purchases - lot.settledProceeds + lot.settledPurchases,
    settled,
  )
}

export function shareTotal({ settled, lots }: Holding): number {
  return lots.reduce((sum, lot) => sum + lot.bought - lot.sold - lot.settledBought + lot.settledSold, settled)
}

/** The cost of a quantity of shares at average cost. The last shares take all that remains. */
export function costOf(holding: Holding, quantity: number): number {
  const total = shareTotal(holding)
  if (quantity >= total) return holding.cost
  const part = share(Math.abs(holding.cost), quantity, total)
  return holding.cost < 0 ? -part : part
}
