/** E02 成交结算转换: the depository's answers, holdings and money of a market. */
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { FileCustody, FileHolding, FileMoney, ListedRow } from '@guitai/core/frame/gathered.ts'
import { storedFile } from '@guitai/adapters/storage/stored-file.ts'
import type { DepositoryHolding } from '@guitai/core/books/tables/day/depository-holding.ts'
import type { DepositoryMoney } from '@guitai/core/books/tables/day/depository-money.ts'
import { storedHolding, storedMoney } from '@guitai/core/procedures/day/file-rows.ts'
import { askedDay, tooManyListed } from './asked-day.ts'
import { formerRows } from './former-rows.ts'
import { inChunks } from '../chunks.ts'
import { defineJob, type JobPorts, type Reading } from '../define-job.ts'

export const importSettlement = defineJob<{ market: Market; replace?: boolean }>({
  name: 'import-settlement',
  turn: ({ market }) => market,
  afterKill: 'go-on',
  async read({ input: { market, replace = false }, from }, { db, folderOf, depositoryOf, books, sizes }) {
    const asked = askedDay(books(), market)
    const { tradeDate } = asked
    const settled = await depositoryOf(market).settlement(asked)
    if (!settled.accepted) return settled
    const { holdings, money, listed } = settled
    const tooMany = tooManyListed(listed)
    if (tooMany !== undefined) return tooMany
    const custody = await readDayFile(folderOf(market), { kind: 'custody', market, tradeDate })
    if (!custody.accepted) return custody
    const checksum = `${settled.checksum}${custody.checksum}`
    const contents = { holdings, money, listed, custody: custody.records }
    const file = { from: 'settlement-files', market, tradeDate, checksum } as const
    const former = replace ? await formerOf(db, file, contents) : undefined
    return chunksOf({ ...file, former }, contents, { size: sizes.rows, from })
  },
})

interface File {
  from: 'settlement-files'
  market: Market
  tradeDate: BusinessDate
  checksum: string
}

type Former = (part: {
  holdings: readonly FileHolding[]
  money: readonly FileMoney[]
  isFirst: boolean
  isLast: boolean
}) => { holdings: DepositoryHolding[]; money: DepositoryMoney[] }

/** The money of the former file comes with the first chunk, as that of the new one does. */
async function formerOf(db: JobPorts['db'], file: File, { holdings, money }: Contents): Promise<Former> {
  const of = { market: file.market, date: file.tradeDate }
  const storedHoldings = (rows: readonly FileHolding[]) => rows.map(row => storedHolding(file, row))
  const storedLines = (rows: readonly FileMoney[]) => rows.map(row => storedMoney(file, row))
  const holdingsOf = formerRows(
    'depository_holding',
    await storedFile(db, 'depository_holding', of),
    storedHoldings(holdings),
  )
  const moneyOf = formerRows(
    'depository_money',
    await storedFile(db, 'depository_money', of),
    storedLines(money),
  )
  return part => ({
    holdings: holdingsOf({ rows: storedHoldings(part.holdings), isLast: part.isLast }),
    money: part.isFirst ? moneyOf({ rows: storedLines(part.money), isLast: true }) : [],
  })
}

interface Contents {
  listed: readonly ListedRow[]
  holdings: readonly FileHolding[]
  money: readonly FileMoney[]
  custody: readonly FileCustody[]
}

/** Answers and holdings are the rows of one file; the money comes with the first chunk. */
function chunksOf(
  { former, ...file }: File & { former: Former | undefined },
  { holdings, money, custody, listed }: Contents,
  sizes: { size: number; from: number },
): Reading {
  const rows = [...custody, ...holdings]
  return inChunks(rows, sizes, ({ rows: some, firstRow, isFirst, isLast }) => {
    const part = {
      holdings: some.filter(row => 'bought' in row),
      money: isFirst ? money : [],
      isFirst,
      isLast,
    }
    return {
      ...file,
      ...part,
      firstRow,
      ...(isLast ? { listed } : {}),
      custody: some.filter(row => 'answerNo' in row),
      ...(former === undefined ? {} : { former: former(part) }),
    }
  })
}
