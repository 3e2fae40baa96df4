/** E02 成交结算转换: the depository's answers, holdings and money of a market. */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type {
  FileCustody,
  FileHolding,
  FileMoney,
  FileMovement,
  Gathered,
  KeptDocument,
  ListedRow,
} from '@guitai/core/frame/gathered.ts'
import { storedFile } from '@guitai/adapters/storage/stored-file.ts'
import { storedHolding, storedMoney, storedMovement } from '@guitai/core/procedures/day/file-rows.ts'
import type { FileTable } from '@guitai/core/procedures/day/replace-file.ts'
import { askedDay, tooManyListed } from './asked-day.ts'
import { formerRows } from './former-rows.ts'
import { inChunks } from '../chunks.ts'
import { defineJob, type JobPorts, type Reading } from '../define-job.ts'

export const importSettlement = defineJob<{ market: Market; replace?: boolean }>({
  name: 'import-settlement',
  turn: ({ market }) => market,
  afterKill: 'go-on',
  async read({ input: { market, replace = false }, from }, ports) {
    const { db, keptFilesOf, depositoryOf, books, sizes } = ports
    const asked = askedDay(books(), market)
    const { tradeDate } = asked
    const { source, documents } = keptFilesOf(market)
    const settled = await depositoryOf(market, source).settlement(asked)
    if (!settled.accepted) return settled
    const { holdings, money, movements, custody, listed, checksum } = settled
    const tooMany = tooManyListed(listed)
    if (tooMany !== undefined) return tooMany
    const contents = { holdings, money, movements, custody, listed, documents: documents() }
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

type Former = NonNullable<Extract<Gathered, { from: 'settlement-files' }>['former']>
type FormerOf = (part: {
  holdings: readonly FileHolding[]
  money: readonly FileMoney[]
  movements: readonly FileMovement[]
  isFirst: boolean
  isLast: boolean
}) => Former

/** The money and the movements of the former files come with the first chunk, as those of the new ones do. */
async function formerOf(db: JobPorts['db'], file: File, contents: Contents): Promise<FormerOf> {
  const of = { market: file.market, date: file.tradeDate }
  const storedHoldings = (rows: readonly FileHolding[]) => rows.map(row => storedHolding(file, row))
  const money = contents.money.map(row => storedMoney(file, row))
  const movements = contents.movements.map(row => storedMovement(file, row))
  const stored = <T extends FileTable>(table: T) => storedFile(db, table, of)
  const holdingsOf = formerRows(
    'depository_holding',
    await stored('depository_holding'),
    storedHoldings(contents.holdings),
  )
  const moneyOf = formerRows('depository_money', await stored('depository_money'), money)
  const movementsOf = formerRows('depository_movement', await stored('depository_movement'), movements)
  return part => ({
    holdings: holdingsOf({ rows: storedHoldings(part.holdings), isLast: part.isLast }),
    money: part.isFirst ? moneyOf({ rows: money, isLast: true }) : [],
    movements: part.isFirst ? movementsOf({ rows: movements, isLast: true }) : [],
  })
}

interface Contents {
  documents: readonly KeptDocument[]
  listed: readonly ListedRow[]
  holdings: readonly FileHolding[]
  money: readonly FileMoney[]
  movements: readonly FileMovement[]
  custody: readonly FileCustody[]
}

/** Answers and holdings are the rows of one file; the money and the movements come with the first chunk. */
function chunksOf(
  { former, ...file }: File & { former: FormerOf | undefined },
  { holdings, money, movements, custody, listed, documents }: Contents,
  sizes: { size: number; from: number },
): Reading {
  const rows = [...custody, ...holdings]
  return inChunks(rows, sizes, ({ rows: some, firstRow, isFirst, isLast }) => {
    const part = {
      holdings: some.filter(row => 'bought' in row),
      money: isFirst ? money : [],
      movements: isFirst ? movements : [],
      isFirst,
      isLast,
    }
    return {
      ...file,
      ...part,
      firstRow,
      ...(isLast ? { listed, documents } : {}),
      custody: some.filter(row => 'answerNo' in row),
      ...(former === undefined ? {} : { former: former(part) }),
    }
  })
}
