/** In which of a client's securities accounts an instrument is held and traded: the first open one that serves its kind. */
import type { Client, SecuritiesAccount } from '../books/accounts.ts'
import { accountServes } from '../rules/account-numbers.ts'
import type { Instrument } from '../rules/instrument.ts'

export function securitiesAccountFor(
  client: Readonly<Pick<Client, 'securitiesAccounts'>>,
  { market, kind }: Pick<Instrument, 'market' | 'kind'>,
): Readonly<SecuritiesAccount> | undefined {
  return client.securitiesAccounts.find(
    account =>
      account.market === market &&
      account.status !== 'closed' &&
      accountServes(market, account.securitiesAccountId.slice(0, 10), kind),
  )
}
