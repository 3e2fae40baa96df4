/**
 * What is always true of the books, whatever has happened: the answer is the list of what is not, by name.
 *
 * For books that are wholly in memory (tests, simulations); the day end's proof says the same of the tables in SQL.
 */
import { CURRENCY_ASSET, holdingKey, type CashAccount, type Holding } from './accounts.ts'
import type { Books } from './books.ts'
import { cashBalance, shareBalance } from './changes/post.ts'
import { feeHeldBy, sharesHeldBy } from './custody-holds.ts'
import { isEnded, type Order, type Trade } from './orders.ts'
import { recordsOf } from './records.ts'
import { addFees, NO_FEES, sumFees } from '../rules/fee-sums.ts'
import { instrumentId } from '../rules/instrument.ts'

export function brokenInvariants(books: Books): string[] {
  return [
    ...assetsSumToZero(books),
    ...holdsHaveTheirOrders(books),
    ...frozenHasItsFreezes(books),
    ...ordersHaveTheirTrades(books),
    ...figuresAreSane(books),
    ...indexesAgree(books),
  ]
}

/** Nothing is created or destroyed: money or shares, over all accounts of a branch's clients and of the house there. */
function assetsSumToZero(books: Books): string[] {
  const sums = new Map<string, number>()
  const add = (branchNo: number, asset: number, amount: number): void => {
    const key = `asset ${asset} of branch ${branchNo}`
    sums.set(key, (sums.get(key) ?? 0) + amount)
  }
  for (const { branchNo, asset, balance } of books.houseAccounts.values()) add(branchNo, asset, balance)
  for (const account of books.cashAccounts.values())
    add(account.branchNo, CURRENCY_ASSET[account.currency], cashBalance(account))
  for (const holding of books.holdings.values())
    add(books.clients.get(holding.clientNo)?.branchNo ?? 0, holding.instrumentNo, shareBalance(holding))
  return [...sums].filter(([, sum]) => sum !== 0).map(([key, sum]) => `${key} sums to ${sum}`)
}

function holdsHaveTheirOrders(books: Books): string[] {
  const cash = new Map<number, number>()
  const shares = new Map<number, number>()
  const broken: string[] = []
  for (const order of books.orders.values()) {
    cash.set(order.cashAccountNo, (cash.get(order.cashAccountNo) ?? 0) + order.holdCash)
    shares.set(order.holdingNo, (shares.get(order.holdingNo) ?? 0) + order.holdShares)
    if (isEnded(order.status) && (order.holdCash !== 0 || order.holdShares !== 0))
      broken.push(`order ${order.orderId} is ${order.status} and holds`)
  }
  const fees = new Map<number, number>()
  for (const transfer of [...books.clients.values()].flatMap(each => recordsOf(each, 'custody_transfer'))) {
    const { holdingNo, cashAccountNo } = transfer
    shares.set(holdingNo, (shares.get(holdingNo) ?? 0) + sharesHeldBy(transfer))
    fees.set(cashAccountNo, (fees.get(cashAccountNo) ?? 0) + feeHeldBy(transfer))
  }
  for (const { accountNo, onHold, onTransferHold } of books.cashAccounts.values()) {
    if (onTransferHold < (fees.get(accountNo) ?? 0))
      broken.push(`cash account ${accountNo} holds ${onTransferHold} for transfers, custody alone needs more`)
    if (onHold !== (cash.get(accountNo) ?? 0))
      broken.push(`cash account ${accountNo} holds ${onHold}, its orders ${cash.get(accountNo) ?? 0}`)
  }
  for (const { holdingNo, onHold } of books.holdings.values()) {
    if (onHold !== (shares.get(holdingNo) ?? 0))
      broken.push(
        `holding ${holdingNo} holds ${onHold}, its orders and transfers ${shares.get(holdingNo) ?? 0}`,
      )
  }
  return broken
}

function frozenHasItsFreezes(books: Books): string[] {
  const effective = new Map<string, number>()
  const broken: string[] = []
  for (const freeze of books.freezes.values()) {
    const key = `${freeze.object} ${freeze.accountNo}`
    effective.set(key, (effective.get(key) ?? 0) + freeze.effective)
    if (freeze.effective > freeze.ordered) broken.push(`freeze ${freeze.freezeNo} is more than was ordered`)
    if (freeze.status !== 'in-force' && freeze.effective !== 0)
      broken.push(`freeze ${freeze.freezeNo} is ${freeze.status} and freezes`)
  }
  const compare = (key: string, frozen: number): void => {
    if (frozen !== (effective.get(key) ?? 0))
      broken.push(`${key} has ${frozen} frozen, its freezes say ${effective.get(key) ?? 0}`)
  }
  for (const account of books.cashAccounts.values()) compare(`cash ${account.accountNo}`, account.frozen)
  for (const holding of books.holdings.values()) compare(`holding ${holding.holdingNo}`, holding.frozen)
  return broken
}

