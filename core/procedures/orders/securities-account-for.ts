/**
 * The securities account through which a client buys an instrument: the first that serves its kind. An account that is lost or
 * frozen is chosen only when there is no other (a person may have three in a market).
 */
import type { Client } from '../../books/accounts.ts'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
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
