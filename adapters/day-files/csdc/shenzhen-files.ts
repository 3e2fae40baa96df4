/**
 * The depository's files of a day in Shenzhen: SJSMX1 and SJSMX2 have each trade with its fees, SJSQS their sums by unit and business,
 * SJSDZ what is held after the day. The sums must be those of the details, so that a missing row is found before anything is taken.
 */
import type { Currency } from '@guitai/core/base/money.ts'
import type { FileTrade, ListedRow } from '@guitai/core/frame/gathered.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { DbfWrong } from '@guitai/protocols/dbf/problem.ts'
import type { ReadRow } from '@guitai/protocols/dbf/read-dbf.ts'
import { shenzhenFile } from '@guitai/protocols/csdc/file-names.ts'
import { SJSDZ, SJSJG, SJSMX, SJSQS, SJSZJ } from '@guitai/protocols/csdc/shenzhen.ts'
import type { AskedDay, DepositoryFiles } from '../depository-files.ts'
import type { FileSource } from '../file-source.ts'
import { dbfParts, verifyDbfFile, type DbfFile, type DbfPart } from '../read-dbf-file.ts'
import {
  checkDate,
  checkUnit,
  feesOf,
  isTrade,
  MoneySums,
  needed,
  SeenTrades,
  tradesOf,
  type Detail,
  type Details,
} from './details.ts'
import { HeldRows } from './held-rows.ts'
import { custodyOf, movementsOf, settlementDateOf } from './movements-custody.ts'
import { listedOf, readTable } from './read-tables.ts'

const DETAIL = [
  'MXYWLB',
  'MXZQDM',
  'MXTGDY',
  'MXZQZH',
  'MXDDBH',
  'MXZXBH',
  'MXCJSL',
  'MXCJJG',
  'MXHBDH',
  'MXQSBJ',
  'MXYHS',
  'MXJYJSF',
  'MXJGGF',
  'MXGHF',
  'MXJSF',
  'MXSFJE',
  'MXFSRQ',
] as const
type DetailRow = ReadRow<typeof SJSMX, (typeof DETAIL)[number]>

/** Net money by unit and business, of all rows of the details. */
type Sums = Map<string, number>

interface Clearing {
  listed: ListedRow[]
  sums: Sums
  checksum: string
}

export const shenzhenFiles = (source: FileSource): DepositoryFiles => ({
  async trades(asked) {
    let count = 0
    const read = await verifyClearing(source, asked, details => {
      count += details.filter(isTrade).length
    })
    if ('code' in read) return read
    const { listed, checksum } = read
    return { accepted: true, count, parts: () => tradesIn(source, asked), listed, checksum }
  },

  async settlement(asked) {
    const name = (kind: string): string => shenzhenFile(kind, asked.tradeDate)
    const money = new MoneySums()
    const clearing = await verifyClearing(source, asked, details => money.add(details))
    if ('code' in clearing) return clearing
    const totals = await readTable(source, { name: name('SJSQS'), layout: SJSQS, columns: TOTAL }, file =>
      checkTotals(file, asked, clearing),
    )
    if (!totals.accepted) return totals
    const holdings = await readTable(source, { name: name('SJSDZ'), layout: SJSDZ, columns: HOLDING }, file =>
      holdingsOf(file, asked),
    )
    if (!holdings.accepted) return holdings
    const moved = await readTable(source, { name: name('SJSZJ'), layout: SJSZJ, columns: MOVED }, file =>
      movedOf(file, asked),
    )
    if (!moved.accepted) return moved
    const results = await readTable(source, { name: name('SJSJG'), layout: SJSJG, columns: RESULT }, file =>
      resultsOf(file, asked),
    )
    if (!results.accepted) return results
    return {
      accepted: true,
      holdings: holdings.taken.rows,
      money: money.lines,
      movements: moved.taken.rows,
      custody: results.taken.rows,
      listed: [holdings, moved, results].flatMap(({ taken }) => taken.listed),
      checksum: [holdings, totals, clearing, moved, results].map(({ checksum }) => checksum).join(''),
    }
  },
})

const tablesOf = ({ tradeDate }: AskedDay) =>
  ['SJSMX1', 'SJSMX2'].map(kind => ({
    name: shenzhenFile(kind, tradeDate),
    layout: SJSMX,
    columns: DETAIL,
  }))

