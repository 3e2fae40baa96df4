/**
 * Repos mature. At the day end before a repo's maturity date its principal and interest are posted with a lot of that date, so
 * that the money is usable when the day opens and may be withdrawn on the maturity settlement day. What was borrowed is owed
 * from then on, even if the account is overdrawn. At the day end of the maturity date they are settled in every settlement mode
 * (settle-trades.ts), because no teller settles what no order brought.
 *
 *   open → due (posted) → matured (settled)
 */
import { present } from '../../base/assert.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import { CURRENCY_ASSET, houseKey, type Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { CashDates } from '../../books/lot-dates.ts'
import { recordsOf } from '../../books/records.ts'
import type { Repo } from '../../books/tables/trades/repo.ts'

/** `tomorrow` is the next trading day. */
export function matureRepos(books: Books, client: Readonly<Client>, tomorrow: BusinessDate): Change[] {
  return recordsOf(client, 'repo').flatMap(repo => {
    if (repo.status === 'open' && repo.maturityDate <= tomorrow) return fallDue(books, client, repo)
    if (repo.status === 'due' && repo.maturityDate <= books.day.businessDate)
      return [{ kind: 'update', table: 'repo', row: { ...repo, status: 'matured' } }]
    return []
  })
}

const datesOf = ({ maturityDate, maturitySettlementDate }: Repo): CashDates => ({
  tradeDate: maturityDate,
  settlementDate: maturitySettlementDate,
  usableFrom: maturityDate,
  withdrawableFrom: maturitySettlementDate,
})

function fallDue(books: Books, client: Readonly<Client>, repo: Readonly<Repo>): Change[] {
  const { currency } = present(books.cashAccounts.get(repo.cashAccountNo), 'cash account')
  const asset = CURRENCY_ASSET[currency]
  const clearing = { house: houseKey(client.branchNo, 'clearing', asset, repo.market) }
  const cash = { cashAccount: repo.cashAccountNo, unsettled: datesOf(repo) }
  return [
    {
      kind: 'post',
      entry: repo.side === 'lend' ? 'repo-back' : 'repo-repaid',
      asset,
      amount: repo.amount + repo.interest,
      debit: repo.side === 'lend' ? clearing : cash,
      credit: repo.side === 'lend' ? cash : clearing,
      tradeDate: repo.maturityDate,
    },
    { kind: 'update', table: 'repo', row: { ...repo, status: 'due' } },
  ]
}
