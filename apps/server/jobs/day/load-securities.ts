/** X04 代码初始化: the market's list of securities of the day, from the depository's folder. */
import { pinyin } from 'pinyin-pro'
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { ListedSecurity } from '@guitai/core/frame/gathered.ts'
import { inChunks } from '../chunks.ts'
import { defineJob } from '../define-job.ts'

export const loadSecurities = defineJob<{ market: Market }>({
  name: 'load-securities',
  turn: ({ market }) => market,
  // The list may have become another one meanwhile, so it is read from its beginning; a row that comes twice changes nothing.
  afterKill: 'again',
  async read({ input: { market }, from }, { folderOf, books, sizes }) {
    const tradeDate = books().day.businessDate
    const file = await readDayFile(folderOf(market), { kind: 'securities', market, tradeDate })
    if (!file.accepted) return file
    const { checksum } = file
    const rows: ListedSecurity[] = file.records.map(row => ({
      ...row,
      upperLimit: row.upperLimit ?? undefined,
      lowerLimit: row.lowerLimit ?? undefined,
      accruedInterest: row.accruedInterest ?? undefined,
      pinyin: initialsOf(row.name),
    }))
    return inChunks(rows, { size: sizes.rows, from }, part => ({
      from: 'securities-file',
      market,
      tradeDate,
      checksum,
      ...part,
    }))
  },
})

function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
