/**
 * A pledged repo of no client of ours, which stands on the error account (core/procedures/trades/book-to-error-account.ts). The
 * money goes back to, or comes back from, the house; nobody's lots wait for a settlement day.
 *
 *   open → matured (at the day end before its maturity date: principal and interest are posted)
 */
import type { Market } from '../../../base/market.ts'
import type { RepoSide, RepoStatus } from '../../../words/repo.ts'
import { date, defineTable, fen, int4, int8, text, type RowOf } from '../define-table.ts'

export const errorRepo = defineTable({
  name: 'error_repo',
  key: 'tradeKey',
  owner: 'nobody',
  collection: 'errorRepos',
  columns: {
    tradeKey: text(),
    market: text<Market>(),
    instrumentNo: int4(),
    side: text<RepoSide>(),
    amount: fen(),
    rate: int8(),
    tradeDate: date(),
    firstSettlementDate: date(),
    maturityDate: date(),
    maturitySettlementDate: date(),
    interest: fen(),
    status: text<Exclude<RepoStatus, 'due'>>(),
  },
  loaded: [{ status: ['open'] }, { maturityDate: 'from-today' }],
})

export type ErrorRepo = RowOf<typeof errorRepo>
