/** E02 成交结算转换: the depository's answers, holdings and money of a market. */
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { FileCustody, FileHolding, FileMoney } from '@guitai/core/frame/gathered.ts'
import { inChunks } from '../chunks.ts'
import { defineJob, type Reading } from '../define-job.ts'

export const importSettlement = defineJob<{ market: Market }>({
  name: 'import-settlement',
  turn: ({ market }) => market,
  afterKill: 'go-on',
  async read({ input: { market }, from }, { folderOf, books, sizes }) {
    const tradeDate = books().day.businessDate
    const folder = folderOf(market)
    const holdings = await readDayFile(folder, { kind: 'holdings', market, tradeDate })
    if (!holdings.accepted) return holdings
    const money = await readDayFile(folder, { kind: 'money', market, tradeDate })
    if (!money.accepted) return money
    const custody = await readDayFile(folder, { kind: 'custody', market, tradeDate })
    if (!custody.accepted) return custody
    const checksum = `${holdings.checksum}${money.checksum}${custody.checksum}`
    const lines = money.records.map(row => {
      const { net: _, ...line } = row
      return line
    })
    return chunksOf(
      { from: 'settlement-files', market, tradeDate, checksum },
      { holdings: holdings.records, money: lines, custody: custody.records },
      { size: sizes.rows, from },
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

/** Answers and holdings are the rows of one file; the money comes with the first chunk. */
function chunksOf(
  file: File,
  { holdings, money, custody }: Contents,
  sizes: { size: number; from: number },
): Reading {
  const rows = [...custody, ...holdings]
  return inChunks(rows, sizes, part => ({
    ...file,
    firstRow: part.firstRow,
    custody: part.rows.filter(row => 'answerNo' in row),
    holdings: part.rows.filter(row => 'bought' in row),
    money: part.isFirst ? money : [],
    isFirst: part.isFirst,
    isLast: part.isLast,
  }))
}
