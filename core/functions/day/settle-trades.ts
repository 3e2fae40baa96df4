/**
 * E12 成交结算 — for each client that acted: unfilled orders expire and release their holds, what the settlement mode leaves
 * to the day end becomes settled, day freezes end; on interest days interest is credited. In chunks. Each act finds by its own
 * record whether it is done (an order that has ended, a lot of this date or before with nothing left, a repo that is due), so a
 * chunk that is given twice changes nothing the second time. What modes 3 and 4 leave open stays open, and is listed.
 */
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import { type CashAccount, type Client, type Freeze, type Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { isEnded } from '../../books/orders.ts'
import { recordOf, type OpenTrade } from '../../books/records.ts'
import { checkStep, STEP_REFUSALS, stepChange, stepOf } from '../../procedures/day/day-step.ts'
import {
  asOpen,
  cashOf,
  markSettled,
  sharesOf,
  unsettledTrades,
} from '../../procedures/trades/open-settlement.ts'
import { settlementModeOf } from '../../procedures/trades/settlement-mode.ts'
import { lapseLosses } from '../../procedures/clients/losses.ts'
import { payInterest, withFruits } from '../../procedures/cash/pay-interest.ts'
import { fillWaitingShares } from '../../procedures/freezes/fill-waiting-shares.ts'
import { fillFreezes, freezesInForce } from '../../procedures/freezes/waiting-freezes.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import { calendarOf, nextTradingDay } from '../../rules/calendar.ts'
import { lotsFallingDue, matureRepos } from '../../procedures/day/mature-repos.ts'
import { interestForPeriod } from '../../procedures/cash/interest-for-period.ts'
import { isCreditedTo, periodCreditedOn } from '../../rules/interest.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { accept } from '../../frame/rejection.ts'

export const settleTrades = defineFunction({
  code: 'E12',
  name: 'settle-trades',
  title: { zh: '成交结算', en: 'Settle trades' },
  module: 'day-end',
  kind: 'batch',
  phases: ['day-end'],
  job: 'settle-trades',
  input: Type.Object({}),
  rejections: [...STEP_REFUSALS],
  keys: (_input, gathered) =>
    gathered?.from === 'acted-clients'
      ? gathered.clientNos.flatMap(clientNo => [`client:${clientNo}`, `whole:${clientNo}`])
      : [],

  decide(books, _input, meta) {
    const { clientNos, cursor, isLast } = gatheredFrom(meta.gathered, 'acted-clients')
    const problem = checkStep(books, 'E12')
    if (problem !== undefined) return problem
    const clients = clientNos.map(clientNo => present(books.clients.get(clientNo), 'client that acted'))
    // Asked for again after an interruption: of clients up to the restart point nothing is left to do, and they are counted.
    const doneTo = stepOf(books, 'E12')?.cursor ?? 0
    const count = clientNos.filter(clientNo => clientNo > doneTo).length
    const calendar = calendarOf(books.parameters.holidays)
    const changes = clients.flatMap(client => [
      ...expireOrders(books, client),
      ...creditInterest(books, client),
      ...settleClient(books, client),
      ...matureRepos(books, client, nextTradingDay(calendar, books.day.businessDate)),
      ...endFreezes(books, client),
      ...lapseLosses(books, client),
      ...fillWaiting(books, client),
      ...fillWaitingShares(
        books,
        client,
        freeze => isOver(books, freeze),
        nextTradingDay(calendar, books.day.businessDate),
      ),
    ])
    return accept({ clients: count }, [...changes, stepChange(books, 'E12', meta, { isLast, count, cursor })])
  },
})

function expireOrders(books: Books, client: Readonly<Client>): Change[] {
  return [...client.orders].flatMap(orderId => {
    const order = present(books.orders.get(orderId), 'order')
    if (isEnded(order.status) || order.tradeDate > books.day.businessDate) return []
    const canceledQuantity = Math.max(0, order.quantity - order.filledQuantity)
    return [
      { kind: 'advanceOrder', orderId, status: 'expired', canceledQuantity },
      { kind: 'setOrderHold', orderId, cash: 0, shares: 0 },
    ] satisfies Change[]
  })
}

/**
 * Everything that is unsettled of this date or before, but for the trades that modes 3 and 4 leave to a teller: those are listed. What
 * matured repos bring tomorrow is there already when a chunk is done again, and stays unsettled.
 */
function settleClient(books: Books, client: Readonly<Client>): Change[] {
  const open = unsettledTrades(books, client)
  const isLeft = ({ market, tradeDate }: Pick<OpenTrade, 'market' | 'tradeDate'>): boolean =>
    settlementModeOf(books, client, market, tradeDate) > 2
  const { businessDate } = books.day
  const left = open.filter(isLeft).map(trade => asOpen(books, client, trade))
  return [
    ...client.cashAccounts.flatMap(account => settleCash(account, left, businessDate)),
    ...client.holdings.flatMap(holding => settleShares(holding, left, businessDate)),
    ...open.filter(trade => !isLeft(trade)).flatMap(trade => markSettled(books, trade)),
    ...left
      .filter(trade => recordOf(client, 'open_trade', trade.tradeKey) === undefined)
      .map(row => ({ kind: 'put', table: 'open_trade', row }) as const),
  ]
}

function settleCash(
  account: Readonly<CashAccount>,
  left: readonly Readonly<OpenTrade>[],
  date: BusinessDate,
): Change[] {
  return account.unsettled.flatMap(lot => {
    if (lot.tradeDate > date) return []
    const { into, out } = cashOf(left, account, lot)
    const purchases = lot.purchases - lot.settledPurchases - out
    const proceeds = lot.proceeds - lot.settledProceeds - into
    return purchases === 0 && proceeds === 0
      ? []
      : [{ kind: 'settleCash', accountNo: account.accountNo, lot, purchases, proceeds } as const]
  })
}

function settleShares(
  holding: Readonly<Holding>,
  left: readonly Readonly<OpenTrade>[],
  date: BusinessDate,
): Change[] {
  return holding.unsettled.flatMap(lot => {
    if (lot.tradeDate > date) return []
    const { into, out } = sharesOf(left, holding, lot)
    const bought = lot.bought - lot.settledBought - into
    const sold = lot.sold - lot.settledSold - out
    return bought === 0 && sold === 0
      ? []
      : [{ kind: 'settleShares', holdingNo: holding.holdingNo, lot, bought, sold } as const]
  })
}

/** Day freezes, and those that no longer hold when the next day opens: a last date may be a Sunday. */
function isOver(books: Books, freeze: Readonly<Freeze>): boolean {
  const tomorrow = nextTradingDay(calendarOf(books.parameters.holidays), books.day.businessDate)
  return (
    freeze.status === 'in-force' &&
    (freeze.term === 'day' || (freeze.expiresOn !== null && freeze.expiresOn < tomorrow))
  )
}

function endFreezes(books: Books, client: Readonly<Client>): Change[] {
  return client.freezes
    .filter(freeze => isOver(books, freeze))
    .map(freeze => ({ kind: 'setFreeze', freeze: { ...freeze, effective: 0, status: 'expired' } }))
}

/** What is free tomorrow goes to the freezes that wait, before the client can take it. */
function fillWaiting(books: Books, client: Readonly<Client>): Change[] {
  const tomorrow = nextTradingDay(calendarOf(books.parameters.holidays), books.day.businessDate)
  return client.cashAccounts.flatMap(account => {
    const freezes = freezesInForce(books, account).filter(freeze => !isOver(books, freeze))
    if (freezes.length === 0) return []
    const ended = client.freezes.filter(
      freeze => freeze.object === 'cash' && freeze.accountNo === account.accountNo && isOver(books, freeze),
    )
    const { credit, penalty } = dueInterest(books, account)
    const after = {
      ...account,
      settled: account.settled + credit - penalty,
      unsettled: [...account.unsettled, ...lotsFallingDue(client, account.accountNo, tomorrow)],
      onHold: holdOfLaterOrders(books, client, account),
      frozen: account.frozen - ended.reduce((sum, freeze) => sum + freeze.effective, 0),
    }
    return fillFreezes(withFruits(freezes, credit), after, tomorrow)
  })
}

function holdOfLaterOrders(books: Books, client: Readonly<Client>, account: Readonly<CashAccount>): number {
  let held = 0
  for (const orderId of client.orders) {
    const order = books.orders.get(orderId)
    if (order?.cashAccountNo === account.accountNo && order.tradeDate > books.day.businessDate)
      held += order.holdCash
  }
  return held
}

/** On the day after a period's last date (or the next trading day) interest is credited, rounded once. */
function dueInterest(
  books: Books,
  account: Readonly<CashAccount>,
): { periodEnd: BusinessDate | undefined; credit: number; penalty: number } {
  const periodEnd = periodCreditedOn(books.day.businessDate, calendarOf(books.parameters.holidays))
  if (periodEnd === undefined) return { periodEnd, credit: 0, penalty: 0 }
  return { periodEnd, ...interestForPeriod(books, account, periodEnd) }
}

function creditInterest(books: Books, client: Readonly<Client>): Change[] {
  return client.cashAccounts.flatMap(account => {
    const { periodEnd } = dueInterest(books, account)
    if (periodEnd === undefined) return []
    return isCreditedTo(account, periodEnd) ? [] : payInterest(books, account, periodEnd).changes
  })
}
