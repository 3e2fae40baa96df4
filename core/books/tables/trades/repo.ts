/**
 * A pledged repo: money lent against standard bonds, or borrowed against own ones, until it matures.
 *
 *   open → due (at the day end before its maturity date: principal and interest are posted) → matured (settled)
 */
import type { Market } from '../../../base/market.ts'
import type { RepoSide, RepoStatus } from '../../../words/repo.ts'
import { date, defineTable, fen, int4, int8, text, type RowOf } from '../define-table.ts'

export const repo = defineTable({
  name: 'repo',
  key: 'repoNo',
  owner: 'client',
  counter: 'recordNo',
  columns: {
    repoNo: int8(),
    tradeKey: text(),
    clientNo: int8(),
    cashAccountNo: int8(),
    securitiesAccountId: text(),
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
    status: text<RepoStatus>(),
  },
  loaded: [{ status: ['open', 'due'] }, { maturityDate: 'from-today' }],
})

export type Repo = RowOf<typeof repo>