function ordersHaveTheirTrades(books: Books): string[] {
  const trades = new Map<number, Readonly<Trade>[]>()
  for (const trade of books.trades.values()) {
    const known = trades.get(trade.orderId)
    if (known === undefined) trades.set(trade.orderId, [trade])
    else known.push(trade)
  }
  return [...books.orders.values()].flatMap(order => {
    const own = trades.get(order.orderId) ?? []
    const quantity = own.reduce((sum, trade) => sum + trade.quantity, 0)
    const amount = own.reduce((sum, trade) => sum + trade.amount, 0)
    const fees = own.reduce((sum, trade) => addFees(sum, trade.fees), NO_FEES)
    const interest = own.reduce((sum, trade) => sum + trade.accruedInterest, 0)
    const isSame =
      quantity === order.filledQuantity &&
      interest === (order.filledInterest ?? 0) &&
      amount === order.filledAmount &&
      sumFees(fees) === sumFees(order.fees)
    return isSame
      ? []
      : [
          `order ${order.orderId} is filled ${order.filledQuantity}, its trades ${quantity} (or amount, or fees)`,
        ]
  })
}

function figuresAreSane(books: Books): string[] {
  return [
    ...[...books.cashAccounts.values()]
      .filter(account => !isSaneAccount(account))
      .map(account => `cash account ${account.accountNo} has impossible figures`),
    ...[...books.holdings.values()]
      .filter(holding => !isSaneHolding(holding))
      .map(holding => `holding ${holding.holdingNo} has impossible figures`),
    ...[...books.orders.values()]
      .filter(order => !isSaneOrder(order))
      .map(order => `order ${order.orderId} has impossible figures`),
  ]
}

const areIntegers = (...figures: number[]): boolean => figures.every(Number.isSafeInteger)
const areNotNegative = (...figures: number[]): boolean =>
  figures.every(figure => Number.isSafeInteger(figure) && figure >= 0)

/** Settled may be below zero: outside facts may overdraw. */
function isSaneAccount(account: Readonly<CashAccount>): boolean {
  return (
    areIntegers(account.settled) &&
    areNotNegative(account.onHold, account.onTransferHold, account.frozen, account.uncleared) &&
    account.accumulator >= 0n &&
    account.penaltyAccumulator >= 0n &&
    account.dueAccumulator >= 0n &&
    account.duePenaltyAccumulator >= 0n &&
    account.unsettled.every(
      lot =>
        areNotNegative(lot.settledPurchases, lot.settledProceeds) &&
        lot.settledPurchases <= lot.purchases &&
        lot.settledProceeds <= lot.proceeds &&
        lot.tradeDate <= lot.settlementDate,
    )
  )
}

function isSaneHolding(holding: Readonly<Holding>): boolean {
  return (
    areIntegers(holding.settled, holding.cost) &&
    areNotNegative(holding.onHold, holding.frozen, holding.restricted) &&
    holding.unsettled.every(
      lot =>
        areNotNegative(lot.settledBought, lot.settledSold) &&
        lot.settledBought <= lot.bought &&
        lot.settledSold <= lot.sold,
    )
  )
}

function isSaneOrder(order: Readonly<Order>): boolean {
  const { filledQuantity, filledAmount, canceledQuantity, quantity, holdCash, holdShares } = order
  return (
    areNotNegative(filledQuantity, filledAmount, canceledQuantity, holdCash, holdShares) &&
    canceledQuantity <= quantity &&
    holdShares <= quantity &&
    (order.status !== 'filled' || filledQuantity >= quantity)
  )
}

/** The second ways to find a record lead to the same record. */
function indexesAgree(books: Books): string[] {
  const broken: string[] = []
  const check = (isSame: boolean, what: string): void =>
    void (isSame || broken.push(`${what} is not found where it should be`))
  for (const holding of books.holdings.values()) {
    const key = holdingKey(
      holding.securitiesAccountId,
      holding.instrumentNo,
      holding.tradingUnit,
      holding.shareNature,
    )
    check(books.holdingsByKey.get(key) === holding, `holding ${key}`)
  }
  check(books.holdingsByKey.size === books.holdings.size, 'a holding')
  for (const instrument of books.instruments.values())
    check(
      books.instrumentsById.get(instrumentId(instrument)) === instrument,
      `instrument ${instrumentId(instrument)}`,
    )
  check(books.instrumentsById.size === books.instruments.size, 'an instrument')
  for (const teller of books.tellers.values())
    check(books.tellersByName.get(teller.name) === teller, `teller ${teller.name}`)
  check(books.tellersByName.size === books.tellers.size, 'a teller')
  for (const client of books.clients.values()) {
    check(
      client.cashAccounts.every(account => books.cashAccounts.get(account.accountNo) === account),
      `an account of client ${client.clientNo}`,
    )
    check(
      client.securitiesAccounts.every(
        account => books.securitiesAccounts.get(account.securitiesAccountId) === account,
      ),
      `an account of client ${client.clientNo}`,
    )
    check(
      client.holdings.every(holding => books.holdings.get(holding.holdingNo) === holding),
      `a holding of client ${client.clientNo}`,
    )
    check(
      client.freezes.every(freeze => books.freezes.get(freeze.freezeNo) === freeze),
      `a freeze of client ${client.clientNo}`,
    )
    check(
      [...client.orders].every(orderId => books.orders.get(orderId)?.clientNo === client.clientNo),
      `an order of client ${client.clientNo}`,
    )
    check(
      [...client.trades].every(key => books.trades.get(key)?.clientNo === client.clientNo),
      `a trade of client ${client.clientNo}`,
    )
  }
  return broken
}
