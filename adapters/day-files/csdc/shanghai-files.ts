/**
 * The depository's files of a day in Shanghai: jsmx01 has each trade with its fees, zqye what is held after the day. Of a balance, what
 * is frozen or pledged is a part, which becomes a holding of its own.
 */
import type { Currency } from '@guitai/core/base/money.ts'
import type { FileTrade, ListedRow } from '@guitai/core/frame/gathered.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { shanghaiFile } from '@guitai/protocols/csdc/file-names.ts'
import { JSMX, YWHB, ZJBD, ZQYE } from '@guitai/protocols/csdc/shanghai.ts'
import type { ReadRow } from '@guitai/protocols/dbf/read-dbf.ts'
import type { AskedDay, DepositoryFiles } from '../depository-files.ts'
import type { FileSource } from '../file-source.ts'
import { dbfParts, verifyDbfFile, type DbfFile, type DbfPart, type WantedDbf } from '../read-dbf-file.ts'
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
  'YWLX',
  'CJBH',
  'SQBH',
  'JYRQ',
  'XWH1',
  'ZQZH',
  'ZQDM1',
  'MMBZ',
  'CJSL',
  'BZ',
  'JG1',
  'QSJE',
  'YHS',
  'JSF',
  'GHF',
  'ZGF',
  'QTJE1',
  'SJSF',
] as const
type DetailRow = ReadRow<typeof JSMX, (typeof DETAIL)[number]>

const HOLDING = ['ZQZH', 'XWH', 'ZQDM', 'ZQLB', 'LTLX', 'QYLB', 'GPNF', 'YE1', 'YE2', 'JZRQ'] as const
type HoldingRow = ReadRow<typeof ZQYE, (typeof HOLDING)[number]>

export function shanghaiFiles(source: FileSource, participant: string): DepositoryFiles {
  const tableOf = ({ tradeDate }: AskedDay) => ({
    name: shanghaiFile('jsmx01', participant, tradeDate),
    layout: JSMX,
    columns: DETAIL,
  })
  return {
    async trades(asked) {
      let count = 0
      const table = tableOf(asked)
      const read = await verifyClearing(source, { table, asked }, details => {
        count += details.filter(isTrade).length
      })
      return read.accepted ? { ...read, count, parts: () => tradesIn(source, { table, asked }) } : read
    },

    async settlement(asked) {
      const money = new MoneySums()
      const clearing = await verifyClearing(source, { table: tableOf(asked), asked }, details =>
        money.add(details),
      )
      if (!clearing.accepted) return clearing
      const name = shanghaiFile('zqye', participant, asked.tradeDate)
      const holdings = await readTable(source, { name, layout: ZQYE, columns: HOLDING }, file =>
        holdingsOf(file, asked),
      )
      if (!holdings.accepted) return holdings
      const moved = await readTable(
        source,
        { name: shanghaiFile('zjbd', participant, asked.tradeDate), layout: ZJBD, columns: MOVED },
        file => movedOf(file, asked),
      )
      if (!moved.accepted) return moved
      const results = await readTable(
        source,
        { name: shanghaiFile('ywhb', participant, asked.tradeDate), layout: YWHB, columns: RESULT },
        file => resultsOf(file, asked),
      )
      if (!results.accepted) return results
      return {
        accepted: true,
        holdings: holdings.taken.rows,
        money: money.lines,
        movements: moved.taken.rows,
        custody: results.taken.rows,
        listed: [holdings, moved, results].flatMap(({ taken }) => taken.listed),
        checksum: [holdings, clearing, moved, results].map(({ checksum }) => checksum).join(''),
      }
    },
  }
}

interface Clearing {
  table: WantedDbf<typeof JSMX, (typeof DETAIL)[number]>
  asked: AskedDay
}

async function verifyClearing(
  source: FileSource,
  { table, asked }: Clearing,
  take: (details: readonly Detail[]) => void,
): Promise<{ accepted: true; listed: ListedRow[]; checksum: string } | Rejection> {
  const seen = new SeenTrades('CJBH')
  const listed: ListedRow[] = []
  const read = await verifyDbfFile(source, table, part => {
    const some = detailsOf(part, asked)
    seen.refuseTwice(some.details)
    take(some.details)
    listed.push(...some.listed)
  })
  return read.accepted ? { ...read, listed } : read
}

async function* tradesIn(source: FileSource, { table, asked }: Clearing): AsyncGenerator<FileTrade[]> {
  for await (const part of dbfParts(source, table)) yield tradesOf(detailsOf(part, asked).details)
}

function detailsOf(file: DbfPart<DetailRow>, asked: AskedDay): Details {
  const details: Detail[] = []
  const listed = listedOf(file)
  for (const row of file.rows) {
    const { line, YWLX: business, BZ: money, MMBZ: buysOrSells, XWH1: unit } = row
    checkDate(row.JYRQ, { line, column: 'JYRQ' }, asked)
    checkUnit(unit, { line, column: 'XWH1' }, asked)
    const means = asked.codes('jsmx.YWLX', business)
    const currency = asked.codes('jsmx.BZ', money)
    const side = asked.codes('jsmx.MMBZ', buysOrSells)
    if (means !== 'trade' && means !== 'repo-maturity')
      listed.push({ file: file.name, line, column: 'YWLX', text: business })
    else if (currency !== 'CNY' && currency !== 'USD')
      listed.push({ file: file.name, line, column: 'BZ', text: money })
    else if (side !== 'buy' && side !== 'sell')
      listed.push({ file: file.name, line, column: 'MMBZ', text: buysOrSells })
    else details.push(detailOf(row, { means, currency, side }))
  }
  return { details, listed }
}