async function verifyClearing(
  source: FileSource,
  asked: AskedDay,
  take: (details: readonly Detail[]) => void,
): Promise<Clearing | Rejection> {
  const clearing: Clearing = { listed: [], sums: new Map(), checksum: '' }
  for (const table of tablesOf(asked)) {
    const seen = new SeenTrades('MXZXBH')
    const read = await verifyDbfFile(source, table, part => {
      const { details, listed, sums } = detailsOf(part, asked)
      seen.refuseTwice(details)
      take(details)
      clearing.listed.push(...listed)
      for (const [key, sum] of sums) add(clearing.sums, key, sum)
    })
    if (!read.accepted) return read
    clearing.checksum += read.checksum
  }
  return clearing
}

async function* tradesIn(source: FileSource, asked: AskedDay): AsyncGenerator<FileTrade[]> {
  for (const table of tablesOf(asked))
    for await (const part of dbfParts(source, table)) yield tradesOf(detailsOf(part, asked).details)
}

const add = (sums: Sums, key: string, amount: number): unknown => sums.set(key, (sums.get(key) ?? 0) + amount)

function detailsOf(file: DbfPart<DetailRow>, asked: AskedDay): Details & { sums: Sums } {
  const details: Detail[] = []
  const listed = listedOf(file)
  const sums: Sums = new Map()
  for (const row of file.rows) {
    const { line, MXYWLB: business, MXTGDY: unit, MXHBDH: money } = row
    checkDate(row.MXFSRQ, { line, column: 'MXFSRQ' }, asked)
    checkUnit(unit, { line, column: 'MXTGDY' }, asked)
    add(sums, `${unit} ${business}`, needed(row.MXSFJE, line, 'MXSFJE'))
    const means = asked.codes('SJSMX.MXYWLB', business)
    const currency = asked.codes('SJSMX.MXHBDH', money)
    if (means !== 'trade' && means !== 'repo-maturity')
      listed.push({ file: file.name, line, column: 'MXYWLB', text: business })
    else if (currency !== 'CNY' && currency !== 'HKD')
      listed.push({ file: file.name, line, column: 'MXHBDH', text: money })
    else details.push(detailOf(row, { means, currency }))
  }
  return { details, listed, sums }
}

function detailOf(row: DetailRow, known: { means: Detail['means']; currency: Currency }): Detail {
  const { line } = row
  const number = (column: 'MXCJSL' | 'MXCJJG' | 'MXQSBJ' | 'MXSFJE'): number =>
    needed(row[column], line, column)
  const [quantity, amount, net] = [number('MXCJSL'), number('MXQSBJ'), number('MXSFJE')]
  const fees = {
    stampDuty: row.MXYHS ?? 0,
    transferFee: row.MXGHF ?? 0,
    exchangeFee: row.MXJYJSF ?? 0,
    regulatoryFee: row.MXJGGF ?? 0,
    settlementFee: row.MXJSF ?? 0,
  }
  return {
    ...known,
    line,
    tradeNo: row.MXZXBH,
    tradingUnit: row.MXTGDY,
    clOrdId: row.MXDDBH,
    securitiesAccount: row.MXZQZH,
    code: row.MXZQDM,
    side: quantity < 0 ? 'sell' : 'buy',
    price: number('MXCJJG'),
    quantity: Math.abs(quantity),
    amount,
    fees: feesOf(fees, { amount, net, line, column: 'MXSFJE' }),
    net,
  }
}

const TOTAL = ['QSYWLB', 'QSTGDY', 'QSSFJE', 'QSFSRQ'] as const
type TotalRow = ReadRow<typeof SJSQS, (typeof TOTAL)[number]>

/** Where a detail could not be read, its sum is not known, and its row is listed. */
function checkTotals(file: DbfFile<TotalRow>, asked: AskedDay, { sums, listed }: Clearing): void {
  const isKnown = !listed.some(({ column }) => column !== 'MXYWLB' && column !== 'MXHBDH')
  const left = new Map(sums)
  for (const { line, QSYWLB: business, QSTGDY: unit, QSSFJE: net, QSFSRQ: date } of file.rows) {
    checkDate(date, { line, column: 'QSFSRQ' }, asked)
    add(left, `${unit} ${business}`, -needed(net, line, 'QSSFJE'))
  }
  const wrong = [...left].find(([, sum]) => sum !== 0)
  if (isKnown && wrong !== undefined)
    throw new DbfWrong({
      line: 0,
      column: 'QSSFJE',
      zh: `${wrong[0]}的明细比汇总多${wrong[1]}分`,
      en: `the details of ${wrong[0]} are ${wrong[1]} fen more than their sum here`,
    })
}

