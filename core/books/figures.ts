/**
 * The figures of a cash account that users ask for, and what makes them up; holding-figures.ts has those of a holding. Screens and engine use these same functions.
 *
 * They never ask what the settlement mode has already moved to settled: a lot counts whole until its own dates mature,
 * so the figures are the same in all four modes after every message.
 */
import { addDays, type BusinessDate } from '../base/business-date.ts'
import type { Fen } from '../base/money.ts'
import type { BalanceStep } from '../rules/interest.ts'
import type { CashAccount } from './accounts.ts'
import type { UnsettledCash } from './tables/cash/unsettled-cash.ts'

export interface CashFigures {
  settled: Fen
  /** Proceeds and purchases of lots that have not matured. */
  unsettledProceeds: Fen
  unsettledPurchases: Fen
  onHold: Fen
  frozen: Fen
  uncleared: Fen
  available: Fen
  withdrawable: Fen
}

/** Settled without what the settlement mode moved early, plus lots whose dates have come. */
function maturedBalance(account: Readonly<CashAccount>, today: BusinessDate): Fen {
  let balance = account.settled
  for (const lot of account.unsettled) {
    balance += lot.settledPurchases - lot.settledProceeds
    if (isMaturedCash(lot, today)) balance += lot.proceeds - lot.purchases
  }
  return balance
}

export function isMaturedCash(lot: Readonly<UnsettledCash>, today: BusinessDate): boolean {
  return lot.withdrawableFrom <= today && lot.settlementDate <= today
}

/**
 * What interest is reckoned on from the day after `accruedTo` on: settled money, and unsettled money from its settlement date on,
 * whoever has settled it and in whatever mode; money that was settled early counts from its settlement date, too.
 */
export function interestBalances(
  account: Readonly<Pick<CashAccount, 'accruedTo' | 'settled' | 'unsettled'>>,
): BalanceStep[] {
  const first = addDays(account.accruedTo, 1)
  let balance = account.settled
  const changes = new Map<BusinessDate, Fen>()
  for (const {
    settledPurchases,
    settledProceeds,
    proceeds,
    purchases,
    settlementDate,
  } of account.unsettled) {
    balance += settledPurchases - settledProceeds
    const net = proceeds - purchases
    if (settlementDate <= first) balance += net
    else changes.set(settlementDate, (changes.get(settlementDate) ?? 0) + net)
  }
  const steps: BalanceStep[] = [{ from: first, balance }]
  for (const from of [...changes.keys()].sort())
    steps.push({ from, balance: (balance += changes.get(from) ?? 0) })
  return steps
}

/** May be negative: outside facts may overdraw. */
export function availableCash(account: Readonly<CashAccount>, today: BusinessDate): Fen {
  let available = maturedBalance(account, today) - account.onHold - account.onTransferHold - account.frozen
  for (const lot of account.unsettled) {
    if (isMaturedCash(lot, today)) continue
    available -= lot.purchases
    if (lot.usableFrom <= today) available += lot.proceeds
  }
  return available
}

/**
 * withdrawable = max(0, settled − freezes − transfer holds − uncleared − max(0, P − U)): purchases (and open buy holds) are
 * paid first by proceeds that settle no later than they do, the rest by settled money.
 */
export function withdrawableCash(account: Readonly<CashAccount>, today: BusinessDate): Fen {
  const uncleared = account.unclearedOn === today ? account.uncleared : 0
  return Math.max(0, freezableCash(account, today) - uncleared)
}

/**
 * What a freeze may take effect on: trades already done settle first, what an order or transfer holds stays theirs, and
 * money that a client may not take out yet can be frozen all the same.
 */
export function freezableCash(account: Readonly<CashAccount>, today: BusinessDate): Fen {
  const free = maturedBalance(account, today) - account.frozen - account.onTransferHold
  return Math.max(0, free - shortOfProceeds(account, today))
}

/** The most by which purchases run ahead of proceeds at any settlement date; open holds count as the first to be paid. */
function shortOfProceeds(account: Readonly<CashAccount>, today: BusinessDate): Fen {
  const lots = account.unsettled.filter(lot => !isMaturedCash(lot, today))
  const dates = [...new Set(lots.map(lot => lot.settlementDate))].sort()
  let running = account.onHold
  let worst = 0
  for (const date of dates) {
    for (const lot of lots) if (lot.settlementDate === date) running += lot.purchases - lot.proceeds
    worst = Math.max(worst, running)
  }
  return dates.length === 0 ? account.onHold : Math.max(0, worst)
}

export function cashFigures(account: Readonly<CashAccount>, today: BusinessDate): CashFigures {
  let unsettledProceeds = 0
  let unsettledPurchases = 0
  for (const lot of account.unsettled) {
    if (isMaturedCash(lot, today)) continue
    unsettledProceeds += lot.proceeds
    unsettledPurchases += lot.purchases
  }
  return {
    settled: maturedBalance(account, today),
    unsettledProceeds,
    unsettledPurchases,
    onHold: account.onHold + account.onTransferHold,
    frozen: account.frozen,
    uncleared: account.unclearedOn === today ? account.uncleared : 0,
    available: availableCash(account, today),
    withdrawable: withdrawableCash(account, today),
  }
}
