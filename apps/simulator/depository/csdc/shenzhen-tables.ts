/** The tables that the depository in Shenzhen writes for a day: clearing details, their sums, and what is held. */
import { shenzhenFile } from '@guitai/protocols/csdc/file-names.ts'
import { SJSDZ, SJSMX, SJSQS, type SjsmxRow, type SjsqsRow } from '@guitai/protocols/csdc/shenzhen.ts'
import type { DbfTable } from '@guitai/adapters/day-files/write-dbf-file.ts'
import { blankRow } from '@guitai/protocols/dbf/layout.ts'
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
