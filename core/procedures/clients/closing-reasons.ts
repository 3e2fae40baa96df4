/** Why a client cannot be closed yet. All reasons are given at once, each with its subject ('holding:600000.XSHG'). */
import { isMaturedCash } from '../../books/figures.ts'
import { isMaturedShares } from '../../books/holding-figures.ts'
import type { CashAccount, Client, Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { isEnded } from '../../books/orders.ts'
import { assertWhole } from '../../books/past-orders.ts'
import { recordsOf } from '../../books/records.ts'
import { shareBalance } from '../../books/changes/post.ts'
import { instrumentId } from '../../rules/instrument.ts'
import type { ClosingReason } from '../../words/closing-reason.ts'

/** For example 'holding:600000.XSHG'. */
export type Reason = `${ClosingReason}:${string}`

export function closingReasons(books: Books, client: Readonly<Client>): Reason[] {
  return [
    ...ordersOpen(books, client),
    ...client.cashAccounts.flatMap(account => ofCash(books, account)),
    ...client.freezes
      .filter(freeze => freeze.status === 'in-force')
      .map(freeze => `frozen:${freeze.freezeNo}` as const),
    ...tradesUnsettled(books, client),
    ...client.holdings.flatMap(holding => ofHolding(books, holding)),
    ...client.securitiesAccounts
      .filter(
        ({ market, status, tradingUnit }) => market === 'XSHG' && status !== 'closed' && tradingUnit !== '',
      )
      .map(account => `shanghai_designation:${account.securitiesAccountId}` as const),
    ...recordsOf(client, 'custody_transfer')
      .filter(transfer => transfer.status === 'held' || transfer.status === 'sent')
      .map(transfer => `transfer_running:${transfer.transferNo}` as const),
    ...recordsOf(client, 'repo')
      .filter(repo => repo.status !== 'matured')
      .map(repo => `repo_open:${repo.repoNo}` as const),
  ]
}

function ordersOpen(books: Books, client: Readonly<Client>): Reason[] {
  return [...client.orders]
    .filter(orderId => {
      const order = books.orders.get(orderId)
      return order !== undefined && !isEnded(order.status)
    })
    .map(orderId => `open_order:${orderId}` as const)
}

function tradesUnsettled(books: Books, client: Readonly<Client>): Reason[] {
  assertWhole(books, client.clientNo)
  const open = [...client.trades].filter(key => books.trades.get(key)?.settledOn === null)
  return open.map(key => `unsettled:${key}` as const)
}

function ofCash(books: Books, account: Readonly<CashAccount>): Reason[] {
  const { businessDate } = books.day
  const { accountNo } = account
  const reasons: Reason[] = []
  if (account.onHold > 0 || account.onTransferHold > 0) reasons.push(`on_hold:${accountNo}`)
  const isOpen = account.unsettled.some(
    lot =>
      !isMaturedCash(lot, businessDate) ||
      lot.purchases !== lot.settledPurchases ||
      lot.proceeds !== lot.settledProceeds,
  )
  if (isOpen) reasons.push(`unsettled:${accountNo}`)
  if (account.uncleared > 0 && account.unclearedOn === businessDate) reasons.push(`uncleared:${accountNo}`)
  if (account.settled < 0) reasons.push(`debt:${accountNo}`)
  if (account.custodyMode === 'third-party' && account.settled > 0)
    reasons.push(`third_party_balance:${accountNo}`)
  return reasons
}

function ofHolding(books: Books, holding: Readonly<Holding>): Reason[] {
  const { businessDate } = books.day
  const instrument = books.instruments.get(holding.instrumentNo)
  const subject = instrument === undefined ? String(holding.holdingNo) : instrumentId(instrument)
  const reasons: Reason[] = []
  if (shareBalance(holding) !== 0 || holding.settled !== 0)
    reasons.push(instrument?.market === 'XSHG' ? `holding:${subject}` : `shenzhen_custody:${subject}`)
  if (holding.onHold > 0) reasons.push(`on_hold:${subject}`)
  const isOpen = holding.unsettled.some(
    lot =>
      !isMaturedShares(lot, businessDate) || lot.bought !== lot.settledBought || lot.sold !== lot.settledSold,
  )
  if (isOpen) reasons.push(`unsettled:${subject}`)
  return reasons
}
