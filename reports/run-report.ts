/**
 * Runs one report in one snapshot, whatever it is: decodes its filters, lets it read, and turns what it read into what
 * may leave. What it says about looks is to be written down before the result leaves.
 */
import type { TObject } from 'typebox'
import { parseFen, parsePrice } from '@guitai/core/base/money.ts'
import type { Database } from './database.ts'
import type { AnyReport, ReportContext, Row } from './define-report.ts'
import { InvalidReportInput } from './invalid-report-input.ts'
import { plainText } from './plain-text.ts'
import { presentRows, presentTotals } from './present-rows.ts'

/** A look at personal data, as `current.look` has it. */
export interface Look {
  tellerNo: number
  report: string
  subject: string
  isMasked: boolean
}

export interface PresentedReport {
  code: string
  name: string
  rows: Row[]
  totals: Row[] | null
  next: string | null
  look: Look | null
}

export async function runReport(
  report: AnyReport,
  database: Database,
  input: Row,
  context: ReportContext,
): Promise<PresentedReport> {
  const result = await report.run(database, decodeInput(report.input, input) as never, context)
  return {
    code: report.code,
    name: report.name,
    rows: presentRows(report.columns, result.rows, context.seesPersonalData),
    totals: result.totals === undefined ? null : presentTotals(report.columns, result.totals),
    next: result.next ?? null,
    look: lookOf(report, input, result.rows, context),
  }
}

const DECODERS: Readonly<Record<string, (text: string) => number | undefined>> = {
  money: parseFen,
  price: parsePrice,
}

/** Money and prices come as decimal texts, as everywhere on the wire. */
function decodeInput(schema: TObject, input: Row): Row {
  const decoded: Row = { ...input }
  for (const [name, property] of Object.entries(schema.properties)) {
    const decode = DECODERS[String((property as { 'x-decode'?: string })['x-decode'])]
    const value = input[name]
    if (decode === undefined || value === undefined) continue
    const number = typeof value === 'string' ? decode(value) : undefined
    if (number === undefined) throw new InvalidReportInput(name)
    decoded[name] = number
  }
  return decoded
}

const MOST_SUBJECTS = 20

/** Who was looked at: the clients shown, or what was asked for when there are many. */
function lookOf(report: AnyReport, input: Row, rows: readonly Row[], context: ReportContext): Look | null {
  if (rows.length === 0 || !report.columns.some(column => column.personal !== undefined)) return null
  const clients = [...new Set(rows.map(row => row['clientNo']))].filter(
    clientNo => clientNo !== undefined && clientNo !== null,
  )
  if (clients.length === 0) return null
  const shown = clients.slice(0, MOST_SUBJECTS).map(plainText).join(' ')
  const subject =
    clients.length <= MOST_SUBJECTS ? shown : `${shown} … ${clients.length}: ${JSON.stringify(input)}`
  return { tellerNo: context.tellerNo, report: report.name, subject, isMasked: !context.seesPersonalData }
}
