/**
 * Who starts a trade's settlement (交割方式): 1 each fill by itself, 2 the day end, 3 a teller per client (G01), 4 a teller
 * trade by trade (G02). The client's own mode counts first, then the market's, then the branch's.
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
