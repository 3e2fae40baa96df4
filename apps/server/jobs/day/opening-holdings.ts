/**
 * X08 期初持仓: what the depository keeps for clients who are taken over. In one chunk, because the file is taken whole or not at all; it
 * is read anew when it is agreed to, and counts as it is then.
 */
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { FIRST_RECORD_LINE } from '@guitai/protocols/day-file/day-file.ts'
import { oneChunk } from '../chunks.ts'
import { defineJob } from '../define-job.ts'

export const openingHoldings = defineJob<{ market: Market }>({
  name: 'opening-holdings',
  turn: ({ market }) => market,
  afterKill: 'ask',
  async read({ input: { market } }, { folderOf, books }) {
    const tradeDate = books().day.businessDate
    const file = await readDayFile(folderOf(market), { kind: 'opening', market, tradeDate })
    if (!file.accepted) return file
    return oneChunk({
      from: 'opening-file',
      market,
      tradeDate,
      checksum: file.checksum,
      firstRow: 0,
      isFirst: true,
      isLast: true,
      rows: file.records.map((row, index) => ({ lineNo: FIRST_RECORD_LINE + index, ...row })),
    })
  },
})
