/**
 * What a client may still borrow by repo in a market, computed from the tables as
 * core/procedures/custody/standard-bond-quota.ts does.
 */
import { PLEDGED, standardBondsFrom } from '@guitai/core/procedures/custody/standard-bond-quota.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { Fen } from '@guitai/core/base/money.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import { HOLDING_BALANCES } from '../proof/balances.ts'
import type { Database } from '../frame/database.ts'
import type { Row } from '../frame/define-report.ts'
import { OPEN_STATUSES } from '@guitai/core/words/order-status.ts'
import { sqlList } from '@guitai/core/words/words.ts'

const PLEDGED_BONDS = `select i.code, i.market, b.balance::float8 as face
from current.holding h join (${HOLDING_BALANCES}) b on b.account_no = h.holding_no join current.instrument i using (instrument_no)
where h.client_no = $1 and i.market = $2 and h.share_nature = '${PLEDGED}'`

/** Repos that have not matured, and the open part of borrowing orders. A repo's quantity is its face amount in yuan. */
const BOUND = `select (select coalesce(sum(amount), 0)::float8 from current.repo
    where client_no = $1 and market = $2 and side = 'borrow' and status <> 'matured' and maturity_date > $3::date) as borrowed,
  (select coalesce(sum(greatest(0, o.quantity - o.filled_quantity - o.canceled_quantity)), 0)::float8 * 100
    from current.orders o join current.instrument i using (instrument_no)
    where o.client_no = $1 and o.market = $2 and o.side = 'buy' and i.kind = 'repo'
      and o.status in (${sqlList(OPEN_STATUSES)})) as "onOrder"`

type Bond = Row & { code: string; market: Market; face: number }
type Bound = Row & { borrowed: Fen; onOrder: Fen }

export async function freeStandardBonds(
  database: Database,
  { clientNo, market, today }: { clientNo: number; market: Market; today: string },
  parameters: Parameters,
): Promise<Fen> {
  const bonds = await database.query<Bond>(PLEDGED_BONDS, [clientNo, market])
  const [bound] = await database.query<Bound>(BOUND, [clientNo, market, today])
  const worth = bonds.reduce(
    (sum, bond) => sum + standardBondsFrom(parameters, bond, Math.max(0, bond.face), today),
    0,
  )
  return worth - (bound?.borrowed ?? 0) - (bound?.onOrder ?? 0)
}
