/**
 * In which of a client's securities accounts an instrument is bought: the first that serves its kind, one that is lost or frozen
 * only where there is no other (a person may have three in a market).
 */
import type { Client, SecuritiesAccount } from '../../books/accounts.ts'
import { accountServes } from '../../rules/account-numbers.ts'
import type { Instrument } from '../../rules/instrument.ts'

export function securitiesAccountFor(
  client: Readonly<Pick<Client, 'securitiesAccounts'>>,
  { market, kind }: Pick<Instrument, 'market' | 'kind'>,
): Readonly<SecuritiesAccount> | undefined {
  const open = client.securitiesAccounts.filter(
    account =>
      account.market === market &&
      account.status !== 'closed' &&
      accountServes(market, account.securitiesAccountId.slice(0, 10), kind),
  )
  return open.find(({ status }) => status === 'normal') ?? open[0]
}
