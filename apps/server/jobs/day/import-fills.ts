/** E01 成交数据转换: the depository's trades of a market. Its files are read whole and verified first, and then once more, chunk by chunk. */
import { allOf } from '@guitai/core/base/all-of.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { storedFile } from '@guitai/adapters/storage/stored-file.ts'
import type { FileTrade } from '@guitai/core/frame/gathered.ts'
import { storedTrade } from '@guitai/core/procedures/day/file-rows.ts'
import { askedDay, tooManyListed } from './asked-day.ts'
import { formerRows } from './former-rows.ts'
import { inChunksOf } from '../chunks.ts'
import { defineJob } from '../define-job.ts'

export const importFills = defineJob<{ market: Market; replace?: boolean }>({
  name: 'import-fills',
  turn: ({ market }) => market,
  afterKill: 'go-on',
  async read({ input: { market, replace = false }, from }, { db, keptFilesOf, depositoryOf, books, sizes }) {
    const asked = askedDay(books(), market)
    const { tradeDate } = asked
    const { source, documents } = keptFilesOf(market)
    const file = await depositoryOf(market, source).trades(asked)
    if (!file.accepted) return file
    const { checksum, listed } = file
    const tooMany = tooManyListed(listed)
    if (tooMany !== undefined) return tooMany
    const stored = (rows: readonly FileTrade[]) => rows.map(row => storedTrade({ market, tradeDate }, row))
    const formerOf = replace
      ? formerRows(
          'depository_trade',
          await storedFile(db, 'depository_trade', { market, date: tradeDate }),
          stored((await allOf(file.parts())).flat()),
        )
      : undefined
    return inChunksOf(file, { size: sizes.rows, from }, part => ({
      from: 'trades-file',
      market,
      tradeDate,
      checksum,
      ...part,
      ...(part.isLast ? { listed, documents: documents() } : {}),
      ...(formerOf === undefined
        ? {}
        : { former: formerOf({ rows: stored(part.rows), isLast: part.isLast }) }),
    }))
  },
})
