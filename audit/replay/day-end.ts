/** What the evening does to every account by the rules: fees by kind, expired orders, interest, settlement, repos, freezes. */
import type { Cash, Holding, Ledger, Trade } from '../ledger/ledger.ts'
import {
  accrueToYesterday,
  ASSET,
  HEADQUARTERS,
  houseName,
  moveHouse,
  moveUnsettledCash,
  settleCashLot,
  settleShareLot,
} from '../ledger/money.ts'
import { creditedOn } from '../rules/days.ts'
import { FEE_KINDS, GOES_TO } from '../rules/fees.ts'
import { accrue } from '../rules/interest.ts'
import { modeOf } from '../rules/settlement.ts'
import { leaveMarkets } from './custody.ts'
import { dueName, oweForTheDay, payWhatIsDue } from './dues.ts'
import { roundFees } from './fee-rounding.ts'
import { fill } from './freezes.ts'
import { payInterest } from './funds.ts'
import { clientOf, listedOf, textOf, type Input, type Replay } from './replay.ts'

/** E11: what the day's trades left on the clearing accounts, when it is due, and the differences to the depository's fees. */
export function clearTrades(replay: Replay): void {
  splitFees(replay)
  oweForTheDay(replay)
  roundFees(replay)
}

function splitFees(replay: Replay): void {
  const { ledger } = replay
  for (const trade of ledger.trades.values()) {
    if (trade.isCleared || trade.tradeDate !== ledger.today) continue
    trade.isCleared = true
    const { branchNo } = clientOf(replay, trade.clientNo)
    const asset = ASSET[listedOf(replay, trade.instrumentNo).currency]
    const clearing = houseName(branchNo, 'clearing', asset, trade.market)
    for (const kind of FEE_KINDS) {
      moveHouse(ledger, clearing, -trade.fees[kind])
      moveHouse(ledger, houseName(branchNo, GOES_TO[kind], asset, trade.market), trade.fees[kind])
    }
  }
}

/** E27: what a market's exchange has not filled by its last word has ended, of the clients up to one and in the end of all. */
export function expireOrders({ ledger }: Replay, input: Input): void {
  const market = textOf(input['market'])
  const { cursor = 0, isLast = false } = (input['gathered'] ?? {}) as { cursor?: number; isLast?: boolean }
  for (const order of ledger.orders.values()) {
    const isReached = isLast || order.clientNo <= cursor
    if (order.market === market && order.tradeDate <= ledger.today && isReached) order.isEnded = true
  }
}

/** E12: settles the day. */
export function settleDay(replay: Replay): void {
  const { ledger, rules } = replay
  const tomorrow = rules.calendar.next(ledger.today)
  creditInterest(replay)
  settleLots(replay)
  leaveMarkets(replay)
  matureRepos(replay, tomorrow)
  endFreezes(replay)
  // Money that is free tomorrow goes to the waiting freezes before the client can take it.
  for (const freeze of ledger.freezes.values())
    if (freeze.status === 'in-force') fill(replay, freeze, { date: tomorrow, onlyLater: true })
  payWhatIsDue(replay)
}

function endFreezes({ ledger, rules }: Replay): void {
  const tomorrow = rules.calendar.next(ledger.today)
  for (const freeze of ledger.freezes.values()) {
    const isOver = freeze.term === 'day' || (freeze.expiresOn !== null && freeze.expiresOn < tomorrow)
    if (freeze.status === 'in-force' && isOver) Object.assign(freeze, { effective: 0, status: 'expired' })
  }
}

/** E21: the run is not followed (read-log.ts), but the freezes that its settlement has ended stay ended. */
export function takeBack(replay: Replay, input: Input): void {
  if (input['hasSettled'] === true) endFreezes(replay)
}

/** The period that ended on a 20th is credited on the 21st or the next trading day, with its own dates and no later ones. */
function creditInterest(replay: Replay): void {
  const { ledger, rules } = replay
  const end = creditedOn(ledger.today, rules.calendar)
  if (end === undefined) return
  for (const account of ledger.cash.values()) {
    accrueToYesterday(ledger, rules, account)
    payInterest(replay, account, end)
  }
}

/** Settles everything unsettled except the trades that modes 3 and 4 leave to a teller. */
function settleLots(replay: Replay): void {
  const { ledger } = replay
  const left = new Map<number, Trade[]>()
  const leave = (accountNo: number, trade: Trade): void =>
    void left.set(accountNo, [...(left.get(accountNo) ?? []), trade])
  for (const trade of ledger.trades.values()) {
    if (trade.settledOn !== null) continue
    if (
      modeOf(replay.rules, clientOf(replay, trade.clientNo), {
        market: trade.market,
        tradeDate: trade.tradeDate,
      }) > 2
    ) {
      leave(trade.accountNo, trade)
      if (trade.holdingNo !== 0) leave(trade.holdingNo, trade)
    } else trade.settledOn = ledger.today
  }
  for (const account of ledger.cash.values()) settleCash(replay, account, left.get(account.accountNo) ?? [])
  for (const holding of ledger.holdings.values()) settleShares(holding, left.get(holding.holdingNo) ?? [])
}

