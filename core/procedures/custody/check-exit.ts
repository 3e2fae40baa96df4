/** What several functions check before shares leave: the client, the actor, the target and the depository's fee. */
import { formatFen } from '../../base/money.ts'
import type { CashAccount, Client, Holding } from '../../books/accounts.ts'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
import { FREE_SHARES } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { availableCash } from '../../books/figures.ts'
import { sellableQuantity } from '../../books/holding-figures.ts'
import { recordsOf } from '../../books/records.ts'
import type { Meta } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { isTradingUnitNumber } from '../../rules/account-numbers.ts'
import { settingOf } from '../../rules/settings.ts'
import { AGENT_REFUSALS, checkAgent } from '../clients/check-agent.ts'
import { checkSecret, SECRET_REFUSALS } from '../people/check-secret.ts'

/**
 * The states in which a client may start an exit. A frozen or lost client may not; a client who may not sell may not move
 * shares away either.
 */
const MAY_LEAVE: ReadonlySet<string> = new Set(['normal', 'no-buy', 'no-withdrawal'])

export function checkOwner(
  books: Books,
  clientNo: number,
): Readonly<Client> | Rejection<'client_not_found' | 'client_not_normal'> {
  const client = books.clients.get(clientNo)
  if (client === undefined) return reject('client_not_found', 'clientNo')
  if (!MAY_LEAVE.has(client.status)) return reject('client_not_normal', 'clientNo', { status: client.status })
  return client
}

export const ACTOR_REFUSALS = [
  'client_not_found',
  'client_not_normal',
  ...AGENT_REFUSALS,
  ...SECRET_REFUSALS,
] as const

/** Checks who starts an exit: the client or an agent, with the trading password as for an order. */
export function checkActor(
  books: Books,
  { clientNo, agentNo }: { clientNo: number; agentNo?: number },
  meta: Meta,
): Readonly<Client> | Rejection<(typeof ACTOR_REFUSALS)[number]> {
  const client = checkOwner(books, clientNo)
  if ('code' in client) return client
  return (
    checkAgent(books, client, agentNo, 'custody-transfer') ??
    checkSecret(books, meta, 'trading', clientNo, 'tradingPassword') ??
    client
  )
}

/** A client's holding by its number. */
export function holdingOfClient(client: Readonly<Client>, holdingNo: number): Readonly<Holding> | undefined {
  return client.holdings.find(holding => holding.holdingNo === holdingNo)
}

export const TARGET_REFUSALS = [
  'transfer_only_in_shenzhen',
  'securities_account_not_normal',
  'trading_unit_invalid',
] as const

/** In Shanghai and Beijing shares are not kept by trading unit. There a designation is withdrawn instead. */
export function checkTarget(
  account: Readonly<SecuritiesAccount>,
  toUnit: string,
): Rejection<(typeof TARGET_REFUSALS)[number]> | undefined {
  if (account.market !== 'XSHE') return reject('transfer_only_in_shenzhen')
  if (account.status !== 'normal') return reject('securities_account_not_normal')
  return isTradingUnitNumber('XSHE', toUnit) ? undefined : reject('trading_unit_invalid', 'toUnit')
}

export const FEE_REFUSALS = ['currency_not_held', 'cash_account_closed', 'insufficient_cash'] as const

/**
 * The depository charges one fee per account and target a day; the first transfer carries it. The fee is in yuan, whatever
 * currency the shares are traded in.
 */
export function checkFee(
  books: Books,
  client: Readonly<Client>,
  { securitiesAccountId, toUnit }: { securitiesAccountId: string; toUnit: string },
): { account: Readonly<CashAccount>; fee: number } | Rejection<(typeof FEE_REFUSALS)[number]> {
  const { businessDate } = books.day
  const account = client.cashAccounts.find(({ currency }) => currency === 'CNY')
  if (account === undefined) return reject('currency_not_held')
  if (account.status !== 'normal') return reject('cash_account_closed')
  const isCarried = recordsOf(client, 'custody_transfer').some(
    known =>
      known.securitiesAccountId === securitiesAccountId &&
      known.toUnit === toUnit &&
      known.requestedOn === businessDate &&
      known.status !== 'refused' &&
      known.fee > 0,
  )
  const fee = isCarried ? 0 : settingOf(books.parameters, 'custody-transfer-fee', businessDate)
  const available = availableCash(account, businessDate)
  if (fee > available && fee > 0)
    return reject('insufficient_cash', undefined, {
      available: formatFen(available),
      needed: formatFen(fee),
    })
  return { account, fee }
}

/** The shares of the account that may be sold and are neither held nor restricted, holding by holding. */
export function movableHoldings(
  books: Books,
  client: Readonly<Client>,
  securitiesAccountId: string,
): Readonly<Holding>[] {
  return client.holdings.filter(
    holding =>
      holding.securitiesAccountId === securitiesAccountId &&
      holding.shareNature === FREE_SHARES &&
      sellableQuantity(holding, books.day.businessDate) > 0,
  )
}
