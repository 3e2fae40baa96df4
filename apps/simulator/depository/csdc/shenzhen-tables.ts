/** The tables that the depository in Shenzhen writes for a day: clearing details, their sums, and what is held. */
import { shenzhenFile } from '@guitai/protocols/csdc/file-names.ts'
import {
  SJSDZ,
  SJSFX,
  SJSGB,
  SJSJG,
  SJSKS,
  SJSMX,
  SJSQS,
  SJSTJ,
  SJSZJ,
  type SjsjgRow,
  type SjsmxRow,
  type SjsqsRow,
  type SjstjRow,
  type SjszjRow,
} from '@guitai/protocols/csdc/shenzhen.ts'
import type { DbfTable } from '@guitai/adapters/day-files/write-dbf-file.ts'
import { blankRow } from '@guitai/protocols/dbf/layout.ts'
import type { CustodyRecord, MovementRecord } from '@guitai/protocols/day-file/kinds.ts'
import type { ClearingLine } from '../clearing-lines.ts'
import type { Repo } from '../depository.ts'
import { afterTrades, CURRENCY_CODES, netOf, repoNet, type CsdcDay } from './csdc-day.ts'

const NATURES = { tradable: '00', pledged: 'ZY' } as const

export function shenzhenTables(day: CsdcDay): DbfTable[] {
  const trades = day.lines.map(line => tradeRow(line, day))
  const isForeign = ({ MXHBDH }: SjsmxRow): boolean => MXHBDH !== CURRENCY_CODES.CNY
  const guaranteed = [
    ...trades.filter(row => !isForeign(row)),
    ...day.repos.map((repo, index) => repoRow(repo, index + 1, day)),
  ]
  const others = trades.filter(isForeign)
  const name = (kind: string): string => shenzhenFile(kind, day.tradeDate)
  return [
    { name: name('SJSMX1'), layout: SJSMX, rows: guaranteed },
    { name: name('SJSMX2'), layout: SJSMX, rows: others },
    { name: name('SJSQS'), layout: SJSQS, rows: totals([...guaranteed, ...others]) },
    { name: name('SJSDZ'), layout: SJSDZ, rows: holdings(day) },
    { name: name('SJSZJ'), layout: SJSZJ, rows: day.moved.map((row, index) => movedRow(row, index, day)) },
    { name: name('SJSJG'), layout: SJSJG, rows: day.custody.map(row => resultRow(row, day)) },
    { name: name('SJSTJ'), layout: SJSTJ, rows: statistics(day) },
    { name: name('SJSFX'), layout: SJSFX, rows: [] },
    { name: name('SJSKS'), layout: SJSKS, rows: [] },
    { name: name('SJSGB'), layout: SJSGB, rows: [] },
  ]
}

/** The quantity of a sale is below zero, and so is money that is paid. */
function tradeRow(line: ClearingLine, { tradeDate, settles }: CsdcDay): SjsmxRow {
  const { trade, order, instrument, amount, fees } = line
  const { tradingUnit, clOrdId, securitiesAccount, side } = order.request
  const isForeign = instrument.currency !== 'CNY'
  const quantity = side === 'sell' ? -trade.quantity : trade.quantity
  return {
    ...blankRow(SJSMX),
    MXSJLX: '01',
    MXYWLB: isForeign ? 'BG1C' : 'JY00',
    MXZQDM: trade.code,
    MXJYDY: tradingUnit,
    MXTGDY: tradingUnit,
    MXZQZH: securitiesAccount,
    MXDDBH: clOrdId,
    MXZXBH: String(trade.tradeNo),
    MXCJSL: quantity,
    MXQSSL: quantity,
    MXCJJG: trade.price,
    MXQSJG: trade.price,
    MXZQLB: isForeign ? '20' : '00',
    MXGFXZ: NATURES.tradable,
    MXJSFS: 'A',
    MXHBDH: CURRENCY_CODES[instrument.currency],
    MXQSBJ: amount,
    MXYHS: fees.stampDuty,
    MXJYJSF: fees.exchangeFee,
    MXJGGF: fees.regulatoryFee,
    MXGHF: fees.transferFee,
    MXJSF: fees.settlementFee,
    MXSFJE: netOf(line),
    MXCJRQ: tradeDate,
    MXQSRQ: tradeDate,
    MXJSRQ: settles(instrument.currency),
    MXFSRQ: tradeDate,
    MXJYFS: '01',
  }
}

function repoRow(repo: Repo, number: number, { tradeDate, settles }: CsdcDay): SjsmxRow {
  return {
    ...blankRow(SJSMX),
    MXSJLX: '01',
    MXYWLB: 'HGDQ',
    MXJYDY: repo.tradingUnit,
    MXTGDY: repo.tradingUnit,
    MXZXBH: `H${number}`,
    MXCJSL: 0,
    MXCJJG: 0,
    MXJSFS: 'A',
    MXHBDH: CURRENCY_CODES.CNY,
    MXQSBJ: repoNet(repo),
    MXSFJE: repoNet(repo),
    MXCJRQ: tradeDate,
    MXQSRQ: tradeDate,
    MXJSRQ: settles('CNY'),
    MXFSRQ: tradeDate,
  }
}

