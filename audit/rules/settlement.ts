/** When the money and shares of a trade settle and may be used, withdrawn or sold, and who settles them. */
import type { Instrument } from '@guitai/core/rules/instrument.ts'
import { rowIn, rowOn, type RuleBook } from './rule-book.ts'

export interface TradeDates {
  settlementDate: string
  usableFrom: string
  withdrawableFrom: string
  sellableFrom: string
}

export function tradeDates(
  { tables, calendar }: RuleBook,
  instrument: Pick<Instrument, 'market' | 'kind' | 'board' | 'turnover'>,
  tradeDate: string,
): TradeDates {
  const row = rowIn(tables.settlementCycles, instrument, tradeDate)
  const after = (days = 1): string => calendar.after(tradeDate, days)
  return {
    settlementDate: after(row?.settleAfter),
    usableFrom: after(row?.usableAfter),
    withdrawableFrom: after(row?.withdrawableAfter),
    sellableFrom: instrument.turnover === 'T+0' ? tradeDate : after(row?.sellableAfter),
  }
}

/** The client's own mode comes before the market's, and that before the branch's. Without any, the day end settles. */
export function modeOf(
  { tables }: RuleBook,
  client: { mode: number; branchNo: number },
  { market, tradeDate }: { market: string; tradeDate: string },
): number {
  if (client.mode !== 0) return client.mode
  for (const key of [`market/${market}`, `branch/${client.branchNo}`, 'branch/*']) {
    const mode = rowOn(tables.settlementModes, key, tradeDate)?.mode ?? null
    if (mode !== null) return mode
  }
  return 2
}
