/**
 * Registers a client's securities accounts: the number has the form of its market and belongs to nobody else, and the branch
 * has a trading unit in the market. A B-share account pays from the cash account of its currency.
 */
import type { Market } from '../../base/market.ts'
import type { Currency } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { cashAccountNo } from '../../books/changes/open-cash-account.ts'
import { identityKey } from '../../books/changes/open-client.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { isSecuritiesAccountNumber, securitiesAccountTypeOf } from '../../rules/account-numbers.ts'
import { unitsOfBranch } from './units-of-branch.ts'

export const REGISTER_REFUSALS = [
  'securities_account_invalid',
  'securities_account_exists',
  'currency_not_held',
  'trading_unit_not_found',
] as const

export interface GivenAccount {
  market: Market
  number: string
  designated: boolean
}

export function checkAccounts(
  books: Books,
  accounts: readonly GivenAccount[],
  { branchNo, currencies, identity }: { branchNo: number; currencies: readonly Currency[]; identity: string },
): Rejection<(typeof REGISTER_REFUSALS)[number]> | undefined {
  const field = 'securitiesAccounts'
  const seen = new Set<string>()
  for (const { market, number } of accounts) {
    const id = `${number}.${market}`
    if (!isSecuritiesAccountNumber(market, number)) return reject('securities_account_invalid', field)
    if (seen.has(id) || !isFree(books, id, identity)) return reject('securities_account_exists', field)
    if (!currencies.includes(currencyOf(market, number))) return reject('currency_not_held', field)
    if (unitOf(books, market, branchNo) === undefined) return reject('trading_unit_not_found', field)
    seen.add(id)
  }
  return undefined
}

/**
 * A number is free when nobody has it. When its owner was closed here, the same person may have it again with the same
 * document.
 */
function isFree(books: Books, securitiesAccountId: string, identity: string): boolean {
  const known = books.securitiesAccounts.get(securitiesAccountId)
  if (known === undefined) return true
  const owner = books.clients.get(known.clientNo)
  return known.status === 'closed' && owner !== undefined && identityKey(owner) === identity
}

export function registerAccounts(
  books: Books,
  accounts: readonly GivenAccount[],
  { branchNo, clientNo }: { branchNo: number; clientNo: number },
): Change[] {
  return accounts.map(({ market, number, designated }) => ({
    kind: 'openSecuritiesAccount',
    account: {
      securitiesAccountId: `${number}.${market}`,
      market,
      clientNo,
      cashAccountNo: cashAccountNo(clientNo, currencyOf(market, number)),
      status: 'normal',
      tradingUnit: designated ? (unitOf(books, market, branchNo) ?? '') : '',
    },
  }))
}

/** Shanghai's B shares are paid in US dollars, Shenzhen's in Hong Kong dollars. */
function currencyOf(market: Market, number: string): Currency {
  if (securitiesAccountTypeOf(market, number) !== 'b-share') return 'CNY'
  return market === 'XSHG' ? 'USD' : 'HKD'
}

/** A running trading unit of the branch in the market, else a paused one, for which orders wait. */
function unitOf(books: Books, market: Market, branchNo: number): string | undefined {
  const own = unitsOfBranch(books, market, branchNo)
  return (own.find(unit => unit.status === 'running') ?? own[0])?.pbuId
}
