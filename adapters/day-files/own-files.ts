/** The depository's files in the product's own layouts (protocols/day-file), which say everything in words of ours. */
import type { Market } from '@guitai/core/base/market.ts'
import type { FileTrade } from '@guitai/core/frame/gathered.ts'
import type { DepositoryFiles } from './depository-files.ts'
import type { FileSource } from './file-source.ts'
import { readDayFile } from './read-day-file.ts'

export const ownFiles = (source: FileSource, market: Market): DepositoryFiles => ({
  async trades({ tradeDate }) {
    const file = await readDayFile(source, { kind: 'trades', market, tradeDate })
    if (!file.accepted) return file
    const rows = file.records.map(record => {
      const { time: _, partition: __, ...row } = record
      return { ...row, tradeNo: String(row.tradeNo) }
    })
    async function* parts(): AsyncGenerator<FileTrade[]> {
      yield rows
    }
    return { accepted: true, count: rows.length, parts, listed: [], checksum: file.checksum }
  },

  async settlement({ tradeDate }) {
    const holdings = await readDayFile(source, { kind: 'holdings', market, tradeDate })
    if (!holdings.accepted) return holdings
    const money = await readDayFile(source, { kind: 'money', market, tradeDate })
    if (!money.accepted) return money
    const movements = await readDayFile(source, { kind: 'movements', market, tradeDate })
    if (!movements.accepted) return movements
    const custody = await readDayFile(source, { kind: 'custody', market, tradeDate })
    if (!custody.accepted) return custody
    return {
      accepted: true,
      holdings: holdings.records,
      money: money.records.map(record => {
        const { net: _, ...line } = record
        return line
      }),
      movements: movements.records,
      custody: custody.records,
      listed: [],
      checksum: [holdings, money, movements, custody].map(({ checksum }) => checksum).join(''),
    }
  },
})