/** By unit and business. */
function totals(rows: readonly SjsmxRow[]): SjsqsRow[] {
  const sums = new Map<string, SjsqsRow>()
  for (const row of rows) {
    const key = `${row.MXTGDY} ${row.MXYWLB}`
    const sum = sums.get(key) ?? firstOf(row)
    const amount = row.MXQSBJ ?? 0
    sums.set(key, {
      ...sum,
      QSSFJE: (sum.QSSFJE ?? 0) + (row.MXSFJE ?? 0),
      QSMRJE: (sum.QSMRJE ?? 0) + Math.min(amount, 0),
      QSMCJE: (sum.QSMCJE ?? 0) + Math.max(amount, 0),
      QSYHS: (sum.QSYHS ?? 0) + (row.MXYHS ?? 0),
      QSJGGF: (sum.QSJGGF ?? 0) + (row.MXJGGF ?? 0),
      QSJSF: (sum.QSJSF ?? 0) + (row.MXJSF ?? 0),
      QSGHF: (sum.QSGHF ?? 0) + (row.MXGHF ?? 0),
      QSJYJSF: (sum.QSJYJSF ?? 0) + (row.MXJYJSF ?? 0),
    })
  }
  return [...sums.values()]
}

function firstOf(row: SjsmxRow): SjsqsRow {
  return {
    ...blankRow(SJSQS),
    QSSJLX: row.MXSJLX,
    QSYWLB: row.MXYWLB,
    QSTGDY: row.MXTGDY,
    QSJSFS: row.MXJSFS,
    QSCJRQ: row.MXCJRQ,
    QSQSRQ: row.MXQSRQ,
    QSJSRQ: row.MXJSRQ,
    QSFSRQ: row.MXFSRQ,
  }
}

const MOVED = { CNY: 'ZJJS', HKD: 'ZJJH', USD: '' } as const

function movedRow(moved: MovementRecord, index: number, { tradeDate }: CsdcDay): SjszjRow {
  return {
    ...blankRow(SJSZJ),
    ZJZJZH: `B${moved.tradingUnit}${moved.currency}`,
    ZJYWLB: MOVED[moved.currency],
    ZJLSH: String(index + 1),
    ZJFSJE: moved.amount,
    ZJTGDY: moved.tradingUnit,
    ZJJZRQ: tradeDate,
    ZJBZSM: '证券资金交收',
    ZJBYZD: moved.settlementDate.replaceAll('-', ''),
  }
}

/** An account's coming and going is Shanghai's. */
const BUSINESS: Readonly<Record<CustodyRecord['kind'], string>> = {
  'transfer-out': 'ZTZC',
  'transfer-in': 'ZTZR',
  pledge: 'DJ00',
  release: 'DJBG',
  designate: '',
  'revoke-designation': '',
}

function resultRow(answer: CustodyRecord, { tradeDate }: CsdcDay): SjsjgRow {
  return {
    ...blankRow(SJSJG),
    JGSJLX: '01',
    JGYWLB: BUSINESS[answer.kind],
    JGZQDM: answer.code,
    JGTGDY: answer.tradingUnit,
    JGZQZH: answer.securitiesAccount,
    JGDDBH: answer.requestNo === 0 ? '' : String(answer.requestNo),
    JGZXBH: String(answer.answerNo),
    JGJSSL: answer.kind === 'transfer-out' ? -answer.quantity : answer.quantity,
    JGJSBZ: answer.result === 'confirmed' ? 'Y' : 'N',
    JGFSRQ: tradeDate,
    JGTGDY2: answer.otherUnit,
    JGFJSM: answer.reason,
  }
}

/** By unit and security. */
function statistics({ lines, tradeDate }: CsdcDay): SjstjRow[] {
  const rows = new Map<string, SjstjRow>()
  for (const { trade, order, fees } of lines) {
    const { tradingUnit, side } = order.request
    const key = `${tradingUnit} ${trade.code}`
    const row = rows.get(key) ?? {
      ...NOTHING_TRADED,
      TJTGDY: tradingUnit,
      TJZQDM: trade.code,
      TJFSRQ: tradeDate,
    }
    const [quantity, amount] =
      side === 'buy' ? (['TJMRSL', 'TJMRJE'] as const) : (['TJMCSL', 'TJMCJE'] as const)
    rows.set(key, {
      ...row,
      [quantity]: (row[quantity] ?? 0) + trade.quantity,
      [amount]: (row[amount] ?? 0) + trade.amount,
      TJYHS: (row.TJYHS ?? 0) + fees.stampDuty,
      TJJYJSF: (row.TJJYJSF ?? 0) + fees.exchangeFee,
      TJJGGF: (row.TJJGGF ?? 0) + fees.regulatoryFee,
      TJGHF: (row.TJGHF ?? 0) + fees.transferFee,
      TJJSF: (row.TJJSF ?? 0) + fees.settlementFee,
    })
  }
  return [...rows.values()]
}

const NOTHING_TRADED: SjstjRow = {
  ...blankRow(SJSTJ),
  TJMRSL: 0,
  TJMCSL: 0,
  TJMRJE: 0,
  TJMCJE: 0,
}

const holdings = ({ holdings: all, tradeDate }: CsdcDay) =>
  all
    .filter(holding => afterTrades(holding) !== 0)
    .map(holding => ({
      ...blankRow(SJSDZ),
      DZTGDY: holding.tradingUnit,
      DZZQDM: holding.code,
      DZZQZH: holding.securitiesAccount,
      DZGFXZ: NATURES[holding.shareNature],
      DZLTLX: '0',
      DZZYGS: afterTrades(holding),
      DZFSRQ: tradeDate,
    }))
