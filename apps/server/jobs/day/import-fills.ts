/** E01 成交数据转换: the depository's trades of a market. */
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { storedFile } from '@guitai/adapters/storage/stored-file.ts'
import type { FileTrade } from '@guitai/core/frame/gathered.ts'
import { storedTrade } from '@guitai/core/procedures/day/file-rows.ts'
import { formerRows } from './former-rows.ts'
import { inChunks } from '../chunks.ts'
import { defineJob } from '../define-job.ts'

export const importFills = defineJob<{ market: Market; replace?: boolean }>({
  name: 'import-fills',
  turn: ({ market }) => market,
  afterKill: 'go-on',
  async read({ input: { market, replace = false }, from }, { db, folderOf, books, sizes }) {
    const tradeDate = books().day.businessDate
    const file = await readDayFile(folderOf(market), { kind: 'trades', market, tradeDate })
    if (!file.accepted) return file
    const { checksum } = file
    const stored = (rows: readonly FileTrade[]) => rows.map(row => storedTrade({ market, tradeDate }, row))
    const formerOf = replace
      ? formerRows(
          'depository_trade',
          await storedFile(db, 'depository_trade', { market, date: tradeDate }),
          stored(file.records),
        )
      : undefined
    return inChunks(file.records, { size: sizes.rows, from }, part => ({
      from: 'trades-file',
      market,
      tradeDate,
      checksum,
      ...part,
      ...(formerOf === undefined
        ? {}
        : { former: formerOf({ rows: stored(part.rows), isLast: part.isLast }) }),
    }))
  },
})
