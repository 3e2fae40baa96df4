/**
 * Runs one report in one snapshot: it decodes the filters, lets the report read, leaves out clients whom the teller's rights do
 * not cover, and turns the rest into what may leave. The looks in its result must be recorded before the result leaves. A
 * search for a person is a look, too, whether anybody was found or not, and whatever may be seen of the person.
 */
import type { TObject } from 'typebox'
import { parseFen, parsePrice } from '@guitai/core/base/money.ts'
import type { Database } from './database.ts'
import { conditions } from './conditions.ts'
import { addCovered } from './covered.ts'
import { coveredOnly } from './covered-only.ts'
import type { AnyReport, ReportContext, Row } from './define-report.ts'
import { isPersonalSearch } from './filters.ts'
import { InvalidReportInput } from './invalid-report-input.ts'
import { oneClient } from './one-client.ts'
import { plainText } from './plain-text.ts'
import { isPersonal, presentRows, presentTotals, type Sight } from './present-rows.ts'

export interface PresentedReport {
  code: string
  name: string
  rows: Row[]
  totals: Row[] | null
  next: string | null
  /** Client numbers whose personal data is shown unmasked, or who were searched for; '' when there is none. */
  looks: string[]
}

export async function runReport(
  report: AnyReport,
  database: Database,
  input: Row,
  context: ReportContext,
): Promise<PresentedReport> {
  const decoded = await withCoveredClient(database, decodeInput(report.input, input), context)
  const asked = await aboutOne(database, decoded, context)
  const read = await report.run(database, decoded as never, asked)
  const result = await coveredOnly(database, read, { report, input, context })
  return {
    code: report.code,
    name: report.name,
    rows: presentRows(report.columns, result.rows, row => sightOf(row, report, { input: decoded, ...asked })),
    totals: result.totals === undefined ? null : presentTotals(report.columns, result.totals),
    next: result.next ?? null,
    looks: looksIn(report, result.rows, { input, ...context }),
  }
}

/**
 * A list in which clients are searched for shows who somebody is, not the numbers of documents and bank accounts: those are for who asks about one client, or typed the
 * number.
 */
function sightOf(row: Row, report: AnyReport, asked: ReportContext & { input: Row }): Sight {
  if (!asked.seesPersonalData) return 'masked'
  const { clientNo, text } = asked.input
  if (asked.isExport === true || asked.clientNo !== undefined || clientNo !== undefined) return 'all'
  if (!('client' in report.input.properties || 'text' in report.input.properties)) return 'all'
  const typed = typeof text === 'string' ? text.trim().toUpperCase() : ''
  return typed !== '' && typed === row['identityNumber'] ? 'all' : 'no-identity'
}

/** No client has it. */
const NOBODY = -1

/** A client whom the teller's rights do not cover is nobody: whatever is asked about him is answered as if the number were not given. */
async function withCoveredClient(database: Database, input: Row, context: ReportContext): Promise<Row> {
  const { clientNo } = input
  if (typeof clientNo !== 'number' || (context.branches === null && context.clientClasses === null))
    return input
  const filter = conditions()
  filter.add('client_no = ?::int8', clientNo)
  addCovered(filter, 'client_no', context)
  const found = await database.query<Row>(
    `select client_no as "clientNo" from current.client ${filter.where()}`,
    filter.values,
  )
  return found.length === 0 ? { ...input, clientNo: NOBODY } : input
}

/** A question about one client uses the client's number, however the client was named. */
async function aboutOne(database: Database, { client }: Row, context: ReportContext): Promise<ReportContext> {
  const clientNo = typeof client === 'string' ? await oneClient(database, client, context) : undefined
  if (clientNo === 'several') return { ...context, namesSeveral: true }
  return clientNo === undefined ? context : { ...context, clientNo }
}

const DECODERS: Readonly<Record<string, (text: string) => number | undefined>> = {
  money: parseFen,
  price: parsePrice,
}

/**
 * Money and prices come as decimal texts, as everywhere on the wire. A report about one client would tell of all without the client,
 * so what is required is asked for here, too, whoever calls.
 */
function decodeInput(schema: TObject, input: Row): Row {
  const decoded: Row = { ...input }
  for (const name of schema.required ?? []) if (input[name] === undefined) throw new InvalidReportInput(name)
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

/** The clients about whom something is visible that a mask would hide, or everybody whom a search for a person found. */
function looksIn(
  report: AnyReport,
  rows: readonly Row[],
  { input, seesPersonalData }: Pick<ReportContext, 'seesPersonalData'> & { input: Row },
): string[] {
  const numbers = (of: readonly Row[]): string[] => [
    ...new Set(of.map(row => plainText(row['clientNo'] ?? ''))),
  ]
  const searched = plainText(input[report.name === 'clients' ? 'text' : 'client'] ?? '')
  if (isPersonalSearch(searched)) return rows.length === 0 ? [''] : numbers(rows)
  const personal = report.columns.filter(column => column.personal !== undefined)
  if (!seesPersonalData || personal.length === 0) return []
  return numbers(rows.filter(row => personal.some(column => isPersonal(column, row[column.name]))))
}