function settleCash({ ledger, rules }: Replay, account: Cash, left: readonly Trade[]): void {
  for (const lot of account.lots) {
    let purchases = lot.purchases - lot.settledPurchases
    let proceeds = lot.proceeds - lot.settledProceeds
    for (const trade of left) {
      if (
        trade.tradeDate !== lot.tradeDate ||
        trade.settlementDate !== lot.settlementDate ||
        trade.usableFrom !== lot.usableFrom ||
        trade.withdrawableFrom !== lot.withdrawableFrom
      )
        continue
      if (trade.net < 0) purchases += trade.net
      else proceeds -= trade.net
    }
    if (purchases === 0 && proceeds === 0) continue
    accrueToYesterday(ledger, rules, account)
    settleCashLot(account, lot, { purchases, proceeds })
  }
}

function settleShares(holding: Holding, left: readonly Trade[]): void {
  for (const lot of holding.lots) {
    let bought = lot.bought - lot.settledBought
    let sold = lot.sold - lot.settledSold
    for (const trade of left) {
      if (
        trade.tradeDate !== lot.tradeDate ||
        trade.settlementDate !== lot.settlementDate ||
        trade.sellableFrom !== lot.sellableFrom
      )
        continue
      if (trade.side === 'buy') bought -= trade.quantity
      else sold -= trade.quantity
    }
    settleShareLot(holding, lot, { bought, sold })
  }
}

/** Principal and interest are available when the maturity date opens. Its day end settles them in every mode. */
function matureRepos(replay: Replay, tomorrow: string): void {
  const { ledger, rules } = replay
  matureErrorRepos(ledger, tomorrow)
  for (const repo of ledger.repos.values()) {
    if (repo.status === 'due' && repo.maturityDate <= ledger.today) repo.status = 'matured'
    if (repo.status !== 'open' || repo.maturityDate > tomorrow) continue
    repo.status = 'due'
    const account = ledger.cash.get(repo.accountNo)
    if (account === undefined) continue
    const back = repo.amount + repo.interest
    moveUnsettledCash({ ledger, rules }, account, {
      dates: {
        tradeDate: repo.maturityDate,
        settlementDate: repo.maturitySettlementDate,
        usableFrom: repo.maturityDate,
        withdrawableFrom: repo.maturitySettlementDate,
      },
      amount: repo.lends ? back : -back,
      house: dueName(account.branchNo, ASSET[account.currency], {
        market: repo.market,
        date: repo.maturitySettlementDate,
      }),
    })
  }
}

/** Those on the error account have no lots, so they end on the evening on which they are posted. */
function matureErrorRepos(ledger: Ledger, tomorrow: string): void {
  for (const repo of ledger.errorRepos.values()) {
    if (repo.status !== 'open' || repo.maturityDate > tomorrow) continue
    repo.status = 'matured'
    const back = (repo.amount + repo.interest) * (repo.lends ? 1 : -1)
    const due = { market: repo.market, date: repo.maturitySettlementDate }
    moveHouse(ledger, dueName(HEADQUARTERS, ASSET.CNY, due), -back)
    moveHouse(ledger, houseName(HEADQUARTERS, 'suspense', ASSET.CNY), back)
  }
}

/** The last act of the evening: ended things are dropped, and lots whose dates have all passed become settled balance. */
export function forgetWhatEnded({ ledger, rules }: Replay): void {
  const { today } = ledger
  for (const [no, order] of ledger.orders) if (order.tradeDate <= today) ledger.orders.delete(no)
  for (const [key, trade] of ledger.trades)
    if (trade.settledOn !== null && trade.tradeDate <= today) ledger.trades.delete(key)
  for (const [key, repo] of ledger.repos) if (repo.status === 'matured') ledger.repos.delete(key)
  // What is due of them with the depository is reckoned on the maturity date itself.
  for (const [key, repo] of ledger.errorRepos)
    if (repo.status === 'matured' && repo.maturityDate <= today) ledger.errorRepos.delete(key)
  for (const [no, freeze] of ledger.freezes) if (freeze.status !== 'in-force') ledger.freezes.delete(no)
  for (const [no, { kind, isUnderWay }] of ledger.transfers)
    if (!isUnderWay && kind !== 'transfer-in') ledger.transfers.delete(no)
  ledger.vouchers.clear()
  ledger.onErrorAccount.clear()
  for (const account of ledger.cash.values()) {
    const kept = account.lots.filter(lot => !isOver(lot, today))
    if (kept.length === account.lots.length) continue
    accrue(rules, account, today)
    account.lots = kept
  }
  for (const holding of ledger.holdings.values())
    if (holding.lots.some(lot => isOverOfShares(lot, today)))
      holding.lots = holding.lots.filter(lot => !isOverOfShares(lot, today))
}

export function isOver(lot: Cash['lots'][number], today: string): boolean {
  return (
    lot.purchases === lot.settledPurchases &&
    lot.proceeds === lot.settledProceeds &&
    lot.settlementDate <= today &&
    lot.usableFrom <= today &&
    lot.withdrawableFrom <= today
  )
}

export function isOverOfShares(lot: Holding['lots'][number], today: string): boolean {
  return (
    lot.bought === lot.settledBought &&
    lot.sold === lot.settledSold &&
    lot.settlementDate <= today &&
    lot.sellableFrom <= today
  )
}