function detailOf(
  row: DetailRow,
  known: { means: Detail['means']; currency: Currency; side: Detail['side'] },
): Detail {
  const { line } = row
  const number = (column: 'CJSL' | 'JG1' | 'QSJE' | 'SJSF'): number => needed(row[column], line, column)
  const [amount, net] = [number('QSJE'), number('SJSF')]
  const fees = {
    stampDuty: row.YHS ?? 0,
    transferFee: row.GHF ?? 0,
    exchangeFee: row.JSF ?? 0,
    regulatoryFee: row.ZGF ?? 0,
    settlementFee: row.QTJE1 ?? 0,
  }
  return {
    ...known,
    line,
    tradeNo: row.CJBH,
    tradingUnit: row.XWH1,
    clOrdId: row.SQBH,
    securitiesAccount: row.ZQZH,
    code: row.ZQDM1,
    price: number('JG1'),
    quantity: Math.abs(number('CJSL')),
    amount,
    fees: feesOf(fees, { amount, net, line, column: 'SJSF' }),
    net,
  }
}

function holdingsOf(file: DbfFile<HoldingRow>, asked: AskedDay) {
  const held = new HeldRows()
  const listed = listedOf(file)
  for (const { line, LTLX: kind, QYLB: right, ...row } of file.rows) {
    checkDate(row.JZRQ, { line, column: 'JZRQ' }, asked)
    held.refuseTwice(line, [row.ZQZH, row.XWH, row.ZQDM, row.ZQLB, kind, right, row.GPNF])
    const shareNature = asked.codes('zqye.LTLX', kind)
    const [whole, pledged] = [needed(row.YE1, line, 'YE1'), row.YE2 ?? 0]
    const holding = { securitiesAccount: row.ZQZH, tradingUnit: '', code: row.ZQDM }
    // A right to a dividend or to bonus shares is no share.
    if (right !== '') listed.push({ file: file.name, line, column: 'QYLB', text: right })
    else if (shareNature !== 'tradable' && shareNature !== 'restricted')
      listed.push({ file: file.name, line, column: 'LTLX', text: kind })
    else held.add({ ...holding, shareNature, quantity: whole - pledged })
    if (right === '' && pledged !== 0) held.add({ ...holding, shareNature: 'pledged', quantity: pledged })
  }
  return { rows: held.rows, listed }
}

const MOVED = ['FSRQ', 'SXH', 'ZWLB', 'FSJE', 'PZBH', 'BY'] as const
type MovedRow = ReadRow<typeof ZJBD, (typeof MOVED)[number]>

/**
 * The table is the participant's, and has no field for the unit: it stands in the reserve field where there are several. For which
 * settlement date stands in the number of the voucher (both unverified).
 */
function movedOf(file: DbfFile<MovedRow>, asked: AskedDay) {
  const [only = ''] = asked.units
  const lines = file.rows.map(({ line, ...row }) => {
    checkDate(row.FSRQ, { line, column: 'FSRQ' }, asked)
    const tradingUnit = row.BY === '' && asked.units.size === 1 ? only : row.BY
    checkUnit(tradingUnit, { line, column: 'BY' }, asked)
    return {
      line,
      business: row.ZWLB,
      serial: row.SXH,
      amount: needed(row.FSJE, line, 'FSJE'),
      tradingUnit,
      settlementDate: settlementDateOf(row.PZBH, asked.tradeDate),
    }
  })
  const names = { file: file.name, field: 'zjbd.ZWLB', currency: 'zjbd.BZ' }
  const { rows, listed } = movementsOf(lines, names, asked.codes)
  return { rows, listed: [...listedOf(file), ...listed] }
}

const RESULT = [
  'YWLX',
  'JGDM',
  'JGSM',
  'SLBH',
  'SBBH',
  'ZQDM',
  'ZQZH1',
  'XWH1',
  'XWH2',
  'CGSL',
  'RQ',
] as const
type ResultRow = ReadRow<typeof YWHB, (typeof RESULT)[number]>

/** What comes from another broker names our unit first. */
function resultsOf(file: DbfFile<ResultRow>, asked: AskedDay) {
  const lines = file.rows.map(({ line, ...row }) => {
    checkDate(row.RQ, { line, column: 'RQ' }, asked)
    if (row.XWH1 !== '') checkUnit(row.XWH1, { line, column: 'XWH1' }, asked)
    return {
      line,
      business: row.YWLX,
      result: row.JGDM,
      answerNo: row.SLBH,
      requestNo: row.SBBH,
      securitiesAccount: row.ZQZH1,
      tradingUnit: row.XWH1,
      otherUnit: row.XWH2,
      code: row.ZQDM,
      quantity: row.CGSL ?? 0,
      reason: row.JGSM,
    }
  })
  const names = { file: file.name, field: 'ywhb.YWLX', result: 'ywhb.JGDM' }
  const { rows, listed } = custodyOf(lines, names, asked.codes)
  return { rows, listed: [...listedOf(file), ...listed] }
}