const HOLDING = ['DZTGDY', 'DZZQDM', 'DZZQZH', 'DZGFXZ', 'DZLTLX', 'DZZYGS', 'DZFSRQ'] as const
type HoldingRow = ReadRow<typeof SJSDZ, (typeof HOLDING)[number]>

/** The table has what is held after the day, so nothing is bought or sold besides. */
function holdingsOf(file: DbfFile<HoldingRow>, asked: AskedDay) {
  const held = new HeldRows()
  const listed = listedOf(file)
  for (const { line, DZTGDY: unit, DZGFXZ: nature, ...row } of file.rows) {
    checkDate(row.DZFSRQ, { line, column: 'DZFSRQ' }, asked)
    checkUnit(unit, { line, column: 'DZTGDY' }, asked)
    held.refuseTwice(line, [unit, row.DZZQDM, row.DZZQZH, nature, row.DZLTLX])
    const shareNature = asked.codes('SJSDZ.DZGFXZ', nature)
    if (shareNature !== 'tradable' && shareNature !== 'restricted' && shareNature !== 'pledged')
      listed.push({ file: file.name, line, column: 'DZGFXZ', text: nature })
    else
      held.add({
        securitiesAccount: row.DZZQZH,
        tradingUnit: unit,
        code: row.DZZQDM,
        shareNature,
        quantity: needed(row.DZZYGS, line, 'DZZYGS'),
      })
  }
  return { rows: held.rows, listed }
}

const MOVED = ['ZJYWLB', 'ZJLSH', 'ZJFSJE', 'ZJTGDY', 'ZJJZRQ', 'ZJBYZD'] as const
type MovedRow = ReadRow<typeof SJSZJ, (typeof MOVED)[number]>

/** For which settlement date stands in the reserve field, as the sender's own note (unverified). */
function movedOf(file: DbfFile<MovedRow>, asked: AskedDay) {
  const lines = file.rows.map(({ line, ZJTGDY: tradingUnit, ...row }) => {
    checkDate(row.ZJJZRQ, { line, column: 'ZJJZRQ' }, asked)
    checkUnit(tradingUnit, { line, column: 'ZJTGDY' }, asked)
    return {
      line,
      business: row.ZJYWLB,
      serial: row.ZJLSH,
      amount: needed(row.ZJFSJE, line, 'ZJFSJE'),
      tradingUnit,
      settlementDate: settlementDateOf(row.ZJBYZD, asked.tradeDate),
    }
  })
  const names = { file: file.name, field: 'SJSZJ.ZJYWLB', currency: 'SJSZJ.HBDH' }
  const { rows, listed } = movementsOf(lines, names, asked.codes)
  return { rows, listed: [...listedOf(file), ...listed] }
}

const RESULT = [
  'JGYWLB',
  'JGZQDM',
  'JGTGDY',
  'JGZQZH',
  'JGDDBH',
  'JGZXBH',
  'JGJSSL',
  'JGJSBZ',
  'JGFSRQ',
  'JGTGDY2',
  'JGFJSM',
] as const
type ResultRow = ReadRow<typeof SJSJG, (typeof RESULT)[number]>

function resultsOf(file: DbfFile<ResultRow>, asked: AskedDay) {
  const lines = file.rows.map(({ line, ...row }) => {
    checkDate(row.JGFSRQ, { line, column: 'JGFSRQ' }, asked)
    checkUnit(row.JGTGDY, { line, column: 'JGTGDY' }, asked)
    return {
      line,
      business: row.JGYWLB,
      result: row.JGJSBZ,
      answerNo: row.JGZXBH,
      requestNo: row.JGDDBH,
      securitiesAccount: row.JGZQZH,
      tradingUnit: row.JGTGDY,
      otherUnit: row.JGTGDY2,
      code: row.JGZQDM,
      quantity: row.JGJSSL ?? 0,
      reason: row.JGFJSM,
    }
  })
  const names = { file: file.name, field: 'SJSJG.JGYWLB', result: 'SJSJG.JGJSBZ' }
  const { rows, listed } = custodyOf(lines, names, asked.codes)
  return { rows, listed: [...listedOf(file), ...listed] }
}
