/**
 * What the money and result tables of both depositories say in our words: what was moved of the firm's money (SJSZJ, zjbd), and what became
 * of requests on custody (SJSJG, ywhb). A code that the table of codes does not know makes a listed row, and stops nothing.
 */
import { isBusinessDate, type BusinessDate } from '@guitai/core/base/business-date.ts'
import type { FileCustody, FileMovement, ListedRow } from '@guitai/core/frame/gathered.ts'
import type { CodeReader } from '@guitai/core/rules/depository-codes.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { CUSTODY_KIND_WORDS } from '@guitai/core/words/custody-transfer.ts'
import { valuesOf } from '@guitai/core/words/words.ts'
import { DbfWrong } from '@guitai/protocols/dbf/problem.ts'

/** Rows in our words, and those that nobody could read. */
export interface Told<Row> {
  rows: Row[]
  listed: ListedRow[]
}

/** A line of a money table, whichever depository's. */
export interface MoneyLine {
  line: number
  business: string
  /** The depository's own number of the line; empty where it has none. */
  serial: string
  amount: number
  tradingUnit: string
  settlementDate: BusinessDate
}

interface Names {
  file: string
  /** The field of the code, such as 'SJSZJ.ZJYWLB'. */
  field: string
}

interface MoneyNames extends Names {
  /** In which currency the account of such a line is, because the tables have no field for it: 'SJSZJ.HBDH'. */
  currency: string
}

const columnOf = (field: string): string => field.split('.')[1] ?? field

/** Lines of the same unit, currency and date are one movement. Money that does not settle trades is listed. */
export function movementsOf(
  lines: readonly MoneyLine[],
  { file, field, currency: currencyField }: MoneyNames,
  codes: CodeReader,
): Told<FileMovement> {
  const moved = new Map<string, FileMovement>()
  const listed: ListedRow[] = []
  const seen = new Map<string, number>()
  for (const { line, business, serial, amount, tradingUnit, settlementDate } of lines) {
    refuseTwice(seen, serial, line)
    const currency = valuesOf(CURRENCY_WORDS).find(each => each === codes(currencyField, business))
    if (codes(field, business) !== 'movement' || currency === undefined) {
      listed.push({ file, line, column: columnOf(field), text: business })
      continue
    }
    const key = `${tradingUnit} ${currency} ${settlementDate}`
    const row = moved.get(key) ?? { tradingUnit, currency, settlementDate, amount: 0 }
    moved.set(key, { ...row, amount: row.amount + amount })
  }
  return { rows: [...moved.values()].filter(({ amount }) => amount !== 0), listed }
}

/** A line of a table of results. */
export interface ResultLine {
  line: number
  business: string
  result: string
  answerNo: string
  requestNo: string
  securitiesAccount: string
  tradingUnit: string
  otherUnit: string
  code: string
  quantity: number
  reason: string
}

interface ResultNames extends Names {
  /** The field of the code of the result. Where it knows no other, every other code is a refusal. */
  result: string
}

export function custodyOf(
  lines: readonly ResultLine[],
  { file, field, result: resultField }: ResultNames,
  codes: CodeReader,
): Told<FileCustody> {
  const rows: FileCustody[] = []
  const listed: ListedRow[] = []
  const seen = new Map<string, number>()
  for (const { line, business, result: resultCode, answerNo, requestNo, ...rest } of lines) {
    const kind = valuesOf(CUSTODY_KIND_WORDS).find(each => each === codes(field, business))
    const result = codes(resultField, resultCode) === 'confirmed' ? 'confirmed' : 'refused'
    if (kind === undefined) {
      listed.push({ file, line, column: columnOf(field), text: business })
      continue
    }
    refuseTwice(seen, answerNo, line)
    const number = wholeOf(answerNo, line, 'answerNo')
    const quantity = Math.abs(rest.quantity)
    rows.push({
      ...rest,
      answerNo: number,
      requestNo: wholeOf(requestNo, line, 'requestNo'),
      kind,
      result,
      quantity,
    })
  }
  return { rows, listed }
}

/** A line whose number stands on an earlier line is that line once more. */
function refuseTwice(seen: Map<string, number>, serial: string, line: number): void {
  const earlier = seen.get(serial)
  if (earlier !== undefined && serial !== '')
    throw new DbfWrong({ line, zh: `与第${earlier}行重复`, en: `the same as line ${earlier}` })
  seen.set(serial, line)
}

/** 'yyyymmdd' where the sender says for which settlement date it is, else the day itself. */
export function settlementDateOf(said: string, day: BusinessDate): BusinessDate {
  const date = `${said.slice(0, 4)}-${said.slice(4, 6)}-${said.slice(6)}`
  return /^\d{8}$/.test(said) && isBusinessDate(date) ? date : day
}

/** Nothing at all is 0: nobody has asked. */
function wholeOf(digits: string, line: number, column: string): number {
  const value = digits === '' ? 0 : Number(digits)
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new DbfWrong({ line, column, zh: `"${digits}"不是编号`, en: `"${digits}" is not a number` })
}
