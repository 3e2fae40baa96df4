/** E02 成交结算转换: the depository's holdings, money and answers of a market; each answer is a chunk of its own, before the holdings. */
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { FileCustody, FileHolding, FileMoney } from '@guitai/core/frame/gathered.ts'
import { inChunks } from '../chunks.ts'
import { defineJob, type Reading } from '../define-job.ts'

export const importSettlement = defineJob<{ market: Market }>({
  name: 'import-settlement',
  async read({ input: { market } }, { folderOf, books, sizes }) {
    const tradeDate = books().day.businessDate
    const folder = folderOf(market)
    const holdings = await readDayFile(folder, 'holdings', market, tradeDate)
    if (!holdings.accepted) return holdings
    const money = await readDayFile(folder, 'money', market, tradeDate)
    if (!money.accepted) return money
    const custody = await readDayFile(folder, 'custody', market, tradeDate)
    if (!custody.accepted) return custody
    const checksum = `${holdings.checksum}${money.checksum}${custody.checksum}`
    const lines = money.records.map(row => {
      const { net: _, ...line } = row
      return line
    })
    return chunksOf(
      { from: 'settlement-files', market, tradeDate, checksum },
      { holdings: holdings.records, money: lines, custody: custody.records },
      sizes.rows,
    )
  },
})

interface File {
  from: 'settlement-files'
  market: Market
  tradeDate: BusinessDate
  checksum: string
}

interface Contents {
  holdings: readonly FileHolding[]
  money: readonly FileMoney[]
  custody: readonly FileCustody[]
}

/** The money comes with the first chunk, whichever that is. */
async function* chunksOf(file: File, { holdings, money, custody }: Contents, size: number): Reading {
  for (const [index, answer] of custody.entries())
    yield {
      ...file,
      firstRow: index,
      custody: [answer],
      holdings: [],
      money: index === 0 ? money : [],
      isFirst: index === 0,
      isLast: false,
    }
  yield* inChunks(holdings, size, ({ rows, firstRow, isFirst, isLast }) => ({
    ...file,
    firstRow: custody.length + firstRow,
    custody: [],
    holdings: rows,
    money: isFirst && custody.length === 0 ? money : [],
    isFirst: isFirst && custody.length === 0,
    isLast,
  }))
}
