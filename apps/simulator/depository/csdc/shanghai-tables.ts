/** The tables that the depository in Shanghai writes for a day: clearing details, and what is held. */
import { formatTimeOfDay } from '@guitai/core/base/market.ts'
import { shanghaiFile } from '@guitai/protocols/csdc/file-names.ts'
import {
  JSMX,
  QTSL,
  WDQ,
  YWHB,
  ZJBD,
  ZQYE,
  type JsmxRow,
  type YwhbRow,
  type ZjbdRow,
  type ZqyeRow,
} from '@guitai/protocols/csdc/shanghai.ts'
import type { DbfTable } from '@guitai/adapters/day-files/write-dbf-file.ts'
import { blankRow } from '@guitai/protocols/dbf/layout.ts'
import type { CustodyRecord, MovementRecord } from '@guitai/protocols/day-file/kinds.ts'
import type { ClearingLine } from '../clearing-lines.ts'
import type { Repo } from '../depository.ts'
import { afterTrades, CURRENCY_CODES, netOf, repoNet, type CsdcDay } from './csdc-day.ts'

export function shanghaiTables(day: CsdcDay, participant: string): DbfTable[] {
  const name = (kind: string): string => shanghaiFile(kind, participant, day.tradeDate)
  const details = [
    ...day.lines.map(line => tradeRow(line, day)),
    ...day.repos.map((repo, index) => repoRow(repo, index + 1, day)),
  ]
  return [
    { name: name('jsmx01'), layout: JSMX, rows: details },
    { name: name('zqye'), layout: ZQYE, rows: balances(day) },
    { name: name('zjbd'), layout: ZJBD, rows: day.moved.map((row, index) => movedRow(row, index, day)) },
    { name: name('ywhb'), layout: YWHB, rows: day.custody.map(row => resultRow(row, day)) },
    { name: name('qtsl'), layout: QTSL, rows: [] },
    { name: name('wdq'), layout: WDQ, rows: [] },
  ]
}

function tradeRow(line: ClearingLine, { tradeDate, settles }: CsdcDay): JsmxRow {
  const { trade, order, instrument, amount, fees } = line
  const { tradingUnit, clOrdId, securitiesAccount, side } = order.request
  const quantity = side === 'sell' ? -trade.quantity : trade.quantity
  return {
    ...blankRow(JSMX),
    SCDM: '01',
    JLLX: '001',
    JYFS: '001',
    JSFS: '001',
    YWLX: '001',
    CJBH: String(trade.tradeNo),
    SQBH: clOrdId,
    JYRQ: tradeDate,
    QSRQ: tradeDate,
    JSRQ: settles(instrument.currency),
    CJSJ: formatTimeOfDay(trade.time).replaceAll(':', ''),
    XWH1: tradingUnit,
    ZQZH: securitiesAccount,
    ZQDM1: trade.code,
    ZQLB: 'PT',
    MMBZ: side === 'sell' ? 'S' : 'B',
    SL: quantity,
    CJSL: quantity,
    BZ: CURRENCY_CODES[instrument.currency],
    JG1: trade.price,
    JG2: trade.price,
    QSJE: amount,
    YHS: fees.stampDuty,
    JSF: fees.exchangeFee,
    GHF: fees.transferFee,
    ZGF: fees.regulatoryFee,
    QTJE1: fees.settlementFee,
    SJSF: netOf(line),
    JGDM: '0000',
  }
}

function repoRow(repo: Repo, number: number, { tradeDate, settles }: CsdcDay): JsmxRow {
  return {
    ...blankRow(JSMX),
    SCDM: '01',
    JLLX: '001',
    YWLX: '041',
    CJBH: `H${number}`,
    JYRQ: tradeDate,
    QSRQ: tradeDate,
    JSRQ: settles('CNY'),
    XWH1: repo.tradingUnit,
    MMBZ: repo.side === 'sell' ? 'S' : 'B',
    CJSL: 0,
    BZ: CURRENCY_CODES.CNY,
    JG1: 0,
    QSJE: repoNet(repo),
    SJSF: repoNet(repo),
    JGDM: '0000',
  }
}

const MOVED = { CNY: 'ZJJS', USD: 'ZJJU', HKD: '' } as const

function movedRow(moved: MovementRecord, index: number, { tradeDate }: CsdcDay): ZjbdRow {
  return {
    ...blankRow(ZJBD),
    SCDM: '01',
    FSRQ: tradeDate,
    ZJZH: `B${moved.tradingUnit}${moved.currency}`,
    SXH: String(index + 1),
    ZWLB: MOVED[moved.currency],
    FSJE: moved.amount,
    ZY: '证券资金交收',
    PZBH: moved.settlementDate.replaceAll('-', ''),
    BY: moved.tradingUnit,
  }
}

const BUSINESS: Readonly<Record<CustodyRecord['kind'], string>> = {
  'transfer-out': '101',
  'transfer-in': '102',
  designate: '201',
  'revoke-designation': '202',
  pledge: '301',
  release: '302',
}

function resultRow(answer: CustodyRecord, { tradeDate }: CsdcDay): YwhbRow {
  return {
    ...blankRow(YWHB),
    SCDM: '01',
    YWLX: BUSINESS[answer.kind],
    JGDM: answer.result === 'confirmed' ? '0000' : '0001',
    JGSM: answer.reason,
    SLBH: String(answer.answerNo),
    SBBH: answer.requestNo === 0 ? '' : String(answer.requestNo),
    ZQDM: answer.code,
    ZQZH1: answer.securitiesAccount,
    XWH1: answer.tradingUnit,
    XWH2: answer.otherUnit,
    CGSL: answer.quantity,
    RQ: tradeDate,
  }
}

/** What is pledged is a part of the balance. */
function balances({ holdings, tradeDate }: CsdcDay): ZqyeRow[] {
  const rows = new Map<string, ZqyeRow>()
  for (const holding of holdings) {
    const { securitiesAccount, code, shareNature } = holding
    const key = `${securitiesAccount} ${code}`
    const row = rows.get(key) ?? {
      ...blankRow(ZQYE),
      SCDM: '01',
      ZQZH: securitiesAccount,
      ZQDM: code,
      ZQLB: 'PT',
      YE1: 0,
      YE2: 0,
      JZRQ: tradeDate,
    }
    const quantity = afterTrades(holding)
    rows.set(key, {
      ...row,
      YE1: (row.YE1 ?? 0) + quantity,
      YE2: (row.YE2 ?? 0) + (shareNature === 'pledged' ? quantity : 0),
    })
  }
  return [...rows.values()].filter(({ YE1 }) => YE1 !== 0)
}
