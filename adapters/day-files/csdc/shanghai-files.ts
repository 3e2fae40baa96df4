/**
 * The depository's files of a day in Shanghai: jsmx01 has each trade with its fees, zqye what is held after the day. Of a balance, what
 * is frozen or pledged is a part, which becomes a holding of its own.
 */
import type { Currency } from '@guitai/core/base/money.ts'
import type { FileHolding } from '@guitai/core/frame/gathered.ts'
import { shanghaiFile } from '@guitai/protocols/csdc/file-names.ts'
import { JSMX, ZQYE } from '@guitai/protocols/csdc/shanghai.ts'
import type { ReadRow } from '@guitai/protocols/dbf/read-dbf.ts'
import type { AskedDay, DepositoryFiles } from '../depository-files.ts'
import type { FileSource } from '../file-source.ts'
import type { DbfFile } from '../read-dbf-file.ts'
import {
  checkDate,
  checkUnit,
  feesOf,
  moneyOf,
  needed,
  refuseTwice,
  tradesOf,
  type Detail,
  type Details,
} from './details.ts'
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

const HOLDING = ['ZQZH', 'ZQDM', 'LTLX', 'YE1', 'YE2', 'JZRQ'] as const
type HoldingRow = ReadRow<typeof ZQYE, (typeof HOLDING)[number]>

export function shanghaiFiles(source: FileSource, participant: string): DepositoryFiles {
  const readClearing = (asked: AskedDay) => {
    const name = shanghaiFile('jsmx01', participant, asked.tradeDate)
    return readTable(source, { name, layout: JSMX, columns: DETAIL }, file => detailsOf(file, asked))
  }
  return {
    async trades(asked) {
      const read = await readClearing(asked)
      if (!read.accepted) return read
      const { taken, checksum } = read
      return { accepted: true, rows: tradesOf(taken.details), listed: taken.listed, checksum }
    },

    async settlement(asked) {
      const clearing = await readClearing(asked)
      if (!clearing.accepted) return clearing
      const name = shanghaiFile('zqye', participant, asked.tradeDate)
      const holdings = await readTable(source, { name, layout: ZQYE, columns: HOLDING }, file =>
        holdingsOf(file, asked),
      )
      if (!holdings.accepted) return holdings
      return {
        accepted: true,
        holdings: holdings.taken.rows,
        money: moneyOf(clearing.taken.details),
        listed: holdings.taken.listed,
        checksum: `${holdings.checksum}${clearing.checksum}`,
      }
    },
  }
}

function detailsOf(file: DbfFile<DetailRow>, asked: AskedDay): Details {
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
  refuseTwice(details, 'CJBH')
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
  const rows: FileHolding[] = []
  const listed = listedOf(file)
  for (const { line, LTLX: kind, ...row } of file.rows) {
    checkDate(row.JZRQ, { line, column: 'JZRQ' }, asked)
    const shareNature = asked.codes('zqye.LTLX', kind)
    const [whole, pledged] = [needed(row.YE1, line, 'YE1'), row.YE2 ?? 0]
    const holding = { securitiesAccount: row.ZQZH, tradingUnit: '', code: row.ZQDM, bought: 0, sold: 0 }
    if (shareNature !== 'tradable' && shareNature !== 'restricted')
      listed.push({ file: file.name, line, column: 'LTLX', text: kind })
    else rows.push({ ...holding, shareNature, quantity: whole - pledged })
    if (pledged !== 0) rows.push({ ...holding, shareNature: 'pledged', quantity: pledged })
  }
  return { rows, listed }
}
