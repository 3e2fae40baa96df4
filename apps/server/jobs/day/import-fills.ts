/** E01 成交数据转换: the depository's trades of a market. */
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { inChunks } from '../chunks.ts'
import { defineJob } from '../define-job.ts'

export const importFills = defineJob<{ market: Market }>({
  name: 'import-fills',
  turn: ({ market }) => market,
  afterKill: 'go-on',
  async read({ input: { market }, from }, { folderOf, books, sizes }) {
    const tradeDate = books().day.businessDate
    const file = await readDayFile(folderOf(market), { kind: 'trades', market, tradeDate })
    if (!file.accepted) return file
    const { checksum } = file
    return inChunks(file.records, { size: sizes.rows, from }, part => ({
      from: 'trades-file',
      market,
      tradeDate,
      checksum,
      ...part,
    }))
  },
})
