/**
 * Repos mature. At the day end before a repo's maturity date its principal and interest are posted with a lot of that date, so
 * that the money is usable when the day opens and may be withdrawn on the maturity settlement day. What was borrowed is owed
 * from then on, even if the account is overdrawn. At the day end of the maturity date they are settled in every settlement mode
 * (settle-trades.ts), because no teller settles what no order brought.
 *
 *   open → due (posted) → matured (settled)
 *
 * A repo on the error account is posted on the same evening. No lot of the house waits for its settlement, so it has matured then.
 */
import { present } from '../../base/assert.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import { dueAccount } from '../dues/due-sums.ts'
import { CURRENCY_ASSET, houseKey, type Client } from '../../books/accounts.ts'
import { HEADQUARTERS } from '../../books/branches.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Leg } from '../../books/changes/post.ts'
import type { CashDates } from '../../books/lot-dates.ts'
import { recordsOf } from '../../books/records.ts'
import type { ErrorRepo } from '../../books/tables/trades/error-repo.ts'
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
  const due = { house: dueAccount(client.branchNo, asset, dueOf(repo)) }
  const cash = { cashAccount: repo.cashAccountNo, unsettled: datesOf(repo) }
  return [
    comesBack(repo, { asset, due, to: cash }),
    { kind: 'update', table: 'repo', row: { ...repo, status: 'due' } },
  ]
}

/** `tomorrow` is the next trading day. Those on the error account belong to headquarters. */
export function matureErrorRepos(books: Books, tomorrow: BusinessDate): Change[] {
  return [...books.errorRepos.values()].flatMap(repo => {
    if (repo.status !== 'open' || repo.maturityDate > tomorrow) return []
    const instrument = present(books.instruments.get(repo.instrumentNo), 'instrument')
    const asset = CURRENCY_ASSET[instrument.currency]
    const due = { house: dueAccount(HEADQUARTERS, asset, dueOf(repo)) }
    const suspense = { house: houseKey(HEADQUARTERS, 'suspense', asset, '') }
    return [
      comesBack(repo, { asset, due, to: suspense }),
      { kind: 'update', table: 'error_repo', row: { ...repo, status: 'matured' } },
    ]
  })
}

const dueOf = ({ market, maturitySettlementDate }: Readonly<Repo | ErrorRepo>) => ({
  market,
  settlementDate: maturitySettlementDate,
})

/** Principal and interest: what was lent comes to `to`, what was borrowed leaves it. */
function comesBack(
  { side, amount, interest, maturityDate }: Readonly<Repo | ErrorRepo>,
  { asset, due, to }: { asset: number; due: Leg; to: Leg },
): Change {
  return {
    kind: 'post',
    entry: side === 'lend' ? 'repo-back' : 'repo-repaid',
    asset,
    amount: amount + interest,
    debit: side === 'lend' ? due : to,
    credit: side === 'lend' ? to : due,
    tradeDate: maturityDate,
  }
}
