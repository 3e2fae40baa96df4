/**
 * Who starts the settlement of a trade (交割方式): in mode 1 each fill by itself, in 2 the day end, in 3 a teller per client (G01),
 * in 4 a teller per trade (G02). The client's own mode counts first, then the market's, then the branch's.
 */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Market } from '../../base/market.ts'
import type { Client } from '../../books/accounts.ts'
import type { SettlementMode } from '../../books/lot-dates.ts'
import type { Books } from '../../books/books.ts'
import { inForce } from '../../rules/parameters.ts'

export function settlementModeOf(
  books: Pick<Books, 'parameters'>,
  client: Pick<Client, 'settlementMode' | 'branchNo'>,
  market: Market,
  tradeDate: BusinessDate,
): SettlementMode {
  if (client.settlementMode !== 0) return client.settlementMode
  const rows = books.parameters.settlementModes
  for (const key of [`market/${market}`, `branch/${client.branchNo}`, 'branch/*']) {
    const mode = inForce(rows, key, tradeDate)?.mode
    if (mode !== undefined && mode !== null) return mode
  }
  return AUTOMATIC
}

const AUTOMATIC: SettlementMode = 2
