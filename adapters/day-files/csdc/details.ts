/**
 * A line of the depository's clearing details, the same for Shenzhen (SJSMX) and Shanghai (jsmx): what was traded or has matured, and the
 * money that it moves. Money to be paid is negative. The day's trades and its sums by trading unit both come from these lines.
 */
import type { Currency, Fen, Price, Shares } from '@guitai/core/base/money.ts'
import type { FileMoney, FileTrade, ListedRow } from '@guitai/core/frame/gathered.ts'
import { OUTSIDE_FEES, type OutsideFee } from '@guitai/core/rules/fee-sums.ts'
import { DbfWrong } from '@guitai/protocols/dbf/problem.ts'
import type { AskedDay } from '../depository-files.ts'

export interface Detail {
  line: number
  means: 'trade' | 'repo-maturity'
  tradeNo: string
  tradingUnit: string
  clOrdId: string
  securitiesAccount: string
  code: string
  currency: Currency
  side: 'buy' | 'sell'
  price: Price
  quantity: Shares
  amount: Fen
  fees: Record<OutsideFee, Fen>
  /** What is received or paid in the end. */
  net: Fen
}

/** The rows of a table that became details, and those that nobody could read. */
export interface Details {
  details: Detail[]
  listed: ListedRow[]
}

/** The number that a detail cannot be without. */
export function needed(value: number | null, line: number, column: string): number {
  if (value !== null) return value
  throw new DbfWrong({ line, column, zh: '缺少数值', en: 'the number is missing' })
}

/** A file of another day is a wrong file. */
export function checkDate(
  date: string | null,
  { line, column }: { line: number; column: string },
  { tradeDate }: AskedDay,
): void {
  if (date !== tradeDate)
    throw new DbfWrong({
      line,
      column,
      zh: `日期应为${tradeDate}，文件为${date ?? '空'}`,
      en: `the date is ${date ?? 'blank'}, wanted ${tradeDate}`,
    })
}

/** A file of another trading unit is a wrong file. */
export function checkUnit(
  unit: string,
  { line, column }: { line: number; column: string },
  { units }: AskedDay,
): void {
  if (!units.has(unit))
    throw new DbfWrong({
      line,
      column,
      zh: `${unit}不是本公司的交易单元`,
      en: `${unit} is no trading unit of ours`,
    })
}

/**
 * Fees above zero, whichever sign the table gives them: what is received is the amount less the fees. A line that does not add up is
 * refused.
 */
export function feesOf(
  fees: Record<OutsideFee, Fen>,
  { amount, net, line, column }: { amount: Fen; net: Fen; line: number; column: string },
): Record<OutsideFee, Fen> {
  const sum = OUTSIDE_FEES.reduce((total, fee) => total + fees[fee], 0)
  if (net === amount - sum) return fees
  if (net === amount + sum)
    return Object.fromEntries(OUTSIDE_FEES.map(fee => [fee, -fees[fee]])) as Record<OutsideFee, Fen>
  throw new DbfWrong({
    line,
    column,
    zh: `收付净额${net}分与金额${amount}分及费用${sum}分不符`,
    en: `a net of ${net} fen is not what an amount of ${amount} and fees of ${sum} come to`,
  })
}

/** A trade that stands twice in a table is refused. Of all that came before only this is kept. */
export class SeenTrades {
  readonly #lines = new Map<string, number>()
  readonly #column: string

  constructor(column: string) {
    this.#column = column
  }

  refuseTwice(details: readonly Detail[]): void {
    for (const { line, means, tradeNo, side } of details) {
      if (means !== 'trade') continue
      const key = `${tradeNo} ${side}`
      const earlier = this.#lines.get(key)
      if (earlier !== undefined)
        throw new DbfWrong({
          line,
          column: this.#column,
          zh: `与第${earlier}行重复`,
          en: `the same as line ${earlier}`,
        })
      this.#lines.set(key, line)
    }
  }
}

export const isTrade = ({ means }: Detail): boolean => means === 'trade'

export const tradesOf = (details: readonly Detail[]): FileTrade[] =>
  details
    .filter(isTrade)
    .map(({ tradeNo, tradingUnit, clOrdId, securitiesAccount, code, side, price, quantity, amount }) => ({
      tradeNo,
      tradingUnit,
      clOrdId,
      securitiesAccount,
      code,
      side,
      price,
      quantity,
      amount: Math.abs(amount),
    }))

/** The sums by unit and currency. Who pays has bought: a buyer, and the lender of a repo. */
export class MoneySums {
  readonly #lines = new Map<string, FileMoney>()

  add(details: readonly Detail[]): void {
    for (const { tradingUnit, currency, means, amount, fees, net } of details) {
      const key = `${tradingUnit} ${currency}`
      const line = this.#lines.get(key) ?? noMoney(tradingUnit, currency)
      this.#lines.set(key, line)
      if (means === 'trade') line[amount < 0 ? 'buys' : 'sells'] += Math.abs(amount)
      else line[net < 0 ? 'repoRepaid' : 'repoBack'] += Math.abs(net)
      for (const fee of OUTSIDE_FEES) line[fee] = (line[fee] ?? 0) + fees[fee]
    }
  }

  get lines(): FileMoney[] {
    return [...this.#lines.values()]
  }
}

function noMoney(tradingUnit: string, currency: Currency): FileMoney {
  const fees = { stampDuty: 0, transferFee: 0, exchangeFee: 0, regulatoryFee: 0, settlementFee: 0 }
  return { tradingUnit, currency, buys: 0, sells: 0, repoBack: 0, repoRepaid: 0, ...fees }
}
